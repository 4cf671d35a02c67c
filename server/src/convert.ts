/** Offsets and editor positions. Both count UTF-16 units, so a character outside the basic plane takes two in either. */
import type { Position, Range, TextEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Offsets outside the text are moved to its ends. */
export function rangeOf(document: TextDocument, span: Span): Range {
  const length = document.getText().length;
  const start = clamp(span.start, length);
  return { start: document.positionAt(start), end: document.positionAt(Math.max(start, clamp(span.end, length))) };
}

/** A position behind the end of its line is the end of that line, one below the last line the end of the text. */
export function offsetOf(document: TextDocument, position: Position): number {
  const line = wholeNumber(position.line);
  if (line >= document.lineCount) return document.getText().length;
  return document.offsetAt({ line, character: wholeNumber(position.character) });
}

export function spanOf(document: TextDocument, range: Range): Span {
  const start = offsetOf(document, range.start);
  return { start, end: Math.max(start, offsetOf(document, range.end)) };
}

export function editOf(document: TextDocument, edit: Span & { readonly text: string }): TextEdit {
  return { range: rangeOf(document, edit), newText: edit.text };
}

function clamp(offset: number, length: number): number {
  return Math.min(wholeNumber(offset), length);
}

/** Editors have sent negative and fractional positions; nothing may come of them but a place. */
function wholeNumber(value: number): number {
  return Number.isFinite(value) && value > 0 ? Math.floor(value) : 0;
}
