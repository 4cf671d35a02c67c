/** A derivation as a tree: each value with its formula, below it the values it was filled with. */
import { shortText, type Estimate } from '../../../engine/src/index.js';
import type { Colors } from '../colors.js';
import type { Look } from '../look.js';
import type { Derivation } from '../report/derivation.js';
import { originMark, valueText } from '../report/value-text.js';
import { hangingLines, printable } from '../text-cells.js';

export function explainText(derivation: Derivation, look: Look): string {
  return `${nodeLines(derivation, '', '', { look, said: new Map() }).join('\n')}\n`;
}

interface Telling {
  readonly look: Look;
  /** Long remarks, each with the name it was first told of. */
  readonly said: Map<string, string>;
}

/**
 * @param lead what stands before the first line: the branch that leads here
 * @param trunk what stands before the lines below it: the branches that go on
 */
function nodeLines(node: Derivation, lead: string, trunk: string, telling: Telling): string[] {
  const { estimate } = node;
  const { look } = telling;
  const [inputs, repeated] = withoutRepeated(node.inputs);
  const count = inputs.length + (repeated === '' ? 0 : 1);
  const body = trunk + (count > 0 ? '│  ' : '   ');
  const { tail, remarks } = remarksOf(node, telling.said);
  const head = hangingWith(lead, trunk, headText(node) + tail, look);
  head[0] = paintHead(head[0] ?? '', estimate, look.colors);
  const branchAt = (index: number): readonly [string, string] =>
    index === count - 1 ? [`${trunk}└─ `, `${trunk}   `] : [`${trunk}├─ `, `${trunk}│  `];
  return [
    ...head,
    ...remarks.flatMap(text => hangingWith(body, body, text, look).map(look.colors.faint)),
    ...inputs.flatMap((input, index) => nodeLines(input, ...branchAt(index), telling)),
    ...(repeated === '' ? [] : hangingWith(...branchAt(count - 1), repeated, look).map(look.colors.faint)),
  ];
}

/** More inputs than these that stood above are told in one sentence. */
const mostRepeated = 3;

function withoutRepeated(inputs: readonly Derivation[]): readonly [readonly Derivation[], string] {
  const isRepeated = ({ above, sharing }: Derivation): boolean => above && sharing === undefined;
  const repeated = inputs.filter(isRepeated);
  if (repeated.length <= mostRepeated) return [inputs, ''];
  return [
    inputs.filter(input => !isRepeated(input)),
    `and, above: ${repeated.map(({ name, estimate }) => `${name} = ${shortText(estimate)}`).join(', ')}`,
  ];
}

function headText({ name, path, estimate }: Derivation): string {
  const title = name === path ? path : `${name} (${path})`;
  return estimate.origin === 'unknown' ? `${title} is unknown` : `${title} = ${valueText(estimate)}  ${originMark(estimate)}`;
}

/** Shorter remarks are read sooner than a reference to where they were made. */
const longRemark = 30;

/** What is said about a value, a line each; `tail` ends the first line with what was said about another value before. */
function remarksOf(node: Derivation, said: Map<string, string>): { readonly tail: string; readonly remarks: readonly string[] } {
  const { estimate, above, sharing, name } = node;
  const { source, because, valid, origin, inputs } = estimate;
  if (above && sharing === undefined)
    return { tail: inputs.length > 0 || source !== null || because !== null ? ', above' : '', remarks: [] };
  const shared = sharing === undefined ? null : `from ${sharing.all ? 'the same inputs as' : 'inputs of'} ${sharing.path}, above`;
  const isUnknown = origin === 'unknown';
  const told = [
    { text: because, label: isUnknown ? 'because ' : 'assumed: ', again: isUnknown ? null : 'assumed as for' },
    { text: source, label: 'source: ', again: 'source as for' },
  ].flatMap(({ text, label, again }) => {
    if (text === null) return [];
    const first = again !== null && text.length > longRemark ? said.get(label + text) : undefined;
    if (first === undefined) said.set(label + text, name);
    return [{ text: label + text, again: first === undefined ? null : `${again} ${first}` }];
  });
  const tail = told.map(({ again }) => (again === null ? '' : `, ${again}`)).join('');
  // What is assumed like another value was read from the same inputs as that one.
  const isTold = because !== null && !isUnknown && told[0]!.again !== null;
  const remarks = [...told.flatMap(({ text, again }) => (again === null ? [text] : [])), ...(shared === null || isTold ? [] : [shared])];
  return { tail, remarks: [...formulaLines(estimate), ...remarks, ...(valid === true ? [] : [`! ${valid}`])] };
}

/** The formula, and the same with numbers where that says more than the value itself. */
function formulaLines({ formula, formulaKind, inputs }: Estimate): string[] {
  if (formula === null) return [];
  const filled = filledIn(formula, inputs);
  const isName = inputs.some(({ name }) => name === formula);
  return [
    `= ${formula}${formulaKind === 'estimate' ? '  (an estimate, not an identity)' : ''}`,
    ...(isName || filled === formula ? [] : [`= ${filled}`]),
  ];
}

/** The formula with medians in place of names. Longer names go first, so that `params` does not eat into `params_total`. */
function filledIn(formula: string, inputs: Estimate['inputs']): string {
  if (inputs.length === 0) return formula;
  const values = new Map(inputs.map(({ name, estimate }) => [name, shortText(estimate)]));
  const names = [...values.keys()].sort((a, b) => b.length - a.length).map(name => name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'));
  return formula.replace(
    new RegExp(`(?<![\\p{L}\\p{N}_.])(?:${names.join('|')})(?![\\p{L}\\p{N}_.(])`, 'gu'),
    name => values.get(name) ?? name,
  );
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
