/** Each cause told once: what a syntax error already explains, what an open text swallowed, and what two paths found alike is left out. */
import type { Diagnostic } from '../diagnostic.js';

/** Findings of the values join those of the syntax, less what the syntax already tells, in the order of the text. */
export function toldOnce(
  syntax: readonly Diagnostic[],
  semantic: readonly Diagnostic[],
  inScenarios: readonly Diagnostic[],
  text: string,
): readonly Diagnostic[] {
  const all = withoutSwallowed([...syntax, ...withoutEchoes(semantic, syntax), ...inScenarios], text);
  return unique(all).sort((a, b) => a.start - b.start || a.end - b.end || (a.code < b.code ? -1 : 1));
}

/** A missing value on a line the parser already complained of has the same cause. */
function withoutEchoes(semantic: readonly Diagnostic[], syntax: readonly Diagnostic[]): readonly Diagnostic[] {
  const errors = syntax.filter(each => each.severity === 'error' && each.code !== 'SC060');
  return semantic.filter(
    each =>
      !(['SC003', 'SC009', 'SC023'].includes(each.code) && errors.some(error => error.start >= each.start && error.start <= each.end + 1)),
  );
}

/** A text without its closing mark that holds the `{` of its block has left the lines of that block alone: they are not at fault. */
function withoutSwallowed(all: readonly Diagnostic[], text: string): readonly Diagnostic[] {
  const swallows = all.some(each => each.code === 'SC063' && text.slice(each.start, each.end).trimEnd().endsWith('{'));
  return swallows ? all.filter(each => each.code !== 'SC068' && each.code !== 'SC039') : all;
}

function unique(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter(each => {
    const key = `${each.code} ${each.start} ${each.end} ${each.message}`;
    return seen.has(key) ? false : seen.add(key) !== undefined;
  });
}
