/** Places written into the text itself: `<|>` is the cursor, `<|` … `|>` a range. Tests then read as what a person sees. */
import assert from 'node:assert/strict';
import type { TextEdit } from 'vscode-languageserver/node';

export interface Marked {
  readonly text: string;
  /** Offset of `<|>`, or of the end of the text when there is none. */
  readonly cursor: number;
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
}

export function marked(source: string): Marked {
  let text = '';
  let cursor: number | undefined;
  const ranges: { start: number; end: number }[] = [];
  const open: number[] = [];
  for (const part of source.split(/(<\|>|<\||\|>)/u)) {
    if (part === '<|>') cursor = text.length;
    else if (part === '<|') open.push(text.length);
    else if (part === '|>') ranges.push({ start: open.pop() ?? assert.fail(`a |> without <| in ${source}`), end: text.length });
    else text += part;
  }
  assert.equal(open.length, 0, `a <| without |> in ${source}`);
  return { text, cursor: cursor ?? text.length, ranges };
}

/** Line and character, both from zero, of an offset. */
export function positionIn(text: string, offset: number): { line: number; character: number } {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/u);
  return { line: lines.length - 1, character: lines[lines.length - 1]!.length };
}

export function offsetIn(text: string, position: { line: number; character: number }): number {
  const breaks = [...text.matchAll(/\r\n|\r|\n/gu)].map(found => found.index + found[0].length);
  return (position.line === 0 ? 0 : (breaks[position.line - 1] ?? text.length)) + position.character;
}

/** The text after edits as an editor applies them: all against the same old text. */
export function applied(text: string, edits: readonly TextEdit[]): string {
  const spans = edits.map(({ range, newText }, index) => ({
    start: offsetIn(text, range.start),
    end: offsetIn(text, range.end),
    newText,
    index,
  }));
  spans.sort((a, b) => a.start - b.start || a.end - b.end || a.index - b.index);
  let result = '';
  let at = 0;
  for (const { start, end, newText } of spans) {
    assert.ok(start >= at, 'edits overlap');
    result += text.slice(at, start) + newText;
    at = end;
  }
  return result + text.slice(at);
}
