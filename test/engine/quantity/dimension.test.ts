import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  currencies,
  describe as inWords,
  dimension,
  dimensionless,
  divide,
  exponent,
  hardPart,
  isHardFree,
  multiply,
  power,
  sameHard,
  softPart,
  type BaseDimension,
  type Dimension,
} from '../../../engine/src/quantity/dimension.js';

const hard: BaseDimension[] = ['time', 'energy', 'byte', 'flop', 'co2', ...currencies];
const counts: BaseDimension[] = ['gpu', 'token', 'param', 'user', 'query', 'sample', 'item'];

const anyDimension: fc.Arbitrary<Dimension> = fc
  .array(fc.tuple(fc.constantFrom(...hard, ...counts), fc.integer({ min: -3, max: 3 })), { maxLength: 4 })
  .map(pairs => dimension(Object.fromEntries(pairs)));

describe('dimension', () => {
  it('gives one object for the same exponents, whatever the way there', () => {
    assert.equal(dimension({ flop: 1, time: -1 }), dimension({ time: -1, flop: 1, gpu: 0 }));
    assert.equal(divide(dimension({ flop: 1 }), dimension({ time: 1 })), dimension({ flop: 1, time: -1 }));
    assert.notEqual(dimension({ usd: 1 }), dimension({ eur: 1 }));
  });

  it('obeys the laws of exponents', () => {
    fc.assert(
      fc.property(anyDimension, anyDimension, anyDimension, (a, b, c) => {
        assert.equal(multiply(a, b), multiply(b, a));
        assert.equal(multiply(multiply(a, b), c), multiply(a, multiply(b, c)));
        assert.equal(multiply(divide(a, b), b), a);
        assert.equal(divide(a, a), dimensionless);
        assert.equal(power(a, 2), multiply(a, a));
      }),
    );
  });

  it('comes back from a root', () => {
    fc.assert(
      fc.property(anyDimension, fc.integer({ min: 2, max: 9 }), (d, root) => {
        assert.equal(power(power(d, 1 / root), root), d);
      }),
    );
  });

  it('splits into a hard and a soft part that multiply to the whole', () => {
    fc.assert(
      fc.property(anyDimension, d => {
        assert.equal(multiply(hardPart(d), softPart(d)), d);
        assert.equal(isHardFree(softPart(d)), true);
        assert.equal(sameHard(d, hardPart(d)), true);
        for (const base of counts) assert.equal(exponent(hardPart(d), base), 0);
      }),
    );
    assert.equal(sameHard(dimension({ time: 1, gpu: 1 }), dimension({ time: 1 })), true);
    assert.equal(sameHard(dimension({ usd: 1 }), dimension({ jpy: 1 })), false);
  });

  it('survives powers that no unit has', () => {
    for (const n of [NaN, Infinity, -Infinity, 1e300]) {
      assert.equal(power(dimensionless, n), dimensionless);
      assert.doesNotMatch(inWords(power(dimension({ flop: 1, time: -1 }), n)), /NaN|Infinity|undefined/);
    }
  });
});

describe('a dimension in words', () => {
  const table: [Parameters<typeof dimension>[0], string][] = [
    [{}, 'a plain number'],
    [{ usd: 1, gpu: -1, time: -1 }, 'money per accelerator-time'],
    [{ byte: 1 }, 'data size'],
    [{ byte: 1, time: -1 }, 'data rate'],
    [{ flop: 1, time: -1 }, 'compute rate'],
    [{ flop: 1, time: -1, gpu: -1 }, 'compute rate per accelerator'],
    [{ token: 1, time: -1 }, 'tokens per second'],
    [{ token: 1, time: -1, gpu: -1 }, 'tokens per second per accelerator'],
    [{ energy: 1, time: -1 }, 'power'],
    [{ energy: 1, time: -1, gpu: -1 }, 'power per accelerator'],
    [{ gpu: 1, time: 1 }, 'accelerator-time'],
    [{ co2: 1, energy: -1 }, 'carbon intensity'],
    [{ eur: 1, token: -1 }, 'money in euros per token'],
    [{ time: 2 }, 'time squared'],
    [{ flop: 1, byte: 1 }, 'data size times compute'],
    [{ flop: 0.5 }, 'compute to the power 0.5'],
    [{ byte: -1 }, 'per data size'],
  ];
  for (const [exponents, words] of table) {
    it(words, () => assert.equal(inWords(dimension(exponents)), words));
  }

  it('has words for anything, and other words for another dimension', () => {
    fc.assert(
      fc.property(anyDimension, anyDimension, (a, b) => {
        assert.match(inWords(a), /^[a-z]/);
        assert.equal(inWords(a) === inWords(b), a === b);
      }),
    );
  });
});
