/** Problems to diagnostics: the text of their check, the severity of the settings, places in the present text. */
import type { SyntaxProblem } from '../../../grammar/src/index.js';
import type { Diagnostic, Fix, Severity } from '../diagnostic.js';
import { shiftOf, type Item } from '../names/items.js';
import type { Problem, ProblemKind } from '../schema/problem.js';
import { checks } from './catalogue.js';
import type { AnyCheck, Check, Description } from './check.js';
import { syntaxChecks } from './syntax.js';

const byKind: ReadonlyMap<ProblemKind, AnyCheck> = new Map(checks.map(check => [check.kind, check]));

/** Names of thousands of letters are legal, and no message is the better for them. */
const longestQuote = 80;
const shortened = (message: string): string =>
  message.replace(/`([^`\s]+)`/g, (quoted, text: string) =>
    text.length <= longestQuote ? quoted : `\`${text.slice(0, longestQuote - 20)}…\``,
  );

type Severities = Readonly<Record<string, Severity | 'off'>>;

/** The diagnostic of a problem found in an item, in the present text; `undefined` where the settings silence it. */
export function diagnosticOf(problem: Problem, item: Item, text: string, severities: Severities): Diagnostic | undefined {
  const check = byKind.get(problem.kind) as Check<ProblemKind>;
  const described = check.describe(problem as never);
  const severity = severities[check.code] ?? described.severity ?? check.severity;
  if (severity === 'off') return undefined;
  const shift = shiftOf(item);
  const within = (offset: number): number => Math.max(0, Math.min(text.length, offset + shift));
  const fixes = [...(described.fixes ?? []), ...swapFix(described, text, shift)].map(fix => ({
    title: shortened(fix.title),
    edits: fix.edits.map(edit => ({ ...edit, start: within(edit.start), end: within(edit.end) })),
  }));
  return {
    code: check.code,
    severity,
    message: shortened(described.message),
    start: within(problem.start),
    end: Math.max(within(problem.start), within(problem.end)),
    related: (described.related ?? []).map(each => ({
      message: each.message,
      file: item.file,
      start: within(each.at.start),
      end: within(each.at.end),
    })),
    fixes,
    ...(described.unnecessary === true ? { unnecessary: true } : {}),
  };
}

function swapFix(described: Description, text: string, shift: number): readonly Fix[] {
  if (described.swap === undefined) return [];
  const { first, second, title } = described.swap;
  const slice = (at: { start: number; end: number }): string => text.slice(at.start + shift, at.end + shift);
  return [
    {
      title,
      edits: [
        { start: first.start, end: first.end, text: slice(second) },
        { start: second.start, end: second.end, text: slice(first) },
      ],
    },
  ];
}

export function syntaxDiagnostic(problem: SyntaxProblem, file: string, severities: Severities, text = ''): Diagnostic | undefined {
  const check = syntaxChecks[problem.code];
  const severity = severities[check.code] ?? check.severity;
  if (severity === 'off') return undefined;
  return {
    code: check.code,
    severity,
    message: shortened(check.message(problem, text)),
    start: problem.start,
    end: problem.end,
    related: problem.related === undefined ? [] : [{ message: 'opened here', file, ...problem.related }],
    fixes: check.fixes?.(problem, text) ?? [],
  };
}
