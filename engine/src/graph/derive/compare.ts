/**
 * Givens held against what the other givens say. A given is compared with every formula for it whose inputs rest on givens only: never on a
 * default, never on the given itself. No draw is rejected or re-weighted; the given stays what later formulas read.
 */
import { quantile, summarize } from '../../draws/summary.js';
import type { Summary } from '../../estimate.js';
import type { Formula } from '../../schema/types.js';
import type { Problem } from '../../schema/problem.js';
import type { NumberValue } from '../../schema/value.js';
import type { BlockDerivation } from './block.js';
import { compiled } from '../expressions/formula.js';
import type { Known } from '../queries/known.js';

const identityWarning = 0.01;
const estimateWarning = 2;

export function contradictions(derivation: BlockDerivation): Problem[] {
  const found: Problem[] = [];
  const told = new Set<string>();
  for (const formula of derivation.formulas) {
    const given = derivation.known.get(formula.of);
    if (formula.reading === true || given?.number === undefined || !derivation.merged.givens.has(formula.of)) continue;
    const derived = withoutGiven(derivation, formula, given);
    if (derived?.number === undefined || !restsOnOtherGivens(derived, formula.of)) continue;
    const cause = [...new Set([formula.of, ...derived.roots, ...outsideOf(derived)])].sort().join(' ');
    if (told.has(cause) || !disagree(given, derived, formula)) continue;
    told.add(cause);
    found.push(problemOf(derivation, formula, given, derived));
  }
  return found;
}

/** The formula as if the given were not there; its inputs may not rest on it. */
function withoutGiven(derivation: BlockDerivation, formula: Formula, given: Known): Known | undefined {
  if (given.origin !== 'given' && given.origin !== 'inherited') return undefined;
  return readsNoOtherGivens(derivation, formula) ? undefined : derivation.evaluate(formula);
}

/** Seen before anything is computed: what it reads of its own block rests on a default, or on the given itself. */
const readsNoOtherGivens = (derivation: BlockDerivation, formula: Formula): boolean =>
  compiled(formula, derivation.spec).own.some(path => {
    const known = derivation.known.get(path);
    return known !== undefined && (known.assumed || known.roots.has(formula.of));
  });

const restsOnOtherGivens = (derived: Known, path: string): boolean =>
  !derived.assumed && !derived.roots.has(path) && derived.knownInputs.length > 0;

const outsideOf = (derived: Known): readonly string[] =>
  derived.knownInputs.filter(input => input.path !== input.known.path).map(input => input.path);

function disagree(given: Known, derived: Known, formula: Formula): boolean {
  const a = given.range;
  const b = derived.range;
  // Where zero follows, one of the inputs is zero: that one is at fault, and is compared by its own formula.
  if (a === null || b === null || b.p50 === 0) return false;
  if (a.p50 === 0) return areApart(a, b);
  const ratio = apart(a.p50, b.p50);
  if (formula.kind === 'identity') {
    const rounded = rounding(given) + roundingBehind(derived);
    return ratio > 1 + identityWarning && ratio - 1 > rounded && !overlapsPoint(given.number!, derived.number!, a, b);
  }
  return ratio > estimateWarning && areApart(a, b);
}

const areApart = (a: Summary, b: Summary): boolean => a.p95 < b.p5 || b.p95 < a.p5;

const apart = (a: number, b: number): number => Math.max(a / b, b / a);

/** Half of the last digit written, as a share: `30.8M` may be 0.16 % off, `5亿` 10 %. */
function rounding(known: Known): number {
  const digits = known.number?.digits;
  const shown = Math.abs(known.range?.p50 ?? 0);
  return digits === undefined || shown === 0 ? 0 : (0.5 * 10 ** (1 - digits + Math.floor(Math.log10(shown)))) / shown;
}

/** What is computed is as far off as what it was computed from. */
const roundingBehind = (derived: Known): number => derived.knownInputs.reduce((sum, input) => sum + rounding(input.known), 0);

/** Two uncertain values are one statement if each median lies in the other's interval. */
function overlapsPoint(given: NumberValue, derived: NumberValue, a: Summary, b: Summary): boolean {
  const uncertain = typeof given.draws !== 'number' || typeof derived.draws !== 'number';
  return uncertain &&
    a.p50 >= quantile(derived.draws, 0.05) / scale(derived, b) &&
    a.p50 <= quantile(derived.draws, 0.95) / scale(derived, b)
    ? true
    : uncertain && b.p50 >= a.p5 && b.p50 <= a.p95;
}

/** Internal base units of one shown unit. */
const scale = (value: NumberValue, shown: Summary): number => summarize(value.draws).p50 / shown.p50;

/** Likely slips by their factor. */
const slips: readonly (readonly [number, string])[] = [
  [1000, 'a factor of 1,000: a suffix such as k, M, B or T may be one step off'],
  [1e6, 'a factor of a million: a suffix may be two steps off'],
  [2, 'a factor of 2: a peak with sparsity is twice the dense one, and fp8 twice bf16'],
  [100, 'a factor of 100: percent and share may be mixed up'],
  [24, 'a factor of 24: hours and days may be mixed up'],
];

function slipFor(ratio: number): string | null {
  return slips.find(([factor]) => Math.abs(ratio / factor - 1) < 0.05)?.[1] ?? null;
}

/** What the writer can change: the givens of the block behind the formula, and what it read elsewhere. */
const statedInputs = (derived: Known): readonly string[] => [...new Set([...derived.roots, ...outsideOf(derived)])];

function problemOf(derivation: BlockDerivation, formula: Formula, given: Known, derived: Known): Problem {
  const own = derivation.merged.givens.get(formula.of)!;
  const here = own.item === derivation.merged.item;
  const at = here ? own.node.path : derivation.merged.node.path;
  const a = given.range!;
  const b = derived.range!;
  return {
    kind: 'contradiction',
    start: at.start,
    end: at.end,
    property: formula.of,
    formula: derived.formula ?? formula.text,
    formulaKind: formula.kind,
    given: a,
    derived: b,
    unit: given.unit,
    share: given.share,
    inputs: statedInputs(derived),
    slip: slipFor(apart(a.p50, b.p50)),
    value: here ? { start: own.node.path.end, end: own.node.end } : null,
  };
}
