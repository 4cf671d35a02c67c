/** Asserts: in which share of the draws they hold, and which input decides. */
import type { AssertItem, Expr } from '../../../../grammar/src/index.js';
import { rankCorrelation } from '../../draws/correlation.js';
import { share as shareOf } from '../../draws/summary.js';
import { formatRange } from '../../quantity/format.js';
import { textAt, type Item } from '../../names/items.js';
import type { Problem } from '../../schema/problem.js';
import type { NumberValue, Value } from '../../schema/value.js';
import { evaluateExpression, type Evaluated } from '../queries/expression.js';
import { Known, type KnownInput } from '../queries/known.js';
import type { Universe } from '../queries/world-context.js';

export interface AssertOutcome {
  readonly text: string;
  readonly reason: string | null;
  readonly holds: boolean | null;
  readonly probability: number | null;
  readonly required: number;
  readonly driver: string | null;
  readonly problems: readonly Problem[];
  readonly item: Item;
  readonly node: AssertItem;
}

const usual = 0.95;

/** What an assert is asked by: its text, in which no sign separates the words of a question. */
export const assertKey = (item: Item): string => item.text.replaceAll('\u0000', '\u0001');

export function evaluateAssert(universe: Universe, item: Item, node: AssertItem, file: string, prefix = ''): AssertOutcome {
  const text = oneLine(textAt(item, node.condition ?? node));
  const identity = `${file}|assert ${prefix}${text}`;
  const condition = evaluateExpression(node.condition ?? { kind: 'error', start: node.start, end: node.end }, undefined, {
    universe,
    file,
    identity,
  });
  const evaluated = { ...condition, problems: [...condition.problems, ...shareProblems(universe, node, file)] };
  const required = requiredShare(universe, node, file);
  const base = { text, reason: node.reason?.value ?? null, required, item, node };
  if (node.condition === undefined) return { ...base, holds: null, probability: null, driver: null, problems: [missing(node)] };
  const value = evaluated.value;
  if (value.kind !== 'number' || value.truth !== true) {
    return {
      ...base,
      holds: null,
      probability: null,
      driver: null,
      problems: [...evaluated.problems, ...undecided(node, text, value, evaluated)],
    };
  }
  const probability = shareOf(value.draws);
  if (probability >= required) {
    let driver: string | null | undefined;
    // Ranking every input costs more than the rest of an assert, and nobody asks while it holds: so only when asked.
    return {
      ...base,
      holds: true,
      probability,
      problems: evaluated.problems,
      get driver() {
        return (driver ??= driverOf(value.draws, evaluated.inputs)?.path ?? null);
      },
    };
  }
  const driver = driverOf(value.draws, evaluated.inputs) ?? driverOfSides(universe, node, file, identity);
  const [left, right] = sidesOf(universe, node.condition, file, identity);
  return {
    ...base,
    holds: false,
    probability,
    driver: driver?.path ?? null,
    problems: [
      ...evaluated.problems,
      {
        kind: 'assert-fails',
        start: node.condition.start,
        end: node.condition.end,
        text,
        probability,
        required,
        driver: driver?.path ?? null,
        driverShare: driver?.share ?? 0,
        left,
        right,
        reason: base.reason,
        stated: node.hasWith,
        insertAt: node.condition.end,
      },
    ],
  };
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

const missing = ({ start, end }: AssertItem): Problem => ({
  kind: 'missing-part',
  what: 'a condition',
  example: 'assert base.cost < $10M',
  start,
  end,
});

function requiredShare(universe: Universe, node: AssertItem, file: string): number {
  if (node.share === undefined) return usual;
  const { value } = evaluateExpression(node.share, undefined, { universe, file, identity: `${file}|with` });
  return isShare(value) ? value.draws : usual;
}

const isShare = (value: Value): value is NumberValue & { readonly draws: number } =>
  value.kind === 'number' && typeof value.draws === 'number' && value.draws >= 0 && value.draws <= 1;

/** `with 150%` asks for what no assert can reach. */
function shareProblems(universe: Universe, node: AssertItem, file: string): readonly Problem[] {
  if (node.share === undefined) return [];
  const { value, problems } = evaluateExpression(node.share, undefined, { universe, file, identity: `${file}|with` });
  if (problems.length > 0 || isShare(value)) return problems;
  const { start, end } = node.share;
  return [
    {
      kind: 'wrong-type',
      property: '`with`',
      wanted: 'a share between 0 % and 100 %',
      found: 'something else',
      example: 'with 90%',
      start,
      end,
    },
  ];
}

/** One cause is told once: where the expression itself is at fault, that is enough. */
function undecided(node: AssertItem, text: string, value: Value, evaluated: Evaluated): readonly Problem[] {
  if (evaluated.problems.length > 0) return [];
  const because = value.kind === 'unknown' ? value.because : 'it is no condition; compare two values with < <= > >= == or `in`';
  return [{ kind: 'assert-undecided', text, because, start: node.condition!.start, end: node.condition!.end }];
}

export interface Driver {
  readonly path: string;
  /** Squared rank correlation with the outcome. */
  readonly share: number;
}

/** The uncertain input, nothing derived, whose ranks go most with those of the outcome. */
export function driverOf(outcome: number | Float64Array, inputs: readonly KnownInput[]): Driver | undefined {
  if (typeof outcome === 'number') return undefined;
  let best: Driver | undefined;
  for (const [path, draws] of uncertainInputs(inputs)) {
    const share = rankCorrelation(draws, outcome) ** 2;
    if (share > (best?.share ?? 0)) best = { path, share };
  }
  return best;
}

/** Ranges as written, and defaults, behind these inputs, by the path people write from outside. */
export function uncertainInputs(
  inputs: readonly KnownInput[],
  found = new Map<string, Float64Array>(),
  seen = new Set<Known>(),
): Map<string, Float64Array> {
  for (const { known } of inputs) {
    if (seen.has(known)) continue;
    seen.add(known);
    if (known.knownInputs.length > 0) uncertainInputs(known.knownInputs, found, seen);
    else if (known.number !== undefined && typeof known.number.draws !== 'number') found.set(known.fullPath, known.number.draws);
  }
  return found;
}

/** For an outcome that is the same in every draw there is no correlation; the sides still have one. */
function driverOfSides(universe: Universe, node: AssertItem, file: string, identity: string): Driver | undefined {
  const side = sideExpressions(node.condition!)[0];
  if (side === undefined) return undefined;
  const evaluated = evaluateExpression(side, undefined, { universe, file, identity, silent: true });
  return evaluated.value.kind === 'number' ? driverOf(evaluated.value.draws, evaluated.inputs) : undefined;
}

function sideExpressions(expr: Expr): readonly Expr[] {
  if (expr.kind === 'group' && expr.inner !== undefined) return sideExpressions(expr.inner);
  if (expr.kind !== 'binary' || expr.operators.length !== 1) return [];
  return expr.operands.filter(operand => operand !== undefined);
}

function sidesOf(universe: Universe, condition: Expr, file: string, identity: string): [string | null, string | null] {
  const sides = sideExpressions(condition).map(side => ({
    side,
    ...evaluateExpression(side, undefined, { universe, file, identity, silent: true }),
  }));
  const asked = sides.map(({ value }) => (value.kind === 'number' ? value.shownIn : undefined)).find(unit => unit !== undefined);
  const texts = sides.map(({ side, value, inputs }) => sideText(side, value, inputs, asked));
  return [texts[0] ?? null, texts[1] ?? null];
}

/** `asked` is the unit that `as` asked for on one of the sides: then both are read in it. */
function sideText(side: Expr, value: Value, inputs: readonly KnownInput[], asked: NumberValue['shownIn']): string | null {
  if (side.kind === 'range' || value.kind !== 'number' || value.truth === true) return null;
  const known =
    asked === undefined
      ? new Known({ path: 'side', value, origin: 'derived', type: soleType(side, inputs), inputs })
      : new Known({ path: 'side', value: { ...value, shownIn: value.shownIn ?? asked }, origin: 'derived', type: undefined, inputs });
  return known.range === null ? String(known.value) : formatRange(known.range, known.unit, known.share, known.unitAsked);
}

/** A lone name is shown as its property is. */
const soleType = (side: Expr, inputs: readonly KnownInput[]): Known['slot'] =>
  side.kind === 'reference' ? inputs.at(-1)?.known.slot : undefined;
