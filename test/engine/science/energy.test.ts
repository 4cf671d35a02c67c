/** Power, energy and emissions, by figures worked out by hand. */
import assert from 'node:assert/strict';
import { shortText } from '../../../engine/src/index.js';
import { analyzed, codesOf, estimateAt, faultsOf, medianAt } from '../support/plan.js';
import { near } from './near.js';

const chip = 'tdp: 700 W, power_factor: 80%, host_overhead: 50%';
const pool = `hardware pool { ${chip}, pue: 1.2, grid: 0.4 kgCO2/kWh, price: $2/GPU-hour, goodput: 100%, peak.bf16: 1000 TFLOP/s }\n`;
/** Watts that one accelerator of the pool draws with its server: 700 x 0.8 x 1.5. */
const watts = 840;

describe('the draw of an accelerator', () => {
  it('is its design power, the share of it that it draws, and the server on top', () => {
    near(medianAt(analyzed(pool), 'pool.gpu_power'), watts);
  });

  it('rests on two assumptions where the library measured nothing: 1.0 to 1.6 of the design power', () => {
    const analysis = analyzed('hardware pool from h100 { count: 8 }');
    for (const path of ['power_factor', 'host_overhead']) assert.equal(estimateAt(analysis, `pool.${path}`).origin, 'default');
    const { p5, p95 } = estimateAt(analysis, 'pool.gpu_power').range!;
    near(p5 / 700, 1, 0.03);
    near(p95 / 700, 1.6, 0.03);
  });

  it('lies within what was measured of servers with eight H100, per accelerator: 76 % of 10.2 kW in hard work, 8.4 kW at most', () => {
    const { p5, p95 } = estimateAt(analyzed('hardware pool from h100 { }'), 'pool.gpu_power').range!;
    for (const kilowatts of [0.76 * 10.2, 8.4]) assert.ok(p5 < (kilowatts * 1000) / 8 && (kilowatts * 1000) / 8 < p95, `${kilowatts}`);
  });

  it('is the measured one where there is one, and then no share is assumed', () => {
    const analysis = analyzed('hardware pool from v100 { }\nhardware own { tdp: 700 W, gpu_power: 800 W }');
    assert.equal(medianAt(analysis, 'pool.gpu_power'), 330);
    for (const block of ['pool', 'own']) assert.equal(analysis.estimate(`${block}.power_factor`)?.range ?? null, null);
  });

  it('derives anew where the measured one is dropped', () => {
    near(
      medianAt(analyzed('hardware pool from v100 { gpu_power: derived, power_factor: 0.9, host_overhead: 0.2 }'), 'pool.gpu_power'),
      300 * 0.9 * 1.2,
    );
  });

  it('stays unknown without a design power, with that reason', () => {
    assert.match(estimateAt(analyzed('hardware pool { count: 8 }'), 'pool.power').because ?? '', /`gpu_power` or `tdp`/);
  });
});

describe('measured trainings (arXiv 2104.10350, table 4): hours x draw x PUE', () => {
  const rows: readonly (readonly [name: string, hours: number, draw: number, pue: number, megawattHours: number])[] = [
    ['GPT-3, 10,000 V100 for 14.8 days', 10_000 * 14.8 * 24, 330, 1.1, 1287],
    ['T5-11B', 246_733, 310, 1.12, 85.7],
    ['Meena', 737_280, 289, 1.09, 232],
    ['Switch', 663_552, 245, 1.1, 179],
  ];
  for (const [name, hours, draw, pue, megawattHours] of rows) {
    it(`${name}: ${megawattHours} MWh`, () => {
      const analysis = analyzed(`hardware pool { gpu_power: ${draw} W, pue: ${pue} }\npretrain p { hardware: pool, gpu_hours: ${hours} }`);
      near(medianAt(analysis, 'p.energy') / 1000, megawattHours, 0.003);
    });
  }
});

