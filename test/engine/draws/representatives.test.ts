/** A few draws that stand for all: percentiles of what rises with them stay. */
import assert from 'node:assert/strict';
import { representatives, taken } from '../../../engine/src/draws/representatives.js';
import { uniforms } from '../../../engine/src/draws/sobol.js';
import { summarize } from '../../../engine/src/draws/summary.js';

const [first, second] = [uniforms('first', 1, 4096), uniforms('second', 1, 4096)];

describe('draws that stand for all', () => {
  it('keep the percentiles of each driver and of their sum', () => {
    const chosen = representatives([first, second], 16)!;
    assert.equal(chosen.length, 256);
    const sum = first.map((each, draw) => each + second[draw]!);
    for (const draws of [first, second, sum]) {
      const [all, few] = [summarize(draws), summarize(taken(draws, chosen))];
      for (const name of ['p5', 'p50', 'p95'] as const)
        assert.ok(Math.abs(all[name] - few[name]) < 0.02, `${name}: ${all[name]} ${few[name]}`);
    }
  });

  it('are all of different strata along a single driver', () => {
    const chosen = representatives([0.3, first], 16)!;
    assert.equal(new Set([...chosen].map(draw => Math.floor(first[draw]! * 256))).size, 256);
  });

  it('are not chosen where nothing is uncertain, or where few are drawn', () => {
    assert.equal(representatives([0.3, 1], 16), undefined);
    assert.equal(representatives([uniforms('few', 1, 256)], 16), undefined);
    assert.equal(taken(first, undefined), first);
    assert.equal(taken(0.3, representatives([first], 16)), 0.3);
  });
});
