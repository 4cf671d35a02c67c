import assert from 'node:assert/strict';
import fc from 'fast-check';
import { positionIn } from './marked.js';
import { threePhases } from './plans.js';
import { startSession, type Session } from './session.js';

/** What people type, delete and paste. */
const pieces = fc.constantFrom(
  '',
  ' ',
  '\n',
  '\r\n',
  '{',
  '}',
  '(',
  '[',
  '"',
  '/*',
  '//',
  ':',
  ',',
  '.',
  '4',
  '1.5T',
  '%',
  ' to ',
  'mfu',
  'tokens: 1T tokens\n',
  'from',
  'let a = 1\n',
  '亿',
  '😀',
  'GPU-hours',
  'x'.repeat(40),
);
const edits = fc.array(fc.record({ at: fc.nat(), length: fc.nat({ max: 30 }), text: pieces }), { minLength: 1, maxLength: 12 });

/** Everything about a document that an edit can change: findings, values, outline. */
async function stateOf(session: Session, uri: string): Promise<unknown> {
  const preview = { ...(await session.preview(uri)), version: 0 };
  return { findings: await session.diagnosticsOf(uri), symbols: await session.symbols(uri), lenses: await session.lenses(uri), preview };
}

describe('edits', () => {
  it('in any order and at any speed end where a fresh start on the same text ends', async () => {
    await fc.assert(
      fc.asyncProperty(edits, fc.boolean(), async (changes, slowly) => {
        const edited = await startSession();
        const uri = await edited.open(threePhases);
        for (const { at, length, text } of changes) {
          const now = edited.textOf(uri);
          const start = betweenSigns(now, at % (now.length + 1));
          await edited.change(uri, text, { start, end: betweenSigns(now, Math.min(now.length, start + length)) });
          if (slowly) await edited.hover(uri, start);
        }
        const fresh = await startSession();
        await fresh.open(edited.textOf(uri));
        try {
          assert.deepEqual(await stateOf(edited, uri), await stateOf(fresh, uri));
          assert.deepEqual([...edited.logs, ...fresh.logs], []);
        } finally {
          edited.dispose();
          fresh.dispose();
        }
      }),
      { numRuns: 40 },
    );
  });

  it('one at a time keep the positions of the editor and the server together', async () => {
    const session = await startSession();
    const uri = await session.open('let 甲 = 1\n');
    const typed = '/* 😀 */ let 乙 = 2 GPU-days\n';
    let at = 0;
    for (const sign of typed) {
      await session.change(uri, sign, { start: at, end: at });
      at += sign.length;
    }
    assert.equal(session.textOf(uri), `${typed}let 甲 = 1\n`);
    const hover = await session.hover(uri, typed.indexOf('GPU-days') + 2);
    assert.deepEqual(hover!.range!.start, positionIn(typed, typed.indexOf('GPU-days')));
    session.dispose();
  });
});

/** An editor never cuts a pair of units, nor `\r\n`. */
function betweenSigns(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  const inPair = code >= 0xdc00 && code <= 0xdfff;
  return inPair || (text[offset - 1] === '\r' && text[offset] === '\n') ? offset - 1 : offset;
}
