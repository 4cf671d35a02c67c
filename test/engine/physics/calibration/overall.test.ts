/** One factor for a cluster from runs of which little is known. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { overallSpeed, type PredictedRun } from '../../../../engine/src/physics/calibration/overall.js';
import { near } from '../../science/near.js';

const slower = (by: number, runs: number): PredictedRun[] =>
  Array.from({ length: runs }, (_, index) => ({ predicted: index + 1, measured: (index + 1) * by }));

describe('an overall speed', () => {
  it('without runs is that of the prediction', () => {
    const { factor, errorBefore, errorLeftOut, deviationLeftOut } = overallSpeed([]);
    assert.deepEqual([factor, errorBefore, errorLeftOut, deviationLeftOut], [1, 0, undefined, undefined]);
  });

  it('of one run lies half way, of many close to what they say', () => {
    near(overallSpeed(slower(1.44, 1)).factor, 1 / 1.2, 1e-9);
    near(overallSpeed(slower(1.44, 200)).factor, 1 / 1.44, 0.005);
  });

  it('is surer with every run, and its error is that of the runs it did not see', () => {
    const spreads = [0, 1, 5, 50].map(runs => overallSpeed(slower(1.3, runs)).spread);
    assert.deepEqual(
      spreads,
      [...spreads].sort((a, b) => b - a),
    );
    const { errorBefore, errorAfter, errorLeftOut } = overallSpeed(slower(1.3, 5));
    near(errorBefore, 1 - 1 / 1.3, 1e-9);
    assert.ok(errorAfter < errorLeftOut! && errorLeftOut! < errorBefore);
  });

  it('is a finite positive number, whatever the runs', () => {
    const time = fc.oneof(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), fc.constantFrom(0, -1, Number.NaN, Infinity));
    fc.assert(
      fc.property(fc.array(fc.record({ predicted: time, measured: time }), { maxLength: 20 }), runs => {
        const { factor, spread } = overallSpeed(runs);
        assert.ok(Number.isFinite(factor) && factor > 0 && Number.isFinite(spread) && spread > 0);
      }),
    );
  });
});
