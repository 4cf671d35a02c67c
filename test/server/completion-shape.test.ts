import assert from 'node:assert/strict';
import { slotOf, type Slot } from '../../server/src/completion/expression.js';
import { shapeOf, type Shape } from '../../server/src/completion/shape.js';
import { inSnippet, withoutStops } from '../../server/src/completion/suggestion.js';
import { processorTime } from '../processor-time.js';

describe('what is being written', () => {
  const shapes: [string, Shape][] = [
    ['', { kind: 'entry', path: [], word: '' }],
    ['mf', { kind: 'entry', path: [], word: 'mf' }],
    ['peak.', { kind: 'entry', path: ['peak'], word: '' }],
    ['peak.b', { kind: 'entry', path: ['peak'], word: 'b' }],
    ['预训', { kind: 'entry', path: [], word: '预训' }],
    ['mfu: 4', { kind: 'value', path: ['mfu'], expression: ' 4' }],
    ['peak.bf16:', { kind: 'value', path: ['peak', 'bf16'], expression: '' }],
    ['to: 5', { kind: 'value', path: ['to'], expression: ' 5' }],
    ['let: 5', { kind: 'value', path: ['let'], expression: ' 5' }],
    ['assert: 5', { kind: 'value', path: ['assert'], expression: ' 5' }],
    ['let x = y', { kind: 'let', expression: ' y' }],
    ['let x', { kind: 'nothing' }],
    ['let x y', { kind: 'nothing' }],
    ['assert a.', { kind: 'assert', expression: ' a.' }],
    ['assertion', { kind: 'entry', path: [], word: 'assertion' }],
    ['import', { kind: 'entry', path: [], word: 'import' }],
    ['import ', { kind: 'nothing' }],
    ['pretrain core ', { kind: 'nothing' }],
    ['pretrain core from ', { kind: 'from', blockKind: 'pretrain', path: [], word: '' }],
    ['hardware pool "A pool" from h1', { kind: 'from', blockKind: 'hardware', path: [], word: 'h1' }],
    ['hardware from ', { kind: 'from', blockKind: 'hardware', path: [], word: '' }],
    ['hardware pool from chips.h1', { kind: 'from', blockKind: 'hardware', path: ['chips'], word: 'h1' }],
  ];
  for (const [entry, wanted] of shapes) it(`"${entry}" is ${wanted.kind}`, () => assert.deepEqual({ ...shapeOf(entry) }, wanted));

  const operand = (word: string, first: boolean, inList = false): Slot => ({ kind: 'operand', word, first, inList });
  const unit = (word: string, afterBlank: boolean, currency = false, alone = true): Slot => ({
    kind: 'unit',
    word,
    currency,
    afterBlank,
    alone,
  });
  const part = (word: string): Slot => unit(word, true, false, false);
  const slots: [string, Slot][] = [
    [' ', operand('', true)],
    [' so', operand('so', true)],
    [' 4', { kind: 'operator', word: '4' }],
    [' 80 ', unit('', true)],
    [' 80 G', unit('G', true)],
    [' 80G', unit('G', false)],
    [' 15.6T tok', unit('tok', true)],
    [' 5亿 GPU', unit('GPU', true)],
    [' $2.5/GPU-h', unit('/GPU-h', false, true)],
    [' $2 to $3/', unit('/', false, true)],
    [' $2', unit('', false, true)],
    [' [$2/GPU-hour, $3', unit('', false, true)],
    [' (a + b) ', part('')],
    [' x as GPU-', part('GPU-')],
    [' 2 kW * 3 ', part('')],
    [' 5 - 3 G', part('G')],
    [' x / 2 G', part('G')],
    [' 30M to ', operand('', false)],
    [' 40% to m', operand('m', false)],
    [' base.', { kind: 'member', path: ['base'], word: '' }],
    [' 2 * base.model.par', { kind: 'member', path: ['base', 'model'], word: 'par' }],
    [' 2.', { kind: 'operator', word: '' }],
    [' a ', { kind: 'operator', word: '' }],
    [' a * ', operand('', false)],
    [' [', operand('', true, true)],
    [' [a, ', operand('', false, true)],
    [' grpo(', { kind: 'argument', callee: 'grpo', given: [], name: undefined, word: '' }],
    [' grpo(group: 8, ep', { kind: 'argument', callee: 'grpo', given: ['group'], name: undefined, word: 'ep' }],
    [' distill(teacher: ', { kind: 'argument', callee: 'distill', given: [], name: 'teacher', word: '' }],
    [' max(a, ', { kind: 'argument', callee: 'max', given: [], name: undefined, word: '' }],
  ];
  for (const [expression, wanted] of slots)
    it(`"${expression}" wants ${wanted.kind}`, () => assert.deepEqual({ ...slotOf(expression) }, wanted));

  it('needs no more than a moment for a very long line', () => {
    const taken = processorTime(() => {
      for (const part of [' a', ' 1 +', '.', ' a.', '(', '9', 'x', ' from', '"']) {
        slotOf(part.repeat(20_000));
        shapeOf(part.repeat(20_000));
      }
    });
    assert.ok(taken < 2000, `${taken} ms`);
  });

  it('turns snippets into plain text and back', () => {
    assert.equal(withoutStops('data ${1:name} {\n  price: ${2:\\$2 to \\$3}\n}$0'), 'data name {\n  price: $2 to $3\n}');
    assert.equal(withoutStops(`x: \${1:${inSnippet('{ a: $5 }')}}`), 'x: { a: $5 }');
  });
});
