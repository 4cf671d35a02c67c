/** Formulas and laws write intermediate results over each other. Nobody may see it: not in the result, and not in the values they read. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { operate, type ArithmeticSign, type Draws } from '../../../engine/src/draws/arithmetic.js';
import { evaluateFormula } from '../../../engine/src/graph/expressions/formula.js';
import { lossAt, type Law } from '../../../engine/src/laws/apply.js';
import { evaluateForm } from '../../../engine/src/laws/form.js';
import { optimum } from '../../../engine/src/laws/optimum.js';
import { dimensionless } from '../../../engine/src/quantity/dimension.js';
import { namesIn, parseExpression, type Expr } from '../../../grammar/src/index.js';

const signs: readonly ArithmeticSign[] = ['+', '-', '*', '/', '^'];
const number = fc.double({ min: -8, max: 8, noNaN: true });
const pair = fc
  .array(fc.tuple(number, number), { minLength: 1, maxLength: 9 })
  .map(pairs => [Float64Array.from(pairs, each => each[0]), Float64Array.from(pairs, each => each[1])] as const);

/** Sums, products, brackets and signs over a, b and numbers; no powers, whose digits differ between a point and a vector. */
const { formula } = fc.letrec<{ formula: string; operand: string }>(tie => ({
  operand: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('a', 'b', '2', '0.5'),
    fc.tuple(tie('formula')).map(([inner]) => `(${inner})`),
    fc.tuple(tie('operand')).map(([inner]) => `(-${inner})`),
    fc.tuple(tie('operand'), tie('operand')).map(([left, right]) => `min(${left}, ${right})`),
  ),
  formula: fc
    .tuple(tie('operand'), fc.array(fc.tuple(fc.constantFrom('+', '-', '*', '/'), tie('operand')), { maxLength: 4 }))
    .map(([first, rest]) => first + rest.map(([sign, operand]) => ` ${sign} ${operand}`).join('')),
}));

const treeOf = (text: string): Expr => parseExpression(text).value!;

type Evaluator = (tree: Expr, a: Draws, b: Draws) => Draws;

const evaluators: Readonly<Record<string, Evaluator>> = {
  formula: (tree, a, b) => evaluateFormula(tree, name => ({ kind: 'number', draws: name === 'a' ? a : b, dimension: dimensionless }))!,
  law: (tree, a, b) => {
    const result = evaluateForm(
      tree,
      new Map<string, Draws>([
        ['a', a],
        ['b', b],
      ]),
    );
    assert.ok(result.ok);
    return result.draws;
  },
};

describe('intermediate results', () => {
  for (const sign of signs) {
    it(`of ${sign} are the same in a vector of their own and in that of an operand`, () => {
      fc.assert(
        fc.property(pair, number, ([a, b], point) => {
          const expected = operate(sign, a, b);
          assert.deepEqual(operate(sign, a.slice(), b, undefined), expected);
          for (const [x, y] of [
            [a, b],
            [a, point],
            [point, b],
          ] as const) {
            const alone = operate(sign, x, y);
            if (typeof x !== 'number') {
              const spare = x.slice();
              assert.deepEqual(operate(sign, spare, y, spare), alone);
            }
            if (typeof y !== 'number') {
              const spare = y.slice();
              assert.deepEqual(operate(sign, x, spare, spare), alone);
            }
          }
        }),
      );
    });
  }

  for (const [name, evaluate] of Object.entries(evaluators)) {
    it(`of a ${name} change neither the result nor what is read`, () => {
      fc.assert(
        fc.property(formula, pair, (text, [a, b]) => {
          const tree = treeOf(text);
          const before = [a.slice(), b.slice()];
          const draws = evaluate(tree, a, b);
          assert.deepEqual([a, b], before);
          a.forEach((_, i) => {
            const expected = evaluate(tree, a[i]!, b[i]!);
            assert.equal(typeof draws === 'number' ? draws : draws[i], expected, text);
          });
        }),
        { numRuns: 300 },
      );
    });
  }

  it("are nobody else's: a name alone is passed on as it is", () => {
    const [a, b] = [Float64Array.of(1, 2), Float64Array.of(3, 4)];
    for (const evaluate of Object.values(evaluators))
      for (const text of ['a', '(a)', '((a))']) assert.equal(evaluate(treeOf(text), a, b), a);
  });
});

const law = (form: string, constants: Readonly<Record<string, number>>): Law => ({
  name: 'law',
  form: treeOf(form),
  constants: new Map(Object.entries(constants)),
  valid: new Map(),
  gives: 'loss',
  reads: namesIn(treeOf(form)),
  repetition: {},
});
const chinchilla = law('E + A / N^alpha + B / D^beta', { E: 1.8, A: 482, B: 2085, alpha: 0.3478, beta: 0.3658 });

describe('a law', () => {
  it('is given the compute 6ND where it reads C', () => {
    const value = lossAt(law('C / N / D', {}), Float64Array.of(2, 3), Float64Array.of(5, 7));
    assert.deepEqual(value, { kind: 'number', draws: Float64Array.of(6, 6), dimension: dimensionless });
  });

  it('leaves the sizes and tokens it is asked about as they are', () => {
    const [size, seen] = [Float64Array.of(1e9, 7e10), Float64Array.of(2e10, 1.5e13)];
    lossAt(chinchilla, size, seen);
    assert.deepEqual([size, seen], [Float64Array.of(1e9, 7e10), Float64Array.of(2e10, 1.5e13)]);
  });

  it('has one optimum at one compute, and another with other constants', () => {
    const flop = Float64Array.of(1e21, 1e24);
    const best = optimum(chinchilla, flop);
    assert.equal(optimum({ ...chinchilla }, flop), best);
    const other: Law = { ...chinchilla, constants: new Map([...chinchilla.constants, ['alpha', 0.4]]) };
    assert.notDeepEqual(optimum(other, flop), best);
    assert.deepEqual(optimum(other, flop), optimum(other, flop.slice()));
    assert.equal(optimum({ ...chinchilla, gives: 'accuracy' }, flop), 'the law law gives accuracy, not loss');
  });
});
