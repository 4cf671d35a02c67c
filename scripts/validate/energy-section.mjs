/**
 * Electricity of trainings that was measured: from the hours and the measured draw, from the design power alone, and from size and tokens
 * alone.
 */
import fs from 'node:fs';
import { inCheckout } from '../lib/places.mjs';
import { error } from './report.mjs';

/** @param analyze the engine's own, so that what is tried is what a plan gets */
export function energySection(analyze, settings) {
  const { rows } = JSON.parse(fs.readFileSync(inCheckout('test/fixtures/validation/energy.json'), 'utf8'));
  const library = JSON.parse(fs.readFileSync(inCheckout('library/index.json'), 'utf8'));
  const energyOf = text => {
    const analysis = analyze({ main: 'plan.scale', files: new Map([['plan.scale', { text }]]), library, settings });
    const { p5, p50, p95 } = analysis.estimate('p.energy').range;
    return [p5, p50, p95].map(kilowattHours => kilowattHours / 1000);
  };
  return {
    title: 'Electricity of whole trainings',
    text: `MWh, measured and predicted. With the draw that was measured and the PUE, only hours x W x PUE is checked, and some of the hours may have been
worked out from the energy. From the design power alone, P5 to P95 takes the shares that are assumed where nothing was measured, and the PUE that is
assumed: the V100, in a site with a PUE of 1.10, stands at its lower end, and the TPU v3 stays far below. Both therefore have their measured draw in the
library, and whoever plans for another chip without one should expect to be told too much rather than too little. Of OLMo 2 the H100 alone were measured,
and hours are not published: size and tokens give the hours, and the servers and the PUE are left out. Of its 13B a second paper prints 230 MWh. Energies
that are hours times design power are no measurements and not here.`,
    header: ['training', 'measured', 'with the measured draw', '', 'from the design power', 'holds', 'from size and tokens', 'holds'],
    rows: rows.map(row => (row.gpuHours === undefined ? fromSize(row, energyOf) : fromHours(row, energyOf))),
  };
}

function fromHours(row, energyOf) {
  const run = `pretrain p { hardware: pool, gpu_hours: ${row.gpuHours} }`;
  const [, measured] = energyOf(`hardware pool { gpu_power: ${row.watts} W, pue: ${row.pue} }\n${run}`);
  const assumed = energyOf(`hardware pool { tdp: ${row.designWatts} W }\n${run}`);
  return [row.name, row.megawattHours, digits(measured), error(measured / row.megawattHours - 1), ...rangeOf(assumed, row), '', ''];
}

function fromSize(row, energyOf) {
  const chips = `hardware pool from ${row.chip} { host_overhead: 0, pue: 1 }`;
  return [
    row.name,
    row.megawattHours,
    '',
    '',
    '',
    '',
    ...rangeOf(energyOf(`${chips}\npretrain p { hardware: pool, params: ${row.params}, tokens: ${row.tokens} }`), row),
  ];
}

const rangeOf = ([low, , high], { megawattHours }) => [
  `${digits(low)} to ${digits(high)}`,
  low <= megawattHours && megawattHours <= high ? 'yes' : 'no',
];

const digits = megawattHours => Number(megawattHours.toPrecision(3)).toLocaleString('en-US');
