/** Formulas of the vocabulary: written in the language, evaluated by the same arithmetic as users' expressions. */
import { dotted, namesIn, parseExpression, type Expr } from '../../../../grammar/src/index.js';
import { isArithmetic, negate, operate, type Draws } from '../../draws/arithmetic.js';
import { functionNamed } from '../../draws/by-name.js';
import { makesDraws, spareOf } from '../../laws/spare.js';
import { canonical } from '../../quantity/canonical.js';
import { dimension, dimensionless } from '../../quantity/dimension.js';
import { findProperty } from '../../names/properties.js';
import { firstStep } from '../../names/property-path.js';
import type { Formula, KindSpec, PropertyType } from '../../schema/types.js';
import type { NumberValue } from '../../schema/value.js';

const time = dimension({ time: 1 });

const parsed = new Map<string, Expr>();

/** The tree of a formula. Texts are the vocabulary's own, so there are finitely many. */
export function formulaTree(text: string): Expr {
  let tree = parsed.get(text);
  if (tree === undefined) {
    tree = parseExpression(text).value;
    if (tree === undefined) throw new Error(`the formula ${text} of the vocabulary does not parse`);
    parsed.set(text, tree);
  }
  return tree;
}

/** What is worth knowing of a formula before it is tried: its slot, and the properties of the own block it cannot do without. */
export interface CompiledFormula {
  readonly type: PropertyType | undefined;
  readonly heads: readonly string[];
  /** Those of them that it reads as they are, and not a block behind them. */
  readonly own: readonly string[];
  readonly hasWords: boolean;
}

const compiledFormulas = new WeakMap<Formula, CompiledFormula>();

export function compiled(formula: Formula, kind: KindSpec): CompiledFormula {
  let known = compiledFormulas.get(formula);
  if (known === undefined) compiledFormulas.set(formula, (known = compile(formula, kind)));
  return known;
}

function compile(formula: Formula, kind: KindSpec): CompiledFormula {
  const type = findProperty(kind, formula.of)?.type;
  if (formula.compute !== undefined) return { type, heads: [], own: [], hasWords: false };
  const names = [...namesIn(formulaTree(formula.text.replaceAll(/\{\w+\}/g, 'word')))];
  const steps = names.flatMap(name => firstStep(kind, name) ?? []);
  const own = steps.filter(step => step.rest === '').map(step => step.inner);
  return { type, heads: [...new Set(steps.map(step => step.inner))], own, hasWords: formula.text.includes('{') };
}

/** `hardware.peak.{mfu_basis}` with the word given there; `undefined` while the word is unknown. */
export function fillWords(text: string, word: (path: string) => string | undefined): string | undefined {
  let complete = true;
  const filled = text.replaceAll(/\{(\w+)\}/g, (_, path: string) => {
    const found = word(path);
    if (found === undefined) complete = false;
    return found ?? '';
  });
  return complete ? filled : undefined;
}

/**
 * Evaluates a formula in internal base units. `read` gives the number at a path, `undefined` while it is unknown: then the formula has no
 * value yet. Dimensions are those of the properties, which a test checks once for the whole vocabulary; here only numbers move.
 */
export function evaluateFormula(expr: Expr, read: (path: string) => NumberValue | undefined): Draws | undefined {
  switch (expr.kind) {
    case 'number': {
      const unit = expr.unit === undefined ? 1 : canonical(unitName(expr.unit.text)).factor;
      return expr.value * unit;
    }
    case 'reference':
      return read(dotted(expr.names))?.draws;
    case 'group':
      return expr.inner === undefined ? undefined : evaluateFormula(expr.inner, read);
    case 'unary': {
      const operand = expr.operand === undefined ? undefined : evaluateFormula(expr.operand, read);
      return operand === undefined ? undefined : negate(operand);
    }
    case 'call':
      return evaluateFunction(expr, read);
    case 'binary':
      return evaluateOperators(expr, read);
    default:
      return undefined;
  }
}

const unitName = (written: string): string => ({ days: 'day', years: 'year', tokens: 'tokens' })[written] ?? written;

function evaluateFunction(expr: Extract<Expr, { kind: 'call' }>, read: (path: string) => NumberValue | undefined): Draws | undefined {
  const args = expr.args.map(argument => (argument.value === undefined ? undefined : evaluateFormula(argument.value, read)));
  const apply = functionNamed(dotted(expr.callee.names));
  return apply === undefined || args.some(each => each === undefined) ? undefined : apply(...(args as Draws[]));
}

function evaluateOperators(expr: Extract<Expr, { kind: 'binary' }>, read: (path: string) => NumberValue | undefined): Draws | undefined {
  let left: Draws | undefined;
  for (const [index, operand] of expr.operands.entries()) {
    const right = operand === undefined ? undefined : evaluateFormula(operand, read);
    if (right === undefined) return undefined;
    const operator = expr.operators[index - 1]?.operator;
    if (left === undefined || operator === undefined) {
      left = right;
      continue;
    }
    if (!isArithmetic(operator)) return undefined;
    left = operate(operator, left, right, spareOf(left, index > 1 || makesDraws(expr.operands[0]), right, makesDraws(operand)));
  }
  return left;
}

/** Draws as a value of a property. */
export const inSlot = (draws: Draws, type: PropertyType): NumberValue =>
  type.kind === 'quantity'
    ? { kind: 'number', draws, dimension: type.dimension, ...(type.perGpu === true ? { perGpu: true } : {}) }
    : type.kind === 'date'
      ? { kind: 'number', draws, dimension: time, date: true }
      : { kind: 'number', draws, dimension: dimensionless };
