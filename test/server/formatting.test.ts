import assert from 'node:assert/strict';
import fc from 'fast-check';
import { replacements } from '../../server/src/features/formatting.js';
import { applied } from './marked.js';
import { trainingPlan } from './plans.js';
import { withDocument } from './session.js';

const appliedReplacements = (text: string, edits: readonly { start: number; end: number; text: string }[]): string => {
  let result = '';
  let at = 0;
  for (const edit of edits) {
    assert.ok(edit.start >= at, 'edits are in order and do not overlap');
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
};

describe('formatting', () => {
  const cases: [string, string, string][] = [
    [
      'indents and spaces',
      'pretrain  base{\nmfu :41%\n      tokens:15T tokens\n}',
      'pretrain base {\n  mfu: 41%\n  tokens: 15T tokens\n}\n',
    ],
    ['keeps comments and numbers', 'let a=1_000   // why\n\n\n\nlet b=5亿 GPU小时', 'let a = 1_000 // why\n\nlet b = 5亿 GPU小时\n'],
    ['leaves what is well', 'let a = 1\n', 'let a = 1\n'],
  ];
  for (const [what, before, after] of cases) {
    it(what, () =>
      withDocument(before, async (session, uri) => {
        const edits = await session.formatting(uri);
        assert.equal(applied(before, edits ?? []), after);
      }),
    );
  }

  it('touches blanks only: an edit never holds a word', () =>
    withDocument(trainingPlan.replaceAll('  ', '\t '), async (session, uri) => {
      const edits = await session.formatting(uri);
      assert.ok(edits !== null && edits.length > 0);
      for (const { newText } of edits) assert.equal(newText.trim(), '');
      assert.equal(applied(session.textOf(uri), edits), trainingPlan);
    }));

  it('gives no edit for a formatted file', () =>
    withDocument(trainingPlan, async (session, uri) => {
      assert.deepEqual(await session.formatting(uri), []);
    }));

  it('steps over pairs of units', () => {
    assert.deepEqual(replacements('// 😀😀  😀\nlet  a', '// 😀😀  😀\nlet a'), [{ start: 15, end: 17, text: ' ' }]);
  });

  it('turns any text into any other', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', ',', '{', '"', '😀') });
    fc.assert(
      fc.property(text, text, (before, after) => {
        assert.equal(appliedReplacements(before, replacements(before, after)), after);
      }),
    );
  });
});
