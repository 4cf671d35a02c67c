/** The right side of a law, evaluated on plain numbers: `E + A / N^alpha + B / D^beta`. */
import { dotted, type BinaryExpr, type Call, type Expr } from '../../../grammar/src/index.js';
import { isArithmetic, negate, operate, type Draws } from '../draws/arithmetic.js';
import { functionNamed } from '../draws/by-name.js';
import { makesDraws, spareOf } from './spare.js';

/** Draws, or what stands in the way: an unknown name, an operator that has no place in a law. */
export type FormResult =
  | { readonly ok: true; readonly draws: Draws }
  | { readonly ok: false; readonly problem: string; readonly start: number; readonly end: number };

export const formVariables = ['N', 'D', 'C', 'U', 'S', 'P', 'k', 'T', 'R0', 'L'] as const;

export const formFunctions: readonly string[] = ['exp', 'log', 'log10', 'sqrt', 'min', 'max'];

const done = (draws: Draws): FormResult => ({ ok: true, draws });
const refuse = (expr: { start: number; end: number }, problem: string): FormResult => ({
  ok: false,
  problem,
  start: expr.start,
  end: expr.end,
});

export function evaluateForm(expr: Expr, names: ReadonlyMap<string, Draws>): FormResult {
  switch (expr.kind) {
    case 'number':
      return done(expr.value);
    case 'group':
      return expr.inner === undefined ? refuse(expr, 'the brackets are empty') : evaluateForm(expr.inner, names);
    case 'unary': {
      if (expr.operator !== '-' || expr.operand === undefined) return refuse(expr, 'a law has no `not`');
      const operand = evaluateForm(expr.operand, names);
      return operand.ok ? done(negate(operand.draws)) : operand;
    }
    case 'reference': {
      const name = dotted(expr.names);
      const draws = names.get(name);
      return draws === undefined
        ? refuse(expr, `\`${name}\` is neither a key of the law nor one of ${formVariables.join(', ')}`)
        : done(draws);
    }
    case 'call':
      return evaluateCall(expr, names);
    case 'binary':
      return evaluateBinary(expr, names);
    default:
      return refuse(expr, 'a law is made of numbers, names, + - * / ^ and exp, log, log10, sqrt, min, max');
  }
}

function evaluateCall(call: Call, names: ReadonlyMap<string, Draws>): FormResult {
  const name = dotted(call.callee.names);
  const apply = formFunctions.includes(name) ? functionNamed(name) : undefined;
  if (apply === undefined) return refuse(call.callee, `\`${name}\` is no function of a law; there are ${formFunctions.join(', ')}`);
  const values: Draws[] = [];
  for (const argument of call.args) {
    if (argument.value === undefined) return refuse(argument, 'an argument is missing');
    const value = evaluateForm(argument.value, names);
    if (!value.ok) return value;
    values.push(value.draws);
  }
  const wanted = name === 'min' || name === 'max' ? 2 : 1;
  if (values.length < wanted || (wanted === 1 && values.length > 1))
    return refuse(call, `\`${name}\` takes ${wanted === 1 ? 'one argument' : 'two or more'}`);
  return done(apply(...values));
}

function evaluateBinary(expr: BinaryExpr, names: ReadonlyMap<string, Draws>): FormResult {
  let left: Draws | undefined;
  for (let index = 0; index < expr.operands.length; index++) {
    const operand = expr.operands[index];
    if (operand === undefined) return refuse(expr, 'the right side of the operator is missing');
    const right = evaluateForm(operand, names);
    if (!right.ok) return right;
    if (left === undefined) {
      left = right.draws;
      continue;
    }
    const { operator, span } = expr.operators[index - 1]!;
    if (!isArithmetic(operator)) return refuse(span, `\`${operator}\` has no place in a law`);
    left = operate(operator, left, right.draws, spareOf(left, index > 1 || makesDraws(expr.operands[0]), right.draws, makesDraws(operand)));
  }
  return left === undefined ? refuse(expr, 'an operand is missing') : done(left);
}
