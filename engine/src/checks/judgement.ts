/** Problems to diagnostics: the text of their check, the severity of the settings, places in the present text. */
import type { SyntaxProblem } from '../../../grammar/src/index.js';
import type { Diagnostic, Fix, Severity } from '../diagnostic.js';
import { shiftOf, type Item } from '../names/items.js';
import type { Problem, ProblemKind } from '../schema/problem.js';
import { checks } from './catalogue.js';
import type { AnyCheck, Check, Description } from './check.js';
import { syntaxChecks } from './syntax.js';

const byKind: ReadonlyMap<ProblemKind, AnyCheck> = new Map(checks.map(check => [check.kind, check]));

type Severities = Readonly<Record<string, Severity | 'off'>>;

/** The diagnostic of a problem found in an item, in the present text; `undefined` where the settings silence it. */
export function diagnosticOf(problem: Problem, item: Item, text: string, severities: Severities): Diagnostic | undefined {
  const check = byKind.get(problem.kind) as Check<ProblemKind>;
  const described = check.describe(problem as never);
  const severity = severities[check.code] ?? described.severity ?? check.severity;
  if (severity === 'off') return undefined;
  const shift = shiftOf(item);
  const within = (offset: number): number => Math.max(0, Math.min(text.length, offset + shift));
  const fixes = [...(described.fixes ?? []), ...swapFix(described, text, shift)].map(fix => ({ ...fix, edits: fix.edits.map(edit => ({ ...edit, start: within(edit.start), end: within(edit.end) })) }));
  return {
    code: check.code, severity, message: described.message, start: within(problem.start), end: Math.max(within(problem.start), within(problem.end)),
    related: (described.related ?? []).map(each => ({ message: each.message, file: item.file, start: within(each.at.start), end: within(each.at.end) })),
    fixes, ...(described.unnecessary === true ? { unnecessary: true } : {}),
  };
}

function swapFix(described: Description, text: string, shift: number): readonly Fix[] {
  if (described.swap === undefined) return [];
  const { first, second } = described.swap;
  const slice = (at: { start: number; end: number }): string => text.slice(at.start + shift, at.end + shift);
  return [{ title: 'Swap the ends', edits: [{ start: first.start, end: first.end, text: slice(second) }, { start: second.start, end: second.end, text: slice(first) }] }];
}

export function syntaxDiagnostic(problem: SyntaxProblem, file: string, severities: Severities, text = ''): Diagnostic | undefined {
  const check = syntaxChecks[problem.code];
  const severity = severities[check.code] ?? check.severity;
  if (severity === 'off') return undefined;
  return {
    code: check.code, severity, message: check.message(problem), start: problem.start, end: problem.end,
    related: problem.related === undefined ? [] : [{ message: 'opened here', file, ...problem.related }], fixes: check.fixes?.(problem, text) ?? [],
  };
}

const ignore = /\/\/\s*scale-ignore\s+(SC\d{3}(?:\s*,\s*SC\d{3})*)\s*:\s*\S/;

/** `// scale-ignore SC040: reason` silences a code on its own line, or on the next if it stands alone. */
export function withoutIgnored(diagnostics: readonly Diagnostic[], text: string): readonly Diagnostic[] {
  if (!text.includes('scale-ignore')) return diagnostics;
  const silenced = new Map<number, Set<string>>();
  const starts = [0];
  for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1)) starts.push(index + 1);
  for (const [line, start] of starts.entries()) {
    const content = text.slice(start, starts[line + 1] ?? text.length);
    const match = ignore.exec(content);
    if (match === null) continue;
    const target = content.slice(0, match.index).trim() === '' ? line + 1 : line;
    const codes = silenced.get(target) ?? new Set<string>();
    for (const code of match[1]!.split(',')) codes.add(code.trim());
    silenced.set(target, codes);
  }
  const lineOf = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle; else high = middle - 1;
    }
    return low;
  };
  return diagnostics.filter(each => silenced.get(lineOf(each.start))?.has(each.code) !== true);
}
