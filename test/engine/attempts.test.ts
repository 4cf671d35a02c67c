/** When a formula that came to nothing is tried again. */
import assert from 'node:assert/strict';
import { Attempts } from '../../engine/src/graph/derive/attempts.js';

describe('a formula of a block', () => {
  const formula = {};

  /** Reads two paths one after the other, as formulas do, and counts how often it is tried. */
  function product(known: Map<string, number>): { tries: number; attempts: Attempts; fire: () => number | undefined } {
    const attempts = new Attempts(known);
    const read = (path: string): number | undefined => {
      if (!known.has(path)) attempts.lacks(path);
      return known.get(path);
    };
    const state = {
      tries: 0,
      attempts,
      fire: () =>
        attempts.of(formula, () => {
          state.tries++;
          const first = read('a');
          const second = first === undefined ? undefined : read('b');
          return first === undefined || second === undefined ? undefined : first * second;
        }),
    };
    return state;
  }

  it('is tried again when something is known that it looked for in vain, and not before', () => {
    const known = new Map<string, number>();
    const it = product(known);
    assert.equal(it.fire(), undefined);
    known.set('b', 3);
    assert.equal(it.fire(), undefined);
    assert.equal(it.tries, 1, 'it never came to look for b');
    known.set('a', 2);
    assert.equal(it.fire(), 6);
    assert.equal(it.tries, 2);
  });

  it('is tried again in any case when what it reads is no longer the same', () => {
    const it = product(new Map());
    it.fire();
    it.attempts.forget();
    it.fire();
    assert.equal(it.tries, 2);
  });

  it('that gave something is tried as often as it is asked', () => {
    const it = product(
      new Map([
        ['a', 2],
        ['b', 3],
      ]),
    );
    it.fire();
    assert.equal(it.fire(), 6);
    assert.equal(it.tries, 2);
  });

  it('that lacks nothing and yet comes to nothing never comes to anything', () => {
    const attempts = new Attempts(new Map());
    assert.equal(
      attempts.of(formula, () => undefined),
      undefined,
    );
    assert.equal(
      attempts.of(formula, () => assert.fail('it is tried again')),
      undefined,
    );
  });
});
