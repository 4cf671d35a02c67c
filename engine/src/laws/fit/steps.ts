/**
 * A formula as a list of steps over all runs at once, with the derivative of its value by every constant (automatic differentiation,
 * backwards).
 */
import { dotted, type Expr } from '../../../../grammar/src/index.js';

export type Operation =
  'number' | 'variable' | 'constant' | '+' | '-' | '*' | '/' | '^' | 'negate' | 'exp' | 'log' | 'log10' | 'sqrt' | 'min' | 'max';

export interface Step {
  readonly operation: Operation;
  /** Steps whose results it takes. */
  readonly left: number;
  readonly right: number;
  /** The number, or the place of the constant among the free ones. */
  readonly value: number;
  /** Name of the variable. */
  readonly name: string;
}

/**
 * Steps in the order in which they are taken; the last one is the result. What is no part of a law is told, as a sentence without its full
 * stop.
 */
export type Listed = { readonly ok: true; readonly steps: readonly Step[] } | { readonly ok: false; readonly problem: string };

class Refused extends Error {}

/** Names are free constants first, then fixed ones, then variables. */
export function listSteps(form: Expr, free: readonly string[], fixed: Readonly<Record<string, number>>): Listed {
  const steps: Step[] = [];
  const known = new Map<string, number>();
  const add = (step: Partial<Step> & { readonly operation: Operation }): number =>
    steps.push({ left: -1, right: -1, value: 0, name: '', ...step }) - 1;
  const once = (key: string, make: () => number): number => {
    const place = known.get(key) ?? make();
    known.set(key, place);
    return place;
  };
  const named = (name: string): number =>
    once(name, () => {
      const place = free.indexOf(name);
      if (place >= 0) return add({ operation: 'constant', value: place, name });
      return Object.hasOwn(fixed, name) ? add({ operation: 'number', value: fixed[name]! }) : add({ operation: 'variable', name });
    });
  const visit = (expr: Expr | undefined): number => {
    switch (expr?.kind) {
      case 'number':
        return add({ operation: 'number', value: expr.value });
      case 'group':
        return visit(expr.inner);
      case 'unary':
        return expr.operator === '-' ? add({ operation: 'negate', left: visit(expr.operand) }) : refuse('a law has no `not`');
      case 'reference':
        return named(dotted(expr.names));
      case 'call':
        return called(
          dotted(expr.callee.names),
          expr.args.map(argument => visit(argument.value)),
          add,
        );
      case 'binary':
        return expr.operands.slice(1).reduce((left, operand, index) => {
          const { operator } = expr.operators[index]!;
          return isArithmetic(operator)
            ? add({ operation: operator, left, right: visit(operand) })
            : refuse(`\`${operator}\` has no place in a law`);
        }, visit(expr.operands[0]));
      default:
        return refuse('the formula is not complete');
    }
  };
  try {
    visit(form);
    return { ok: true, steps };
  } catch (thrown) {
    if (thrown instanceof Refused) return { ok: false, problem: thrown.message };
    throw thrown;
  }
}

const isArithmetic = (operator: string): operator is '+' | '-' | '*' | '/' | '^' => ['+', '-', '*', '/', '^'].includes(operator);

function called(name: string, args: readonly number[], add: (step: Partial<Step> & { readonly operation: Operation }) => number): number {
  if ((name === 'min' || name === 'max') && args.length > 1)
    return args.slice(1).reduce((left, right) => add({ operation: name, left, right }), args[0]!);
  if ((name === 'exp' || name === 'log' || name === 'log10' || name === 'sqrt') && args.length === 1)
    return add({ operation: name, left: args[0]! });
  return refuse(`\`${name}\` is no function of a law`);
}

function refuse(problem: string): never {
  throw new Refused(problem);
}
