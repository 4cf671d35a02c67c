/** Formatting as the smallest edits: only the blanks that change are touched, so cursor, folds and breakpoints stay where they are. */
import type { TextEdit } from 'vscode-languageserver';
import { print } from '../../../grammar/src/index.js';
import { editOf } from '../convert.js';
import type { Analysed } from '../workspace.js';

export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export function formatting({ document }: Analysed): TextEdit[] {
  const text = document.getText();
  return replacements(text, print(text)).map(edit => editOf(document, edit));
}

/**
 * Edits that turn `before` into `after`. The formatter changes blanks and separators only, so both texts hold the same signs in the same
 * order; the runs between them are compared one by one. Where a sign differs all the same, one edit covers what is left.
 */
export function replacements(before: string, after: string): Replacement[] {
  const edits: Replacement[] = [];
  let from = 0;
  let to = 0;
  for (;;) {
    const fromEnd = endOfBlanks(before, from);
    const toEnd = endOfBlanks(after, to);
    if (before.slice(from, fromEnd) !== after.slice(to, toEnd)) edits.push({ start: from, end: fromEnd, text: after.slice(to, toEnd) });
    from = fromEnd;
    to = toEnd;
    if (from >= before.length && to >= after.length) return edits;
    if (before[from] === after[to]) {
      from++;
      to++;
    } else if (before[from] === ',') {
      edits.push({ start: from, end: ++from, text: '' });
    } else if (after[to] === ',') {
      edits.push({ start: from, end: from, text: ',' });
      to++;
    } else {
      return [...edits, ...remainder(before, from, after, to)];
    }
  }
}

/** One edit for two endings without what they have in common at their end. */
function remainder(before: string, from: number, after: string, to: number): Replacement[] {
  let fromEnd = before.length;
  let toEnd = after.length;
  while (fromEnd > from && toEnd > to && before[fromEnd - 1] === after[toEnd - 1]) {
    fromEnd--;
    toEnd--;
  }
  return [{ start: from, end: fromEnd, text: after.slice(to, toEnd) }];
}

/** Without the flag for code points: with it a match that begins inside a pair of units would begin before it. */
const blanks = /\s*/y;

function endOfBlanks(text: string, start: number): number {
  blanks.lastIndex = start;
  blanks.exec(text);
  return blanks.lastIndex;
}
