import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  absolute,
  add,
  and,
  ceil,
  divide,
  either,
  equal,
  exponential,
  floor,
  greaterOrEqual,
  greaterThan,
  isPoint,
  lessOrEqual,
  lessThan,
  log10,
  maximum,
  minimum,
  multiply,
  naturalLog,
  negate,
  not,
  notEqual,
  or,
  power,
  round,
  squareRoot,
  subtract,
  within,
  type Draws,
} from '../../../engine/src/draws/arithmetic.js';

type Binary = (a: Draws, b: Draws) => Draws;
type Unary = (value: Draws) => Draws;

const truth = (holds: boolean, a: number, b: number): number => (Number.isNaN(a) || Number.isNaN(b) ? NaN : holds ? 1 : 0);

const binary: readonly [Binary, (a: number, b: number) => number][] = [
  [add, (a, b) => a + b],
  [subtract, (a, b) => a - b],
  [multiply, (a, b) => a * b],
  [divide, (a, b) => a / b],
  [power, (a, b) => a ** b],
  [minimum, Math.min],
  [maximum, Math.max],
  [lessThan, (a, b) => truth(a < b, a, b)],
  [lessOrEqual, (a, b) => truth(a <= b, a, b)],
  [greaterThan, (a, b) => truth(a > b, a, b)],
  [greaterOrEqual, (a, b) => truth(a >= b, a, b)],
  [equal, (a, b) => truth(a === b, a, b)],
  [notEqual, (a, b) => truth(a !== b, a, b)],
];

const unary: readonly [Unary, (value: number) => number][] = [
  [negate, value => -value],
  [absolute, Math.abs],
  [round, Math.round],
  [ceil, Math.ceil],
  [floor, Math.floor],
  [squareRoot, Math.sqrt],
  [exponential, Math.exp],
  [naturalLog, Math.log],
  [log10, Math.log10],
  [not, value => 1 - value],
];

const number = fc.oneof(fc.double(), fc.integer({ min: -4, max: 4 }), fc.double({ min: -50, max: 50, noNaN: true }));

function isSame(found: number, expected: number): boolean {
  return Object.is(found, expected) || found === expected || Math.abs(found - expected) <= 1e-12 * Math.abs(expected);
}

function every(draws: Draws, expected: (index: number) => number): void {
  assert.ok(draws instanceof Float64Array);
  draws.forEach((found, i) => assert.ok(isSame(found, expected(i)), `${found}, not ${expected(i)}`));
}

describe('arithmetic on draws', () => {
  for (const [operation, reference] of binary) {
    it(`${operation.name} is the same for points, vectors and both together`, () => {
      fc.assert(
        fc.property(fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 5 }), number, (pairs, point) => {
          const [a, b] = [Float64Array.from(pairs, pair => pair[0]), Float64Array.from(pairs, pair => pair[1])];
          const exact = operation(a[0]!, b[0]!);
          assert.ok(isPoint(exact) && Object.is(exact, reference(a[0]!, b[0]!)));
          every(operation(a, b), i => reference(a[i]!, b[i]!));
          every(operation(a, point), i => reference(a[i]!, point));
          every(operation(point, b), i => reference(point, b[i]!));
        }),
      );
    });
  }

  it('lies within two ends where it is neither below nor above, and nowhere else', () => {
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 9 }), number, number, (values, low, high) => {
        const draws = Float64Array.from([...values, low, high]);
        const inside = within(draws, low, high);
        assert.deepEqual(inside, and(lessOrEqual(low, draws), lessOrEqual(draws, high)));
        draws.forEach((draw, i) => assert.equal(within(draw, low, high), (inside as Float64Array)[i]));
      }),
    );
  });

  it('takes one or the other in each draw, and neither where that cannot be decided', () => {
    const [a, b] = [Float64Array.of(1, 2, 3), Float64Array.of(7, Infinity, 9)];
    assert.deepEqual(either(Float64Array.of(1, 1, NaN), a, b), Float64Array.of(1, 2, NaN));
    assert.deepEqual(either(Float64Array.of(0, 1, 0), a, 5), Float64Array.of(5, 2, 5));
    assert.deepEqual([either(1, a, 5), either(0, a, 5), either(NaN, a, 5)], [a, 5, NaN]);
  });

  for (const [operation, reference] of unary) {
    it(`${operation.name} is the same for points and vectors`, () => {
      fc.assert(
        fc.property(fc.array(number, { minLength: 1, maxLength: 5 }), values => {
          assert.ok(Object.is(operation(values[0]!), reference(values[0]!)));
          every(operation(Float64Array.from(values)), i => reference(values[i]!));
        }),
      );
    });
  }

  it('makes a value less itself zero in every draw, and touches no input', () => {
    const x = Float64Array.of(1e300, 0.1, -7);
    assert.deepEqual(subtract(x, x), new Float64Array(3));
    assert.deepEqual(x, Float64Array.of(1e300, 0.1, -7));
  });
});

describe('logic on draws', () => {
  it('follows the table, with what cannot be decided in the third place', () => {
    const values = [0, 1, NaN];
    const table = { and: [0, 0, 0, 0, 1, NaN, 0, NaN, NaN], or: [0, 1, NaN, 1, 1, 1, NaN, 1, NaN] };
    const [left, right] = [values.flatMap(a => [a, a, a]), [...values, ...values, ...values]];
    assert.deepEqual([...(and(Float64Array.from(left), Float64Array.from(right)) as Float64Array)], table.and);
    assert.deepEqual([...(or(Float64Array.from(left), Float64Array.from(right)) as Float64Array)], table.or);
    assert.deepEqual(
      left.map((a, i) => and(a, right[i]!)),
      table.and,
    );
    assert.deepEqual(
      left.map((a, i) => or(a, right[i]!)),
      table.or,
    );
    assert.deepEqual(or(Float64Array.of(0, 1), 0), Float64Array.of(0, 1));
  });
});
