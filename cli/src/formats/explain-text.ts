/** A derivation as a tree: each value with its formula, below it the values it was filled with. */
import { shortText, type Estimate } from '../../../engine/src/index.js';
import type { Colors } from '../colors.js';
import type { Look } from '../look.js';
import type { Derivation } from '../report/derivation.js';
import { originMark, valueText } from '../report/value-text.js';
import { hangingLines, printable } from '../text-cells.js';

export function explainText(derivation: Derivation, look: Look): string {
  return `${nodeLines(derivation, '', '', look).join('\n')}\n`;
}

/**
 * @param lead what stands before the first line: the branch that leads here
 * @param trunk what stands before the lines below it: the branches that go on
 */
function nodeLines(node: Derivation, lead: string, trunk: string, look: Look): string[] {
  const { inputs, estimate } = node;
  const body = trunk + (inputs.length > 0 ? '│  ' : '   ');
  const head = hangingWith(lead, trunk, headText(node), look);
  head[0] = paintHead(head[0] ?? '', estimate, look.colors);
  const remarks = remarksOf(node).flatMap(text => hangingWith(body, body, text, look).map(look.colors.faint));
  const branches = inputs.flatMap((input, index) => {
    const isLast = index === inputs.length - 1;
    return nodeLines(input, `${trunk}${isLast ? '└─ ' : '├─ '}`, `${trunk}${isLast ? '   ' : '│  '}`, look);
  });
  return [...head, ...remarks, ...branches];
}

function headText({ name, path, estimate }: Derivation): string {
  const title = name === path ? path : `${name} (${path})`;
  return `${title} = ${valueText(estimate)}  ${originMark(estimate)}`;
}

/** Formula, the same with numbers, and what is said about it, one line each. */
function remarksOf({ estimate, above, inputs }: Derivation): string[] {
  const { formula, formulaKind, source, because, valid, origin } = estimate;
  const kind = formulaKind === 'estimate' ? '  (an estimate, not an identity)' : '';
  return [
    ...(formula === null ? [] : [`= ${formula}${kind}`]),
    ...(formula === null || above || inputs.length === 0 ? [] : [`= ${filledIn(formula, inputs)}`]),
    ...(because === null ? [] : [`${origin === 'unknown' ? 'unknown, because' : 'assumed:'} ${because}`]),
    ...(source === null ? [] : [`source: ${source}`]),
    ...(valid === true ? [] : [`! ${valid}`]),
    ...(above ? ['explained above'] : []),
  ];
}

/** The formula with medians in place of names. Longer names go first, so that `params` does not eat into `params_total`. */
function filledIn(formula: string, inputs: readonly Derivation[]): string {
  const values = new Map(inputs.map(({ name, estimate }) => [name, shortText(estimate)]));
  const names = [...values.keys()].sort((a, b) => b.length - a.length).map(name => name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'));
  return formula.replace(new RegExp(`(?<![\\p{L}\\p{N}_.])(?:${names.join('|')})(?![\\p{L}\\p{N}_.(])`, 'gu'), name => values.get(name) ?? name);
}

function paintHead(line: string, { origin }: Estimate, colors: Colors): string {
  if (origin === 'default') return colors.assumption(line);
  return origin === 'unknown' ? colors.warning(line) : line;
}

/** Like a hanging indent, but the later lines carry the tree's own branches. */
function hangingWith(lead: string, trunk: string, text: string, { width }: Look): string[] {
  const leads = (index: number): string => (index === 0 ? lead : trunk.padEnd(lead.length));
  return hangingLines(' '.repeat(lead.length), printable(text), width).map((line, index) => leads(index) + line.slice(lead.length));
}
