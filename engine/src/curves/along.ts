/**
 * A law along the axis of a picture: its formula is worked out once as far as it does not depend on the place, and then asked at every
 * place. What remains of `E + A / N^alpha + B / D^beta` is a sum of constants and exponentials, a single loop over the draws for each
 * place.
 */
import { dotted, type BinaryExpr, type Call, type Expr } from '../../../grammar/src/index.js';
import {
  add,
  exponential,
  isArithmetic,
  maximum,
  minimum,
  naturalLog,
  negate,
  operate,
  subtract,
  type ArithmeticSign,
  type Draws,
} from '../draws/arithmetic.js';
import { functionNamed } from '../draws/by-name.js';
import { formFunctions } from '../laws/form.js';
import { fixedAt, isPositive, overPower, raised, timesPower, valueAt, type PowerOfX } from './power-of-x.js';

/** A part of the formula. `other` is asked anew at each place; what it gives may be written over when it is asked again. */
type Part =
  | { readonly kind: 'fixed'; readonly draws: Draws }
  | { readonly kind: 'power'; readonly power: PowerOfX }
  | { readonly kind: 'sum'; readonly fixed: Draws; readonly powers: readonly PowerOfX[] }
  | { readonly kind: 'other'; at(t: number): Draws };

/** What the names of a formula stand for along the axis. */
export type NamesAlong = ReadonlyMap<string, { readonly fixed: Draws } | { readonly power: PowerOfX }>;

/**
 * The formula as a function of the logarithm of the place; `undefined` when it has a part that no law may have, which evaluating it
 * elsewhere explains. The draws it returns are a work space that the next call writes over.
 */
export function formAlong(expr: Expr, names: NamesAlong): ((t: number) => Draws) | undefined {
  const part = partOf(expr, names);
  return part === undefined ? undefined : evaluator(part);
}

function partOf(expr: Expr, names: NamesAlong): Part | undefined {
  switch (expr.kind) {
    case 'number':
      return { kind: 'fixed', draws: expr.value };
    case 'group':
      return expr.inner === undefined ? undefined : partOf(expr.inner, names);
    case 'unary':
      return expr.operator === '-' && expr.operand !== undefined ? negated(partOf(expr.operand, names)) : undefined;
    case 'reference': {
      const meant = names.get(dotted(expr.names));
      if (meant === undefined) return undefined;
      return 'fixed' in meant ? { kind: 'fixed', draws: meant.fixed } : { kind: 'power', power: meant.power };
    }
    case 'call':
      return called(expr, names);
    case 'binary':
      return chained(expr, names);
    default:
      return undefined;
  }
}

function negated(part: Part | undefined): Part | undefined {
  if (part === undefined) return undefined;
  if (part.kind === 'fixed') return { kind: 'fixed', draws: negate(part.draws) };
  const inner = evaluator(part);
  return { kind: 'other', at: t => negate(inner(t)) };
}

function called(call: Call, names: NamesAlong): Part | undefined {
  const name = dotted(call.callee.names);
  const apply = formFunctions.includes(name) ? functionNamed(name) : undefined;
  const parts = call.args.map(argument => (argument.value === undefined ? undefined : partOf(argument.value, names)));
  if (apply === undefined || parts.length !== (name === 'min' || name === 'max' ? Math.max(2, parts.length) : 1)) return undefined;
  if (!parts.every(part => part !== undefined)) return undefined;
  if (parts.every(part => part.kind === 'fixed')) return { kind: 'fixed', draws: apply(...parts.map(part => part.draws)) };
  const inner = parts.map(evaluator);
  return { kind: 'other', at: t => apply(...inner.map(each => each(t))) };
}

function chained({ operands, operators }: BinaryExpr, names: NamesAlong): Part | undefined {
  let left: Part | undefined;
  for (const [index, operand] of operands.entries()) {
    const right = operand === undefined ? undefined : partOf(operand, names);
    if (right === undefined) return undefined;
    if (index === 0) {
      left = right;
      continue;
    }
    const { operator } = operators[index - 1]!;
    if (left === undefined || !isArithmetic(operator)) return undefined;
    left = joined(operator, left, right);
  }
  return left;
}

/** Two parts with an operator between them, kept in the simplest form there is. */
function joined(sign: ArithmeticSign, left: Part, right: Part): Part {
  if (left.kind === 'fixed' && right.kind === 'fixed') return { kind: 'fixed', draws: operate(sign, left.draws, right.draws) };
  return asPower(sign, left, right) ?? (sign === '+' ? asSum(left, right) : undefined) ?? worked(sign, left, right);
}

/** Products, quotients and powers of powers are powers again. */
function asPower(sign: ArithmeticSign, left: Part, right: Part): Part | undefined {
  if (sign === '^')
    return left.kind === 'power' && right.kind === 'fixed' ? { kind: 'power', power: raised(left.power, right.draws) } : undefined;
  if (sign !== '*' && sign !== '/') return undefined;
  const [a, b] = [powerOf(left), powerOf(right)];
  return a === undefined || b === undefined ? undefined : { kind: 'power', power: sign === '*' ? timesPower(a, b) : overPower(a, b) };
}

function powerOf(part: Part): PowerOfX | undefined {
  if (part.kind === 'power') return part.power;
  return part.kind === 'fixed' && isPositive(part.draws) ? fixedAt(part.draws) : undefined;
}

