/** An edit changes what depends on it and no digit elsewhere. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Analysis } from '../../../engine/src/index.js';
import { analyzed, plainValues } from '../support/plan.js';
import { examples } from '../support/soup.js';
import { gapsOf, settings } from './plans.js';

/** Nothing in the examples reads one of these, and none is of a kind that is taken where it is the file's only one. */
const unrelated = [
  '',
  '\n',
  '// a remark',
  '/* a longer remark\n   on two lines */',
  'let unrelated = 5',
  'let unrelated = 2 to 9 GPU-hours "a guess"',
  'data unrelated { tokens: 1T to 3T tokens }',
  'law unrelated {\n  E: 1.7, A: 400, B: 410\n  alpha: 0.34, beta: 0.28\n}',
  'let unrelated = 5 +',
  'nonsense unrelated { key: 7 }',
  'data unrelated { tokens: }',
  'scenario unrelated { }',
  'assert 1 < 2 "unrelated"',
];

type Plain = Readonly<Record<string, readonly unknown[]>>;

/** What the analysis says of all but the item that was put in. */
function ofTheRest(analysis: Analysis, from: number, to: number): object {
  const isUnrelated = (each: unknown): boolean => Object.values(each as object).some(value => value === 'unrelated');
  const values = Object.entries(plainValues(analysis) as Plain).map(([key, list]) => [key, list.filter(each => !isUnrelated(each))]);
  const findings = analysis.diagnostics
    .filter(each => each.start < from || each.start >= to)
    .map(each => ({
      code: each.code,
      severity: each.severity,
      message: each.message,
      start: each.start - (each.start < from ? 0 : to - from),
    }));
  const curves = analysis.curves().map(({ block, curves: lines }) => ({ block, lines }));
  const budgets = analysis.budgets().map(({ parts, total }) => [...parts, total].map(row => row.cells));
  return { values, findings, curves, budgets };
}

describe('an unrelated item', () => {
  for (const [name, text] of examples) {
    it(`changes no digit of ${name}, wherever it stands`, () => {
      const expected = ofTheRest(analyzed(text, { settings }), text.length, text.length);
      fc.assert(
        fc.property(fc.constantFrom(...gapsOf(text)), fc.constantFrom(...unrelated), (gap, item) => {
          const edited = `${text.slice(0, gap)}${item}\n${text.slice(gap)}`;
          assert.deepEqual(ofTheRest(analyzed(edited, { settings }), gap, gap + item.length + 1), expected);
        }),
        { numRuns: 5 },
      );
    });
  }
});

describe('draws', () => {
  const range = 'let a = 1 to 5\nlet b = a * (2 to 3)';
  const meansOf = (text: string, names: readonly string[]): readonly (number | undefined)[] => {
    const analysis = analyzed(text, { settings });
    return names.map(name => analysis.estimate(name)?.range?.mean);
  };

  it('belong to a name: another name has others', () => {
    const [a, c] = meansOf('let a = 1 to 5\nlet c = 1 to 5', ['a', 'c']);
    assert.notEqual(a, c);
  });

  it('stay when the ends of another range move', () => {
    assert.deepEqual(meansOf(range.replace('2 to 3', '20 to 30'), ['a']), meansOf(range, ['a']));
  });

  it('stay when the item moves behind others or into another spelling', () => {
    const [a, b] = meansOf(range, ['a', 'b']);
    assert.deepEqual(meansOf(`let z = 4 to 9\n\n// moved\n${range.split('\n').reverse().join('\n')}`, ['a', 'b']), [a, b]);
    assert.deepEqual(meansOf(range.replaceAll('=', ' =  '), ['a', 'b']), [a, b]);
  });

  it('are those of the file that declares them, also behind an import', () => {
    const files = { 'shared.scale': 'let a = 1 to 5' };
    const own = analyzed('let a = 1 to 5', { main: 'shared.scale', settings });
    const imported = analyzed('import "shared.scale" as s\nlet twice = 2 * s.a', { files, settings });
    assert.deepEqual(imported.estimate('s.a')?.range, own.estimate('a')?.range);
    assert.equal(imported.estimate('twice')?.range?.p50, 2 * own.estimate('a')!.range!.p50);
  });
});
