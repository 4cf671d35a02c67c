/** Bands of curves: a law of three terms at many places, draw by draw, against the two powers a place and draw that it is made of. */
import fs from 'node:fs';
import { inCheckout } from '../lib/places.mjs';
import { cpuMilliseconds } from './measure.mjs';
import { sayFigure, sayPart } from './report.mjs';

const plan = 'llama3-405b.scale';
const [places, samples] = [400, 4096];

export function benchCurves(engine) {
  sayPart(`${places} places of a curve over ${samples.toLocaleString('en-US')} draws, percentiles included; processor time, warm`);
  const xs = Array.from({ length: places }, (_, i) => 1e20 * 10 ** ((7 * i) / (places - 1)));
  const [floor, ...times] = cpuMilliseconds([barePowers(xs), ...curvesToMake(engine, xs).map(({ make }) => make)], {
    rounds: 9,
    warmUp: 3,
  });
  curvesToMake(engine, xs).forEach(({ what }, index) => {
    const floorIs = 'two powers a place and draw, each an exponential of a product, in a bare loop, without percentiles';
    sayFigure({ what, value: times[index], unit: 'ms', reach: 60, floor, floorIs, referenceFloor: 30 });
  });
  benchPictures(engine);
}

function curvesToMake({ parseExpression, curveOf, frontier, ownModel }, xs) {
  const vector = (middle, spread) => Float64Array.from({ length: samples }, (_, i) => middle + spread * Math.sin(i * 12.9898));
  const look = { id: 'a', label: 'a', role: 'model', source: '' };
  const names = {
    E: vector(1.8172, 0.03),
    A: vector(482, 60),
    B: vector(2085, 400),
    alpha: vector(0.3478, 0.02),
    beta: vector(0.3658, 0.02),
  };
  const law = {
    name: 'l',
    form: parseExpression('E + A / N^alpha + B / D^beta').value,
    constants: new Map(Object.entries(names)),
    gives: 'loss',
    valid: new Map([['N', { kind: 'bounds', low: 7e7, high: 16e9 }]]),
    reads: new Set(['N', 'D']),
    repetition: {},
  };
  const perHour = vector(1.4e18, 2e17);
  const size = vector(7e10, 1e9);
  const hours = xs.map(x => x / 1.4e18);
  return [
    { what: 'best size at each compute, every constant uncertain', make: () => curveOf(frontier(law, look), 1, xs) },
    { what: 'the same over accelerator time at an uncertain rate', make: () => curveOf(frontier(law, look), perHour, hours) },
    { what: 'one model on more or fewer tokens', make: () => curveOf(ownModel(law, { params: size, counted: size }, look), 1, xs) },
  ];
}

function barePowers(xs) {
  const [a, b] = [0.34, 0.36].map(middle => Float64Array.from({ length: samples }, (_, i) => middle + 0.01 * Math.sin(i)));
  const out = new Float64Array(samples);
  return () => {
    let sum = 0;
    for (const x of xs) {
      const t = Math.log(x);
      for (let i = 0; i < samples; i += 1) out[i] = Math.exp(-a[i] * t) + Math.exp(-b[i] * t);
      sum += out[samples - 1];
    }
    return sum;
  };
}

/** Every picture of an example after a keystroke: what the edit left as it was is kept, as in an editor. */
function benchPictures({ analyze, defaultSettings }) {
  const text = fs.readFileSync(inCheckout('examples', plan), 'utf8');
  const library = JSON.parse(fs.readFileSync(inCheckout('library/index.json'), 'utf8'));
  const first = analyze({ main: plan, files: new Map([[plan, { text }]]), library, settings: { ...defaultSettings, samples } });
  first.curves();
  let edits = 0;
  const edited = () => {
    edits += 1;
    return analyze({ ...first.input, files: new Map([[plan, { text: `${text}\nlet edit_${edits} = ${edits}\n` }]]) }, first);
  };
  const [analysed, drawn] = cpuMilliseconds([edited, () => edited().curves()], { rounds: 9, warmUp: 5 });
  sayFigure({
    what: `every picture of examples/${plan}, after an edit beside them`,
    value: drawn - analysed,
    unit: 'ms',
    floor: analysed,
    floorIs: 'the analysis of the edit alone',
  });
}
