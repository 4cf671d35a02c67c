/** In every draw a total is the sum of its parts: so means add, always, and percentiles where nothing is uncertain. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { BudgetCell, BudgetMeasure, BudgetRow, BudgetView } from '../../../engine/src/index.js';
import { analyzed, estimateAt, faultsOf, medianAt } from '../support/plan.js';
import { examples } from '../support/soup.js';
import { phasesAndBudget, settings } from './plans.js';

const measures: readonly BudgetMeasure[] = ['flop', 'gpu_hours', 'cost', 'energy', 'co2'];

function assertClose(found: number, wanted: number, what: string): void {
  assert.ok(Math.abs(found - wanted) <= 1e-9 * Math.max(Math.abs(found), Math.abs(wanted)), `${what}: ${found}, not ${wanted}`);
}

const cellsOf = (rows: readonly BudgetRow[], measure: BudgetMeasure): readonly BudgetCell[] => rows.map(row => row.cells[measure]);

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** A total with an unknown part is unknown, never the sum of the rest. */
function assertTotals(view: BudgetView): void {
  for (const measure of measures) {
    const total = view.total.cells[measure];
    const parts = cellsOf(view.parts, measure);
    if (parts.some(part => part.range === null) || parts.length === 0) {
      assert.equal(total.range, null, `${view.name}.${measure}`);
      assert.ok(total.because !== null && total.because.length > 0);
      continue;
    }
    assert.ok(total.range !== null, `${view.name}.${measure}: ${total.because}`);
    assertClose(total.range.mean, sumOf(parts.map(part => part.range!.mean)), `${view.name}.${measure}`);
    if (total.range.mean > 0) assertClose(sumOf(parts.map(part => part.share!.mean)), 1, `shares of ${view.name}.${measure}`);
  }
}

/** The view shows what the estimates say. */
function assertSameAsEstimates(text: string, view: BudgetView): void {
  const analysis = analyzed(text, { settings });
  for (const measure of measures) {
    assert.deepEqual(estimateAt(analysis, `${view.name}.${measure}`).range, view.total.cells[measure].range);
    for (const part of view.parts)
      assert.deepEqual(estimateAt(analysis, `${view.name}.parts.${part.name}.${measure}`).range, part.cells[measure].range);
  }
}

describe('the total of a budget', () => {
  for (const [name, text] of examples) {
    it(`is the sum of its parts in ${name}`, () => {
      const views = analyzed(text).budgets();
      assert.ok(
        views.length > 0 && views.every(({ total: { cells } }) => cells.gpu_hours.range !== null || (cells.gpu_hours.because ?? '') !== ''),
      );
      views.forEach(assertTotals);
    });
  }

  it('is the sum of its parts in the mean, whatever they are', () => {
    fc.assert(
      fc.property(phasesAndBudget(false), text => {
        const analysis = analyzed(text, { settings });
        assert.deepEqual(faultsOf(analysis), []);
        for (const view of analysis.budgets()) {
          assert.ok(measures.every(measure => view.total.cells[measure].range !== null));
          assertTotals(view);
          assertSameAsEstimates(text, view);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('is the sum of its parts in every percentile where all of them are points', () => {
    fc.assert(
      fc.property(phasesAndBudget(true), text => {
        const [view] = analyzed(text, { settings }).budgets();
        for (const measure of measures) {
          const { range } = view!.total.cells[measure];
          const parts = cellsOf(view!.parts, measure);
          for (const percentile of ['p5', 'p50', 'p95', 'mean'] as const) {
            assertClose(range![percentile], sumOf(parts.map(part => part.range![percentile])), `${measure}.${percentile}`);
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it('counts the derivatives of others apart', () => {
    fc.assert(
      fc.property(phasesAndBudget(false), text => {
        const [view] = analyzed(text, { settings }).budgets();
        const training = view!.parts.filter(part => part.phase === 'pretrain');
        for (const measure of ['flop', 'gpu_hours', 'cost'] as const) {
          const ofTraining = sumOf(cellsOf(training, measure).map(part => part.range!.mean));
          assertClose(view!.ecosystem!.cells[measure].range!.mean, 3 * ofTraining, measure);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('is what the implied budget of a file without one has too', () => {
    fc.assert(
      fc.property(phasesAndBudget(false), text => {
        const named = analyzed(text, { settings }).budgets()[0]!;
        const implied = analyzed(text.replace('budget all { derivatives: 3 }', ''), { settings }).budgets()[0]!;
        assertTotals(implied);
        assert.deepEqual(implied.total.cells, named.total.cells);
      }),
      { numRuns: 15 },
    );
  });

  it('is unknown while one part is, and names it', () => {
    const analysis = analyzed('pretrain a { gpu_hours: 5k, price: $2/GPU-hour }\npretrain b { params: 7B }\nbudget both { }', { settings });
    const [view] = analysis.budgets();
    assertTotals(view!);
    assert.match(view!.total.cells.gpu_hours.because ?? '', /^b\.gpu_hours is unknown/);
    assert.equal(view!.parts[0]!.cells.cost.range?.p50, 10_000);
  });
});

describe('the total of a phase', () => {
  it('is its own part and those of its nested phases: a share is cut out, the rest comes on top', () => {
    const plain = 'params: 7B\n  tokens: 1T\n  hardware: h100 * 256\n  mfu: 0.3..0.5\n  goodput: 0.9';
    const phases = 'phase anneal { share: 10%, mfu: 0.2..0.3 }\n  phase long { tokens: 50B, seq_len: 128k }';
    const analysis = analyzed(`pretrain base {\n  ${plain}\n  ${phases}\n}`, { settings });
    const whole = analyzed(`pretrain base {\n  ${plain}\n}`, { settings });
    assert.deepEqual(
      analysis.blocks[0]!.phases.map(phase => phase.name),
      ['base.anneal', 'base.long'],
    );
    assertClose(medianAt(analysis, 'base.anneal.tokens'), 1e11, 'tokens of the share');
    assertClose(medianAt(analysis, 'base.flop'), 6 * 7e9 * 1.05e12, 'flop');
    for (const measure of ['flop', 'gpu_hours', 'days', 'cost', 'energy']) {
      const mean = (path: string): number => estimateAt(analysis, `${path}.${measure}`).range!.mean;
      assertClose(mean('base'), 0.9 * estimateAt(whole, `base.${measure}`).range!.mean + mean('base.anneal') + mean('base.long'), measure);
    }
  });
});

describe('what remains of a limit', () => {
  it('is the limit less the total, draw by draw', () => {
    fc.assert(
      fc.property(phasesAndBudget(false), text => {
        const analysis = analyzed(text.replace('{ derivatives: 3 }', '{ limit: $1B }'), { settings });
        assertClose(
          estimateAt(analysis, 'all.remaining').range!.mean + estimateAt(analysis, 'all.cost').range!.mean,
          1e9,
          'remaining + cost',
        );
      }),
      { numRuns: 10 },
    );
  });
});
