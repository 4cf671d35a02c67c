/** Start, finish and deadline, and durations that nothing fits into. */
import assert from 'node:assert/strict';
import { analyzed, codesOf, estimateAt, faultsOf, medianAt } from '../support/plan.js';
import { near } from './near.js';

const finishOf = (text: string): unknown => estimateAt(analyzed(text), 'p.finish').value;

describe('finish', () => {
  it('is start and days, over the ends of months and leap years', () => {
    assert.equal(finishOf('pretrain p { start: 2026-12-10, days: 60 }'), '2027-02-08');
    assert.equal(finishOf('pretrain p { start: 2028-02-28, days: 2 }'), '2028-03-01');
    assert.equal(finishOf('pretrain p { start: 2026-01-01, gpu_hours: 24_000, count: 100 }'), '2026-01-11');
  });

  it('of a phase with parts counts their days', () => {
    assert.equal(
      finishOf('pretrain p { start: 2026-01-01, count: 100, gpu_hours: 24_000\n  phase long { gpu_hours: 12_000 } }'),
      '2026-01-16',
    );
  });

  it('of a service is start and horizon', () => {
    assert.equal(finishOf('testtime p { start: 2026-01-01, gpu_hours_per_day: 10 }\nbudget b { horizon: 31 days }'), '2026-02-01');
  });
});

describe('a deadline', () => {
  const dates = 'start: 2026-01-01, deadline: 2026-01-31';

  it('is missed in as many draws as finish after it', () => {
    const [found] = analyzed(`pretrain p { days: 20 to 45, ${dates} }`).diagnostics;
    assert.equal(found?.code, 'SC044');
    // Half of the draws lie below the geometric mean of 20 and 45, which is 30.
    assert.match(found?.message ?? '', /in 50(\.\d+)? % of the draws/);
    assert.deepEqual(codesOf(analyzed(`pretrain p { days: 30, ${dates} }`)), []);
    assert.deepEqual(codesOf(analyzed(`pretrain p { days: 31, ${dates} }`)), ['SC044']);
  });

  it('gives the fewest accelerators in whole nodes where nothing else does', () => {
    const count = (node: number, hours: number): number =>
      medianAt(
        analyzed(`hardware pool { gpus_per_node: ${node} }\npretrain p { hardware: pool, gpu_hours: ${hours}, ${dates} }`),
        'p.count',
      );
    assert.equal(count(8, 72_000), 104);
    assert.equal(count(8, 74_880), 104);
    assert.equal(count(8, 74_881), 112);
    assert.equal(count(72, 72_000), 144);
    assert.equal(count(1, 72_000), 100);
  });

  it('gives none where the count or the days are given, or the pool has a size', () => {
    for (const given of ['count: 50', 'days: 60'])
      assert.equal(medianAt(analyzed(`pretrain p { gpu_hours: 72_000, ${given}, ${dates} }`), 'p.count'), 50);
    assert.equal(
      medianAt(analyzed(`hardware pool { count: 50 }\npretrain p { hardware: pool, gpu_hours: 72_000, ${dates} }`), 'p.count'),
      50,
    );
  });

  it('before the start, or on its day, is one finding, with or without a duration', () => {
    for (const rest of ['', ', days: 20', ', gpu_hours: 1000, count: 8', ', gpu_hours: 1000']) {
      for (const deadline of ['2025-12-01', '2026-01-01'])
        assert.deepEqual(codesOf(analyzed(`pretrain p { start: 2026-01-01, deadline: ${deadline}${rest} }`)), ['SC092'], rest);
    }
  });

  it('exchanged with the start is mended by exchanging them', () => {
    const text = 'pretrain p { start: 2026-02-01, deadline: 2026-01-01, days: 20 }';
    const [fix] = analyzed(text).diagnostics[0]!.fixes;
    const mended = [...fix!.edits]
      .sort((a, b) => b.start - a.start)
      .reduce((whole, { start, end, text: put }) => whole.slice(0, start) + put + whole.slice(end), text);
    assert.equal(mended, 'pretrain p { start: 2026-01-01, deadline: 2026-02-01, days: 20 }');
    assert.deepEqual(codesOf(analyzed(mended)), []);
  });
});

describe('days', () => {
  it('of zero beside work are told once, in whatever form the work is given', () => {
    for (const work of [
      'flop: 1e22 FLOP',
      'gpu_hours: 100',
      'params: 8B, tokens: 1T',
      'cost: $1M',
      'params: 8B, tokens: 1T, hardware: h100 * 512',
    ]) {
      assert.deepEqual(
        faultsOf(analyzed(`pretrain p { ${work}, days: 0 }`)).map(each => each.slice(0, 5)),
        ['SC093'],
        work,
      );
    }
    assert.deepEqual(codesOf(analyzed('pretrain p { gpu_hours: 100, count: 8, days: 0 }')), ['SC040']);
  });

  it('of zero without work are no fault', () => {
    for (const text of ['pretrain p { days: 0 }', 'testtime t { gpu_hours_per_day: 100, days: 0 }'])
      assert.deepEqual(faultsOf(analyzed(text)), []);
  });

  it('below zero are an error, and what would follow has that reason', () => {
    const analysis = analyzed('pretrain p { gpu_hours: 100, days: -3 }');
    assert.deepEqual(codesOf(analysis), ['SC026']);
    assert.match(estimateAt(analysis, 'p.count').because ?? '', /days: it is negative/);
  });
});

describe('a given of zero', () => {
  it('is held against what the others say', () => {
    const pool = 'hardware pool { price: $2/GPU-hour }\n';
    assert.deepEqual(codesOf(analyzed(`${pool}pretrain p { hardware: pool, gpu_hours: 1M, cost: $0 }`)), ['SC040']);
    assert.deepEqual(codesOf(analyzed(`hardware pool { price: $0/GPU-hour }\npretrain p { hardware: pool, gpu_hours: 1M, cost: $0 }`)), [
      'SC150',
    ]);
  });
});

describe('a run and its chip', () => {
  const chip = 'hardware pool { released: 2026-03-01 }\n';

  it('that starts before the first delivery is doubtful, however long it lasts', () => {
    for (const days of [10, 400])
      assert.deepEqual(codesOf(analyzed(`${chip}pretrain p { hardware: pool, start: 2026-01-01, days: ${days} }`)), ['SC073']);
    assert.deepEqual(codesOf(analyzed(`${chip}pretrain p { hardware: pool, start: 2026-03-01, days: 10 }`)), []);
  });

  it('is asked of the part that runs on it', () => {
    const parts = (start: string): string =>
      `${chip}hardware old { }\npretrain p { hardware: old, start: 2026-01-01, count: 8, gpu_hours: 100\n  phase late { hardware: pool, start: ${start}, gpu_hours: 100 } }`;
    assert.deepEqual(codesOf(analyzed(parts('2026-02-01'))), ['SC073']);
    assert.deepEqual(codesOf(analyzed(parts('2026-04-01'))), []);
  });
});

it('the days between two dates are what is left for a run', () => {
  near(medianAt(analyzed('let left = 2026-03-01 - 2026-01-01'), 'left') / 24, 59);
});