function asSum(left: Part, right: Part): Part | undefined {
  const [a, b] = [termsOf(left), termsOf(right)];
  if (a === undefined || b === undefined) return undefined;
  return { kind: 'sum', fixed: add(a.fixed, b.fixed), powers: b.powers.reduce(withTerm, a.powers) };
}

function termsOf(part: Part): { readonly fixed: Draws; readonly powers: readonly PowerOfX[] } | undefined {
  switch (part.kind) {
    case 'fixed':
      return { fixed: part.draws, powers: [] };
    case 'power':
      return { fixed: 0, powers: [part.power] };
    case 'sum':
      return part;
    case 'other':
      return undefined;
  }
}

/** On the frontier both terms of a law fall at the same rate: they are one exponential with one factor. */
function withTerm(terms: readonly PowerOfX[], term: PowerOfX): readonly PowerOfX[] {
  const same = terms.findIndex(each => isSameSlope(each.slope, term.slope));
  if (same < 0) return [...terms, term];
  const { offset, slope } = terms[same]!;
  return terms.map((each, index) => (index === same ? { offset: logOfSum(offset, term.offset), slope } : each));
}

/** The logarithm of exp(a) + exp(b), which may themselves be too large for a number. */
function logOfSum(a: Draws, b: Draws): Draws {
  const [low, high] = [minimum(a, b), maximum(a, b)];
  return add(high, naturalLog(add(1, exponential(subtract(low, high)))));
}

/** Equal but for the rounding of how they were worked out: a thousandth of what would show in the twelfth digit of a loss. */
const rounding = 1e-13;

function isSameSlope(a: Draws, b: Draws): boolean {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= rounding * Math.abs(a);
  if (typeof a === 'number' || typeof b === 'number') return false;
  return a.every((each, index) => Math.abs(each - b[index]!) <= rounding * Math.abs(each));
}

function worked(sign: ArithmeticSign, left: Part, right: Part): Part {
  const [a, b] = [evaluator(left), evaluator(right)];
  let workspace: Float64Array | undefined;
  return {
    kind: 'other',
    at: t => {
      const result = operate(sign, a(t), b(t), workspace);
      if (typeof result !== 'number') workspace = result;
      return result;
    },
  };
}

function evaluator(part: Part): (t: number) => Draws {
  switch (part.kind) {
    case 'fixed':
      return () => part.draws;
    case 'power':
      return sumEvaluator(0, [part.power]);
    case 'sum':
      return sumEvaluator(part.fixed, part.powers);
    case 'other':
      return part.at;
  }
}

/** Constants and exponentials, summed into one vector that is used again at the next place. */
function sumEvaluator(fixed: Draws, powers: readonly PowerOfX[]): (t: number) => Draws {
  const certain = powers.filter(({ offset, slope }) => typeof offset === 'number' && typeof slope === 'number');
  const uncertain = powers.filter(power => !certain.includes(power));
  const length = lengthOf([fixed, ...uncertain.flatMap(({ offset, slope }) => [offset, slope])]);
  const start = (t: number): number => certain.reduce((sum, power) => sum + (valueAt(power, t) as number), 0);
  if (length === undefined) return t => (fixed as number) + start(t);
  const out = new Float64Array(length);
  return t => {
    fillFrom(out, fixed, start(t));
    for (const power of uncertain) addExponential(out, power, t);
    return out;
  };
}

function fillFrom(out: Float64Array, fixed: Draws, more: number): void {
  if (typeof fixed === 'number') out.fill(fixed + more);
  else for (let i = 0; i < out.length; i++) out[i] = fixed[i]! + more;
}

const lengthOf = (all: readonly Draws[]): number | undefined => all.find(each => typeof each !== 'number')?.length;

/** One loop for each mixture of certain and uncertain, so that no draw is asked what it is. */
function addExponential(out: Float64Array, { offset, slope }: PowerOfX, t: number): void {
  if (typeof slope !== 'number' && typeof offset !== 'number')
    for (let i = 0; i < out.length; i++) out[i]! += Math.exp(offset[i]! + slope[i]! * t);
  else if (typeof slope !== 'number') for (let i = 0; i < out.length; i++) out[i]! += Math.exp((offset as number) + slope[i]! * t);
  else if (typeof offset !== 'number') addScaled(out, offset, slope * t);
}

/** With a certain exponent the exponentials of the offsets are the same at every place but for one factor. */
function addScaled(out: Float64Array, offset: Float64Array, exponent: number): void {
  const factors = factorsOf(offset);
  if (factors === undefined || Math.abs(exponent) > largestExponent) {
    for (let i = 0; i < out.length; i++) out[i]! += Math.exp(offset[i]! + exponent);
    return;
  }
  const factor = Math.exp(exponent);
  for (let i = 0; i < out.length; i++) out[i]! += factors[i]! * factor;
}

/** Beyond this an exponential leaves what a number can hold with all its digits, where its product with another may not. */
const largestExponent = 300;

const exponentials = new WeakMap<Float64Array, Float64Array | null>();

function factorsOf(offset: Float64Array): Float64Array | undefined {
  let factors = exponentials.get(offset);
  if (factors === undefined)
    exponentials.set(offset, (factors = offset.every(each => Math.abs(each) <= largestExponent) ? offset.map(Math.exp) : null));
  return factors ?? undefined;
}
