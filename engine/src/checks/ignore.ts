/** `// scale-ignore SC040: reason` silences a code on its own line, or on the next if it stands alone. */
import type { LineTable } from '../../../grammar/src/index.js';
import type { Diagnostic } from '../diagnostic.js';

const ignore = /\/\/\s*scale-ignore\s+(SC\d{3}(?:\s*,\s*SC\d{3})*)\s*:\s*\S/;

export function withoutIgnored(diagnostics: readonly Diagnostic[], text: string, lines: LineTable): readonly Diagnostic[] {
  if (!text.includes('scale-ignore')) return diagnostics;
  const silenced = new Map<number, Set<string>>();
  for (let line = 0; line < lines.lineCount; line++) {
    const content = text.slice(lines.lineStart(line), lines.lineEnd(line));
    const match = ignore.exec(content);
    if (match === null) continue;
    const target = content.slice(0, match.index).trim() === '' ? line + 1 : line;
    const codes = silenced.get(target) ?? new Set<string>();
    for (const code of match[1]!.split(',')) codes.add(code.trim());
    silenced.set(target, codes);
  }
  return diagnostics.filter(each => silenced.get(lines.lineOf(each.start))?.has(each.code) !== true);
}