describe('a cluster', () => {
  it('of 16,384 draws 16.5 MW at the wall, and is shown so', () => {
    const analysis = analyzed(`${pool}hardware hall from pool { count: 16_384 }\npretrain p { hardware: hall, gpu_hours: 1M }`);
    near(medianAt(analysis, 'hall.power'), 16_384 * watts * 1.2);
    near(medianAt(analysis, 'p.power'), 16_384 * watts * 1.2);
    for (const path of ['hall.power', 'p.power']) assert.equal(shortText(estimateAt(analysis, path)), '16.5 MW');
  });

  it('serves with as many as the busiest hour needs', () => {
    const analysis = analyzed(
      `${pool}testtime t { hardware: pool, gpu_hours_per_day: 24_000, peak_to_average: 1.5, utilization: 60%, replica: 16 }`,
    );
    assert.equal(medianAt(analysis, 't.count'), Math.ceil((1000 * 1.5) / 0.6 / 16) * 16);
    near(medianAt(analysis, 't.power'), 2512 * watts * 1.2);
    near(medianAt(analysis, 't.energy_per_day'), 24_000 * 0.84 * 1.2);
    near(medianAt(analysis, 't.co2_per_day'), 24 * 0.84 * 1.2 * 0.4);
  });

  it('of two parts that follow one another draws what the larger one does', () => {
    const analysis = analyzed(
      `${pool}pretrain p { hardware: pool, count: 100, gpu_hours: 1000\n  phase long { count: 400, gpu_hours: 500 } }`,
    );
    near(medianAt(analysis, 'p.power'), 400 * watts * 1.2);
    near(medianAt(analysis, 'p.energy'), 1500 * 0.84 * 1.2);
  });
});

describe('experiments', () => {
  it('are in the energy, the emissions and the cost, and in their totals, not in the hours', () => {
    const analysis = analyzed(
      `${pool}pretrain p { hardware: pool, gpu_hours: 1000, experiments: 20% }\nposttrain q { hardware: pool, gpu_hours: 100 }\nbudget b { }`,
    );
    assert.equal(medianAt(analysis, 'b.gpu_hours'), 1100);
    near(medianAt(analysis, 'b.energy'), 1300 * 0.84 * 1.2);
    near(medianAt(analysis, 'b.co2'), 1.3 * 0.84 * 1.2 * 0.4);
    near(medianAt(analysis, 'b.cost'), 2600);
  });
});

describe('grid and PUE', () => {
  const phase = 'pretrain p { hardware: pool, gpu_hours: 1000';
  const bare = `hardware pool { ${chip}, pue: 1.2 }\n`;

  it('come from the phase, else the hardware, else the budget', () => {
    const co2 = (text: string): number => medianAt(analyzed(text), 'p.co2');
    near(co2(`${pool}${phase}, grid: 0.1 kgCO2/kWh }\nbudget b { grid: 0.9 kgCO2/kWh }`), 1.008 * 0.1);
    near(co2(`${pool}${phase} }\nbudget b { grid: 0.9 kgCO2/kWh }`), 1.008 * 0.4);
    near(co2(`${bare}${phase} }\nbudget b { grid: grid_france }`), 1.008 * 0.041);
  });

  it('name a region and a year: the source goes with the value', () => {
    const analysis = analyzed(`${bare}${phase}, grid: grid_france }`);
    const named = estimateAt(analysis, 'p.grid').inputs.find(input => input.path === 'grid_france');
    assert.ok(named !== undefined);
    assert.match(estimateAt(analysis, 'grid_france').source ?? '', /France, 2025/);
  });

  it('of two budgets that disagree leave each its own total', () => {
    const analysis = analyzed(
      `hardware pool { ${chip}, price: $2/GPU-hour, grid: 0.4 kgCO2/kWh }\n${phase}, count: 10 }\nbudget a { pue: 1.1 }\nbudget b { pue: 1.5 }`,
    );
    assert.equal(estimateAt(analysis, 'p.energy').origin, 'unknown');
    near(medianAt(analysis, 'a.energy'), 840 * 1.1);
    near(medianAt(analysis, 'b.co2'), 0.84 * 1.5 * 0.4);
    near(medianAt(analysis, 'a.power'), 10 * watts * 1.1);
    near(medianAt(analysis, 'b.power'), 10 * watts * 1.5);
  });

  it('without a grid the emissions stay unknown and say so', () => {
    const analysis = analyzed(`${bare}${phase} }\nbudget b { }`);
    assert.match(estimateAt(analysis, 'b.co2').because ?? '', /no grid is named/);
    assert.deepEqual(faultsOf(analysis), []);
  });
});

