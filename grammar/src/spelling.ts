/** What a tree says in words: dotted names, the names an expression reads, and its text in one spelling. */
import type { Expr, Name, Reference } from './tree.js';

/** Names as they are written one behind the other: `base.gpu_hours`. */
export const dotted = (names: readonly Name[]): string => names.map(name => name.text).join('.');

/** References that an expression reads, in the order of the text. The name of a function is none. */
export function referencesIn(expr: Expr | undefined): Reference[] {
  switch (expr?.kind) {
    case 'reference': return [expr];
    case 'group': return referencesIn(expr.inner);
    case 'unary': case 'convert': return referencesIn(expr.operand);
    case 'call': return expr.args.flatMap(argument => referencesIn(argument.value));
    case 'binary': return expr.operands.flatMap(referencesIn);
    case 'range': return [...referencesIn(expr.low), ...referencesIn(expr.high)];
    case 'list': return expr.items.flatMap(referencesIn);
    default: return [];
  }
}

/** Names that an expression reads, each once. */
export const namesIn = (expr: Expr): ReadonlySet<string> => new Set(referencesIn(expr).map(reference => dotted(reference.names)));

/** The text of a formula in one spelling, whatever its blanks; `…` for what has no place in one. */
export function spell(expr: Expr | undefined): string {
  switch (expr?.kind) {
    case undefined: return '';
    case 'number': return expr.text;
    case 'reference': return dotted(expr.names);
    case 'group': return `(${spell(expr.inner)})`;
    case 'unary': return `${expr.operator}${spell(expr.operand)}`;
    case 'call': return `${dotted(expr.callee.names)}(${expr.args.map(argument => spell(argument.value)).join(', ')})`;
    case 'binary': return expr.operands.map((operand, index) => joint(expr.operators[index - 1]?.operator) + spell(operand)).join('');
    case 'convert': return `${spell(expr.operand)} as ${expr.unit?.text ?? ''}${expr.by === undefined ? '' : ` by ${spell(expr.by)}`}`;
    default: return '…';
  }
}

const joint = (operator: string | undefined): string => (operator === undefined ? '' : operator === '^' ? '^' : ` ${operator} `);
