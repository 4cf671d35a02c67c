/** What a tree says in words: dotted names, the names an expression reads, and its text in one spelling. */
import type { Call, Expr, Name, Reference } from './tree.js';

/** Names as they are written one behind the other: `base.gpu_hours`. */
export const dotted = (names: readonly Name[]): string => (names.length === 1 ? names[0]!.text : names.map(name => name.text).join('.'));

/**
 * References that an expression reads, in the order of the text. The name of a function is none, and what stands in the brackets of a call
 * left out.
 */
export function referencesIn(expr: Expr | undefined, leaveOut: (call: Call) => boolean = () => false): Reference[] {
  const inner = (part: Expr | undefined): Reference[] => referencesIn(part, leaveOut);
  switch (expr?.kind) {
    case 'reference':
      return [expr];
    case 'group':
      return inner(expr.inner);
    case 'unary':
    case 'convert':
      return inner(expr.operand);
    case 'call':
      return leaveOut(expr) ? [] : expr.args.flatMap(argument => inner(argument.value));
    case 'binary':
      return expr.operands.flatMap(inner);
    case 'range':
      return [...inner(expr.low), ...inner(expr.high)];
    case 'list':
      return expr.items.flatMap(inner);
    default:
      return [];
  }
}

/** Names that an expression reads, each once. */
export const namesIn = (expr: Expr): ReadonlySet<string> => new Set(referencesIn(expr).map(reference => dotted(reference.names)));

/** The text of a formula in one spelling, whatever its blanks; `…` for what has no place in one. */
export function spell(expr: Expr | undefined): string {
  switch (expr?.kind) {
    case undefined:
      return '';
    case 'number':
      return expr.text;
    case 'reference':
      return dotted(expr.names);
    case 'group':
      return `(${spell(expr.inner)})`;
    case 'unary':
      return `${expr.operator}${spell(expr.operand)}`;
    case 'call':
      return `${dotted(expr.callee.names)}(${expr.args.map(argument => spell(argument.value)).join(', ')})`;
    case 'binary':
      return expr.operands.map((operand, index) => joint(expr.operators[index - 1]?.operator) + spell(operand)).join('');
    case 'convert':
      return `${spell(expr.operand)} as ${expr.unit?.text ?? ''}${expr.by === undefined ? '' : ` by ${spell(expr.by)}`}`;
    default:
      return '…';
  }
}

const joint = (operator: string | undefined): string => (operator === undefined ? '' : operator === '^' ? '^' : ` ${operator} `);
