/** Prices, purchases, limits and what is left, by figures worked out by hand. */
import assert from 'node:assert/strict';
import { analyzed, codesOf, estimateAt, faultsOf, medianAt } from '../support/plan.js';
import { near } from './near.js';

const run = 'pretrain p { hardware: own, gpu_hours: 1M }\n';
/** $45,000 over 43,800 hours. */
const capital = (30_000 * 1.5) / (5 * 365 * 24);
const bought = 'purchase_price: $30k, capital_overhead: 1.5, lifetime: 5 years';

describe('a price from a purchase', () => {
  it('is what is written off in an hour, where electricity is not priced', () => {
    const analysis = analyzed(`hardware own from h100 { price: derived, ${bought} }\n${run}`);
    near(medianAt(analysis, 'own.price'), capital);
    assert.match(estimateAt(analysis, 'own.price').because ?? '', /electricity is not priced/);
    near(medianAt(analysis, 'p.cost'), 1e6 * capital);
  });

  it('has the electricity at the wall on top, once', () => {
    const analysis = analyzed(
      `hardware own from h100 { price: derived, ${bought}, electricity: $0.08/kWh, gpu_power: 1 kW, pue: 1.25 }\n${run}budget b { }`,
    );
    near(medianAt(analysis, 'own.price'), capital + 1.25 * 0.08);
    near(medianAt(analysis, 'p.cost'), 1e6 * (capital + 0.1));
    near(medianAt(analysis, 'b.cost'), 1e6 * (capital + 0.1));
    near(medianAt(analysis, 'p.energy'), 1.25e6);
  });

  it('is a price of hardware of the own file, ahead of the budget, with and without electricity', () => {
    for (const electricity of ['', ', electricity: $0.08/kWh, gpu_power: 1 kW, pue: 1.25']) {
      const analysis = analyzed(
        `hardware own from h100 { price: derived, ${bought}${electricity} }\n${run}budget b { price: $9/GPU-hour }`,
      );
      near(medianAt(analysis, 'p.price'), medianAt(analysis, 'own.price'));
      assert.ok(medianAt(analysis, 'p.price') < 2);
    }
  });

  it('takes the assumptions for servers and wear where they are not given', () => {
    const analysis = analyzed(`hardware own { purchase_price: price_h100_purchase }\n${run}`);
    for (const path of ['capital_overhead', 'lifetime']) assert.equal(estimateAt(analysis, `own.${path}`).origin, 'default');
    assert.equal(estimateAt(analysis, 'own.price').origin, 'derived');
    assert.deepEqual(faultsOf(analysis), []);
  });

  it('stays unknown where electricity is priced and the draw is not known', () => {
    assert.match(estimateAt(analyzed(`hardware own { ${bought}, electricity: $0.08/kWh }`), 'own.price').because ?? '', /gpu_power/);
  });

  it('is not the price of a chip of the library, and that is told, with what helps', () => {
    const text = `hardware own from h100 { ${bought} }`;
    const [found] = analyzed(text).diagnostics;
    assert.equal(`${found?.code} ${found?.severity} ${found?.fixes[0]?.title}`, 'SC091 warning Add `price: derived`');
    const [edit] = found!.fixes[0]!.edits;
    const mended = analyzed(text.slice(0, edit!.start) + edit!.text + text.slice(edit!.end));
    assert.deepEqual(codesOf(mended), []);
    near(medianAt(mended, 'own.price'), capital);
  });
});

describe('a price by date and commitment', () => {
  it('has a name, and its source and date go with it', () => {
    const analysis = analyzed(`hardware own from h100 { price: price_h100_1_year }\n${run}`);
    assert.equal(medianAt(analysis, 'p.cost'), 7.67e6);
    assert.match(estimateAt(analysis, 'price_h100_1_year').source ?? '', /2025-03/);
  });

  it('may stand in the phase, the hardware or the budget; the nearest counts', () => {
    const price = (text: string): number => medianAt(analyzed(text), 'p.price');
    const own = 'hardware own { count: 8 }\n';
    assert.equal(price(`${own}pretrain p { hardware: own, price: $1/GPU-hour }\nbudget b { price: $3/GPU-hour }`), 1);
    assert.equal(price(`hardware own { price: $2/GPU-hour }\n${run}budget b { price: $3/GPU-hour }`), 2);
    assert.equal(price(`${own}${run}budget b { price: $3/GPU-hour }`), 3);
    assert.equal(price('pretrain p { hardware: h100_nvl, gpu_hours: 1 }\nbudget b { price: $3/GPU-hour }'), 3);
    assert.equal(price('pretrain p { hardware: h100_nvl, gpu_hours: 1 }'), 6.98);
  });

  it('in another currency is brought over by a rate of the file', () => {
    const analysis = analyzed(`let dollars_per_euro = 1.1 $/€\nhardware own { price: €2/GPU-hour * dollars_per_euro }\n${run}`);
    near(medianAt(analysis, 'p.cost'), 2.2e6);
  });
});

describe('the limit of a budget', () => {
  const plan =
    'hardware own { price: $2/GPU-hour, gpu_power: 1 kW, pue: 1, grid: 0.5 kgCO2/kWh, peak.bf16: 1000 TFLOP/s, goodput: 100% }\npretrain p { hardware: own, gpu_hours: 1000, mfu: 50% }\n';
  const limits: readonly (readonly [limit: string, left: number, unit: string])[] = [
    ['$2500', 500, '$'],
    ['1500 GPU-hours', 500, 'GPU-hour'],
    ['2 MWh', 1000, 'kWh'],
    ['2 tCO2', 1.5, 'tCO2'],
    ['2e21 FLOP', 2e21 - 1000 * 3600 * 5e14, 'FLOP'],
  ];
  for (const [limit, left, unit] of limits) {
    it(`of ${limit} leaves ${left} ${unit}`, () => {
      const analysis = analyzed(`${plan}budget b { limit: ${limit} }`);
      near(medianAt(analysis, 'b.remaining'), left);
      assert.equal(estimateAt(analysis, 'b.remaining').unit, unit);
      assert.deepEqual(codesOf(analysis), []);
    });
  }

  it('that is passed is an error, and what is left is negative', () => {
    const analysis = analyzed(`${plan}budget b { limit: 1500 kWh }\nbudget c { limit: 500 kWh }`);
    assert.deepEqual(codesOf(analysis), ['SC043']);
    near(medianAt(analysis, 'c.remaining'), -500);
  });

  it('without a total to hold it against has that reason', () => {
    const analysis = analyzed('pretrain p { gpu_hours: 10 }\nbudget b { limit: $5 }');
    assert.match(estimateAt(analysis, 'b.remaining').because ?? '', /p\.cost is unknown/);
  });
});
