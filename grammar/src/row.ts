import type { IToken } from 'chevrotain';
import { foldOperators } from './operators.js';
import type { Link, Operand } from './operators.js';
import type { ProblemList } from './problems.js';
import type { Expr, Reference, Unit } from './tree.js';

/** An expression while it is read, as a row of operands and operators. What binds to what is decided when the row is complete. */
export class Row {
  /** Whether a value, a `-` or a `not` may come next. */
  expectsOperand = true;
  private first: Operand | undefined;
  private links: Link[] | undefined;
  private prefixes: IToken[] | undefined;

  prefix(sign: IToken): void {
    if (this.prefixes === undefined) this.prefixes = [sign];
    else this.prefixes.push(sign);
  }

  operand(value: Expr): void {
    this.place(this.prefixes === undefined ? value : { kind: 'prefixed', prefixes: this.prefixes, value });
    this.prefixes = undefined;
    this.expectsOperand = false;
  }

  operator(sign: IToken): void {
    this.link({ sign, operand: undefined, unit: undefined, by: undefined });
    this.expectsOperand = true;
  }

  conversion(sign: IToken, unit: Unit | undefined, by: { word: IToken; path: Reference | undefined } | undefined): void {
    this.link({ sign, operand: undefined, unit, by });
  }

  /** The tree of the row, which is not empty. */
  finish(problems: ProblemList): Expr {
    if (this.prefixes !== undefined) this.place({ kind: 'prefixed', prefixes: this.prefixes, value: undefined });
    const first = this.first!;
    return this.links === undefined && first.kind !== 'prefixed' ? first : foldOperators(first, this.links ?? [], problems);
  }

  private link(link: Link): void {
    if (this.links === undefined) this.links = [link];
    else this.links.push(link);
  }

  private place(operand: Operand): void {
    if (this.links === undefined) this.first = operand;
    else this.links[this.links.length - 1].operand = operand;
  }
}
