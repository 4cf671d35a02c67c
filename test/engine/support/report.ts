/** A diagnostic as it reads in a review: message, carets under its place, and what each repair does to the text. */
import type { Diagnostic } from '../../../engine/src/index.js';

type Fix = Diagnostic['fixes'][number];

export function applied(fix: Fix, text: string): string {
  const edits = [...fix.edits].sort((a, b) => b.start - a.start);
  return edits.reduce((changed, edit) => changed.slice(0, edit.start) + edit.text + changed.slice(edit.end), text);
}

export function report(diagnostics: readonly Diagnostic[], text: string): string {
  return (
    diagnostics
      .map(each =>
        [
          `${each.code} ${each.severity}: ${each.message}`,
          ...excerpt(each.start, each.end, text),
          ...each.related.flatMap(other => [`  ${other.message}:`, ...excerpt(other.start, other.end, text)]),
          ...each.fixes.flatMap(fix => [`  fix: ${fix.title}`, ...difference(text, applied(fix, text))]),
        ].join('\n'),
      )
      .join('\n\n') + '\n'
  );
}

const longest = 100;

/** The first line of the place with carets under it. */
function excerpt(start: number, end: number, text: string): string[] {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const line = text.slice(lineStart).split('\n', 1)[0]!;
  const number = `${text.slice(0, start).split('\n').length}`;
  const from = start - lineStart;
  const carets = Math.max(1, Math.min(end - lineStart, line.length) - from);
  if (line.length > longest) return [`  ${number} | … column ${from + 1}, ${carets} characters`];
  return [`  ${number} | ${line}`, `  ${' '.repeat(number.length)} | ${' '.repeat(from)}${'^'.repeat(carets)}`];
}

/** Lines that went and lines that came, between what both texts begin and end with. */
function difference(before: string, after: string): string[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  let first = 0;
  while (first < old.length && first < now.length && old[first] === now[first]) first++;
  let same = 0;
  while (same < old.length - first && same < now.length - first && old.at(-1 - same) === now.at(-1 - same)) same++;
  return [
    ...old.slice(first, old.length - same).map(line => `    - ${line}`),
    ...now.slice(first, now.length - same).map(line => `    + ${line}`),
  ];
}
