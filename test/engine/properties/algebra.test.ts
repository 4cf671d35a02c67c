/** A range has one vector of draws wherever it is read: a value less itself is nothing, over itself is one. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ScenarioResult } from '../../../engine/src/index.js';
import { analyzed, codesOf, estimateAt, plainEstimate } from '../support/plan.js';
import { examples } from '../support/soup.js';
import { settings } from './plans.js';

const point = (value: number): object => ({ p5: value, p50: value, p95: value, mean: value });

const ranges = [
  '1 to 2',
  '30% to 60%',
  '-5..5',
  '5 to 9 GPU-hours',
  'normal(5, sd: 1)',
  'lognormal(5, sd: 1)',
  'triangular(1, 2, 3)',
  'beta(2, 3)',
  'loguniform(1, 10)',
  '$2 to $3/GPU-hour',
  '2026-12-10',
  '3 to 4 H100-hours',
];

const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);

describe('a value less itself', () => {
  for (const range of ranges) {
    it(`is 0: ${range}`, () => {
      const analysis = analyzed(`let x = ${range}\nlet zero = x - x`, { settings });
      assert.deepEqual(
        codesOf(analysis).filter(code => code !== 'SC032'),
        [],
      );
      assert.deepEqual(estimateAt(analysis, 'zero').range, point(0));
    });
  }

  const plan =
    'hardware hall from h100 { count: 512, price: $2 to $3/GPU-hour }\n' +
    'pretrain p { params: 7B to 9B, tokens: 1T to 2T, hardware: hall }\npretrain q from p { }\n';
  for (const path of [
    'p.tokens',
    'p.flop',
    'p.mfu',
    'p.gpu_hours',
    'p.cost',
    'p.energy',
    'p.loss',
    'hall.price',
    'p.hardware.price',
    'h100.gpu_power',
  ]) {
    it(`is 0 where it is read through a path: ${path}`, () => {
      assert.deepEqual(estimateAt(analyzed(`${plan}let zero = ${path} - ${path}`, { settings }), 'zero').range, point(0));
    });
  }

  it('is 0 where one block inherits it from the other, and defaults are shared', () => {
    for (const path of ['tokens', 'params', 'flop', 'mfu', 'gpu_hours', 'cost']) {
      assert.deepEqual(estimateAt(analyzed(`${plan}let zero = q.${path} - p.${path}`, { settings }), 'zero').range, point(0), path);
    }
  });

  it('is not 0 where the same text is written twice', () => {
    const { range } = estimateAt(analyzed('let x = 1 to 2\nlet y = 1 to 2\nlet difference = x - y', { settings }), 'difference');
    assert.ok(range!.p5 < -0.1 && range!.p95 > 0.1);
    const within = estimateAt(analyzed('let difference = (1 to 2) - (1 to 2)', { settings }), 'difference').range;
    assert.ok(within!.p5 < -0.1 && within!.p95 > 0.1, 'two literals of one expression are two values');
  });

  it('is 0 behind an import', () => {
    const files = { 'shared.scale': 'let x = 1 to 2\nmodel m { params: 7B to 8B }' };
    const text = 'import "shared.scale"\nimport "shared.scale" as s\nlet zero = x - s.x\nlet none = m.params - s.m.params';
    const analysis = analyzed(text, { files, settings });
    assert.deepEqual(estimateAt(analysis, 'zero').range, point(0));
    assert.deepEqual(estimateAt(analysis, 'none').range, point(0));
  });
});

describe('a value over itself', () => {
  it('is 1', () => {
    for (const range of ranges.filter(each => !isDate(each))) {
      assert.deepEqual(estimateAt(analyzed(`let x = ${range}\nlet one = x / x`, { settings }), 'one').range, point(1), range);
    }
  });
});

describe('a scenario that overrides nothing', () => {
  for (const [name, text] of examples) {
    it(`changes nothing of ${name}`, () => {
      const before = analyzed(text, { settings });
      const analysis = analyzed(`${text}\nscenario unmoved { }\n`, { settings });
      assert.deepEqual(analysis.scenarios.at(-1)!.blocks, []);
      for (const block of before.blocks) {
        for (const [path, estimate] of block.estimates) {
          const inside = estimateAt(analysis, `unmoved.${block.name}.${path}`);
          assert.deepEqual({ ...plainEstimate(inside), inputs: [] }, { ...plainEstimate(estimate), inputs: [] }, `${block.name}.${path}`);
        }
      }
    });
  }

  it('changes nothing where it writes a point as it was', () => {
    const text =
      'pretrain p { params: 7B, tokens: 1T, hardware: h100 * 64, mfu: 40% }\n' +
      'scenario same { p.tokens: 1T, p.mfu: 40% }\nscenario other { p.tokens: 2T }';
    const [same, other] = analyzed(text, { settings }).scenarios;
    const changed = (scenario: ScenarioResult): readonly string[] => scenario.blocks.flatMap(block => [...block.estimates.keys()]);
    assert.ok(changed(other!).includes('flop'));
    assert.ok(!changed(same!).includes('flop'));
  });

  it('leaves every block alone that reads nothing of what it overrides', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), tokens => {
        const run = '{ params: 7B, tokens: 1T to 2T, hardware: h100 * 64 }';
        const text = `pretrain a ${run}\npretrain b ${run}\nscenario what_if { a.tokens: ${tokens}T }`;
        const analysis = analyzed(text, { settings });
        assert.deepEqual(
          analysis.scenarios[0]!.blocks.map(block => block.name),
          ['a'],
        );
        assert.deepEqual(estimateAt(analysis, 'what_if.b.cost').range, estimateAt(analysis, 'b.cost').range);
      }),
      { numRuns: 8 },
    );
  });
});
