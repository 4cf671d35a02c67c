/** In every draw a total is the sum of its parts, so means add exactly; and shares are of one whole. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Analysis, BudgetMeasure, BudgetView, Summary } from '../../engine/src/index.js';
import { analyzed, estimateAt, medianAt } from './support/plan.js';
import { examples } from './support/soup.js';

const measures: readonly BudgetMeasure[] = ['flop', 'gpu_hours', 'cost', 'energy', 'co2'];
const near = (actual: number, expected: number, what: string): void => { assert.ok(Math.abs(actual - expected) <= 1e-9 * Math.abs(expected), `${what}: ${actual} is not ${expected}`); };

function assertAddsUp(view: BudgetView, percentile: keyof Summary): void {
  for (const measure of measures) {
    const total = view.total.cells[measure];
    const parts = view.parts.map(part => part.cells[measure]);
    if (parts.some(part => part.range === null)) { assert.equal(total.range, null, `${view.name}.${measure} is a total of what is not known`); continue; }
    if (total.range === null) { assert.ok(parts.length === 0 || total.because !== null); continue; }
    near(parts.reduce((sum, part) => sum + part.range![percentile], 0), total.range[percentile], `${view.name}.${measure}`);
    const shares = parts.flatMap(part => part.share ?? []);
    if (shares.length > 0) near(shares.reduce((sum, share) => sum + share.mean, 0), 1, `${view.name}.${measure}: shares`);
  }
}

function assertAllAddUp(analysis: Analysis, percentile: keyof Summary = 'mean'): void {
  const views = analysis.budgets();
  assert.ok(views.length > 0);
  for (const view of views) assertAddsUp(view, percentile);
}

describe('budgets', () => {
  for (const [name, text] of examples) it(`${name}: means of the parts sum to the mean of the total`, () => { assertAllAddUp(analyzed(text, { settings: { samples: 256 } })); });

  const range = fc.tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 9 })).map(([low, times]) => [low, low * times] as const);
  const phases = fc.array(fc.record({ params: range, tokens: range, price: range, chip: fc.constantFrom('h100', 'a100_80gb', 'b200') }), { minLength: 1, maxLength: 5 });

  it('of random phases with ranges: means', () => {
    fc.assert(fc.property(phases, list => {
      const text = list.map(({ params, tokens, price, chip }, index) => `pretrain p${index} { params: ${params[0]}B to ${params[1]}B, tokens: ${tokens[0]}B to ${tokens[1]}B, hardware: ${chip}, price: $${price[0]} to $${price[1]}/GPU-hour, grid: 0.4 kgCO2/kWh }`).join('\n');
      assertAllAddUp(analyzed(`${text}\nbudget all { }`, { settings: { samples: 64 } }));
    }), { numRuns: 20 });
  });

  it('of random phases without ranges: medians too', () => {
    fc.assert(fc.property(phases, list => {
      const text = list.map(({ params, tokens, price, chip }, index) => `pretrain p${index} { params: ${params[0]}B, tokens: ${tokens[0]}B, hardware: ${chip}, mfu: 40%, goodput: 90%, price: $${price[0]}/GPU-hour, pue: 1.1, grid: 0.4 kgCO2/kWh }\n`).join('');
      const analysis = analyzed(`hardware unused { }\n${text}budget all { }`, { settings: { samples: 16 } });
      for (const measure of ['flop', 'gpu_hours', 'cost'] as const) {
        near(list.reduce((sum, _, index) => sum + medianAt(analysis, `p${index}.${measure}`), 0), medianAt(analysis, `all.${measure}`), measure);
      }
    }), { numRuns: 20 });
  });

  it('without a budget block are implied over every phase', () => {
    const analysis = analyzed('pretrain a { flop: 1e24 FLOP }\nposttrain b { flop: 2e24 FLOP }\n');
    assert.equal(analysis.budgets().length, 1);
    assert.equal(analysis.budgets()[0]!.total.cells.flop.range?.p50, 3e24);
  });

  it('keep derivatives of others out of every total', () => {
    const analysis = analyzed('pretrain a { flop: 1e24 FLOP }\nbudget b { derivatives: 30x }\n');
    assert.equal(medianAt(analysis, 'b.flop'), 1e24);
    near(medianAt(analysis, 'b.ecosystem.flop'), 3e25, 'ecosystem');
    assert.equal(analysis.budgets()[0]!.parts.length, 1);
  });

  it('sum every measure a phase that is unknown leaves unknown, with the phase named', () => {
    const analysis = analyzed('pretrain a { flop: 1e24 FLOP }\npretrain b { }\nbudget all { }\n');
    assert.equal(estimateAt(analysis, 'all.flop').range, null);
    assert.match(estimateAt(analysis, 'all.flop').because!, /b\.flop/);
  });
});

describe('a nested phase', () => {
  const plan = (inner: string): string => `pretrain base { params: 7B, tokens: 1T tokens, hardware: h100, count: 512, mfu: 40%, goodput: 90%, price: $2/GPU-hour\n  phase anneal { ${inner} } }\n`;

  it('that takes a share leaves the totals as they are', () => {
    const analysis = analyzed(plan('share: 10%'));
    near(medianAt(analysis, 'base.flop'), 6 * 7e9 * 1e12, 'flop');
    near(medianAt(analysis, 'base.anneal.flop'), 6 * 7e9 * 1e11, 'anneal');
  });

  it('with tokens of its own comes on top', () => {
    const analysis = analyzed(plan('tokens: 100B tokens'));
    near(medianAt(analysis, 'base.flop'), 6 * 7e9 * 1.1e12, 'flop');
    near(medianAt(analysis, 'base.cost'), medianAt(analysis, 'base.gpu_hours') * 2, 'cost');
  });

  it('inherits where the phase runs, unless it says otherwise', () => {
    const analysis = analyzed(plan('tokens: 100B tokens, hardware: a100_80gb'));
    assert.equal(estimateAt(analysis, 'base.anneal.hardware').value, 'a100_80gb');
    near(medianAt(analysis, 'base.anneal.gpu_hours'), 6 * 7e9 * 1e11 / (312e12 * 0.4 * 0.9) / 3600, 'hours');
  });
});
