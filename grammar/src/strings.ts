import { testAt } from './characters.js';

/**
 * Strings: `"…"` with `\"` and `\\`, or `“…”` without escapes. Each closes with its own sign only and ends with its line at the latest,
 * so that a forgotten quote breaks one line. A quote typed as a full-width `＂` is closed by either straight form.
 */
const straight = /"(?:[^"\\\r\n]|\\[^\r\n]?)*"?/y;
const fullWidth = /＂(?:[^"＂\\\r\n]|\\[^\r\n]?)*["＂]?/y;
const curly = /“[^”\r\n]*”?/y;

/** The end of the string that begins at `offset`; `offset` itself if none does. */
export function stringEnd(text: string, offset: number): number {
  const pattern = patternOf(text[offset]);
  return pattern !== undefined && testAt(pattern, text, offset) ? pattern.lastIndex : offset;
}

function patternOf(opening: string): RegExp | undefined {
  if (opening === '"') return straight;
  if (opening === '“') return curly;
  return opening === '＂' ? fullWidth : undefined;
}

/** Whether a string, as written with its quotes, has its closing sign. */
export function isClosedString(written: string): boolean {
  const closing = written[0] === '“' ? '”' : '"';
  if (written.length < 2 || !written.endsWith(closing)) return false;
  return closing === '”' || !endsEscaped(written);
}

/** Whether an odd number of backslashes stands before the last sign, which is then part of the text. */
function endsEscaped(written: string): boolean {
  let backslashes = 0;
  while (written[written.length - 2 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}

/** The text between the quotes, `\"` and `\\` resolved. Any other backslash stands for itself, so that a path may be pasted. */
export function stringValue(written: string): string {
  const inner = isClosedString(written) ? written.slice(1, -1) : written.slice(1);
  return written[0] === '“' || !inner.includes('\\') ? inner : inner.replace(/\\(["\\])/g, '$1');
}