describe('the power of a budget', () => {
  const at = (name: string, count: number, dates: string): string => `pretrain ${name} { hardware: pool, count: ${count}, ${dates} }\n`;
  const powerOf = (...phases: string[]): number => medianAt(analyzed(`${pool}${phases.join('')}budget b { }`), 'b.power') / (watts * 1.2);

  it('without dates is that of the largest phase', () => {
    near(powerOf(at('a', 100, 'days: 10'), at('c', 300, 'days: 5')), 300);
  });

  it('adds phases that run at the same time, and no others', () => {
    near(powerOf(at('a', 100, 'days: 30, start: 2026-01-01'), at('c', 300, 'days: 5, start: 2026-01-10')), 400);
    near(powerOf(at('a', 100, 'days: 30, start: 2026-01-01'), at('c', 300, 'days: 5, start: 2026-03-01')), 300);
    near(powerOf(at('a', 100, 'days: 30, start: 2026-01-01'), at('c', 300, 'days: 5, start: 2026-01-31')), 300);
  });

  it('two that overlap a third but not one another are never summed', () => {
    near(
      powerOf(
        at('long', 100, 'days: 90, start: 2026-01-01'),
        at('early', 200, 'days: 10, start: 2026-01-05'),
        at('late', 300, 'days: 10, start: 2026-03-01'),
      ),
      400,
    );
  });

  it('a phase without dates counts by itself', () => {
    near(powerOf(at('a', 100, 'days: 30, start: 2026-01-01'), at('c', 300, 'days: 30, start: 2026-01-10'), at('d', 350, 'days: 30')), 400);
    near(powerOf(at('a', 100, 'days: 30, start: 2026-01-01'), at('c', 300, 'days: 30, start: 2026-01-10'), at('d', 500, 'days: 30')), 500);
  });

  it('is decided draw by draw: in some the phases overlap, in others not', () => {
    const analysis = analyzed(
      `${pool}${at('a', 100, 'days: 20 to 80, start: 2026-01-01')}${at('c', 300, 'days: 10, start: 2026-02-20')}budget b { }`,
    );
    const { p5, p50, p95 } = estimateAt(analysis, 'b.power').range!;
    assert.deepEqual(
      [p5, p50, p95].map(value => Math.round(value / (watts * 1.2))),
      [300, 300, 400],
    );
  });

  it('counts a service at its busiest hour', () => {
    const service =
      'testtime t { hardware: pool, gpu_hours_per_day: 2400, peak_to_average: 2, utilization: 50%, start: 2026-01-05, days: 10 }\n';
    near(powerOf(at('a', 100, 'days: 30, start: 2026-01-01'), service), 500);
  });

  it('is unknown with the phase that is, and says which', () => {
    const analysis = analyzed(`${pool}${at('a', 100, 'days: 30')}pretrain c { hardware: pool, gpu_hours: 10 }\nbudget b { }`);
    assert.match(estimateAt(analysis, 'b.power').because ?? '', /c\.power is unknown/);
  });
});

describe('a value without effect', () => {
  it('is told where the measured draw of the library stays', () => {
    assert.deepEqual(codesOf(analyzed('hardware pool from v100 { power_factor: 0.9 }')), ['SC091']);
    assert.deepEqual(codesOf(analyzed('hardware pool from v100 { gpu_power: derived, power_factor: 0.9 }')), []);
    assert.deepEqual(codesOf(analyzed('hardware pool from h100 { power_factor: 0.9 }')), []);
  });
});
