import type { IToken } from 'chevrotain';
import { spanOf } from './nodes.js';
import type { ProblemList } from './problems.js';
import { RangeSign, tokenEnd } from './tokens.js';
import type { BinaryExpr, BinaryOperator, ConvertExpr, Expr, RangeExpr, Reference, UnaryExpr, Unit } from './tree.js';

/** How tightly each operator binds, rising. */
const enum Level {
  Not = 3,
  Comparison = 4,
  Convert = 5,
  Range = 6,
  Negative = 9,
  Power = 10,
}
const levels: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  '<': Level.Comparison,
  '<=': Level.Comparison,
  '>': Level.Comparison,
  '>=': Level.Comparison,
  '==': Level.Comparison,
  '!=': Level.Comparison,
  in: Level.Comparison,
  as: Level.Convert,
  to: Level.Range,
  '..': Level.Range,
  '.': Level.Range,
  '+': 7,
  '-': 7,
  '*': 8,
  '/': 8,
  '^': Level.Power,
};

/** A value with the `-` and `not` written before it, whose reach is known only when the whole expression is. */
export interface Prefixed {
  readonly kind: 'prefixed';
  readonly prefixes: readonly IToken[];
  readonly value: Expr | undefined;
}

export type Operand = Expr | Prefixed;

/** An operator and what follows it: an operand, or for `as` a unit and perhaps `by path`. */
export interface Link {
  readonly sign: IToken;
  operand: Operand | undefined;
  readonly unit: Unit | undefined;
  readonly by: { readonly word: IToken; readonly path: Reference | undefined } | undefined;
}

const levelOf = (sign: IToken): number => (sign.tokenType === RangeSign ? Level.Range : levels[sign.image]);

/**
 * Builds the tree of an expression that was read as a flat row `operand (operator operand)*`, in which only the last operand may be
 * missing. Operators of one level become one flat node, so that a sum of 200,000 terms is one loop here and one loop for whoever walks the
 * tree.
 */
export function foldOperators(first: Operand, links: readonly Link[], problems: ProblemList): Expr {
  return new Fold(links, problems).climb(first, 0)!;
}

const noPrefixes: readonly IToken[] = [];

class Fold {
  private next = 0;

  constructor(
    private readonly links: readonly Link[],
    private readonly problems: ProblemList,
  ) {}

  /** The operand from its `prefix`-th sign on, with all operators behind it that bind at least as tightly as `minimum`. */
  climb(operand: Operand, minimum: number, prefix = 0): Expr | undefined {
    const prefixes = operand.kind === 'prefixed' ? operand.prefixes : noPrefixes;
    let left = prefix < prefixes.length ? this.unary(operand, prefixes[prefix], prefix) : valueOf(operand);
    for (;;) {
      const link = this.links[this.next];
      const level = link === undefined ? -1 : levelOf(link.sign);
      if (level < minimum || left === undefined) return left;
      left = this.attach(left, link, level);
    }
  }

  private unary(operand: Operand, sign: IToken, prefix: number): UnaryExpr {
    const operator = sign.image as UnaryExpr['operator'];
    const operatorSpan = spanOf(sign);
    const inner = this.climb(operand, operator === 'not' ? Level.Not : Level.Negative, prefix + 1);
    return { kind: 'unary', start: operatorSpan.start, end: inner?.end ?? operatorSpan.end, operator, operatorSpan, operand: inner };
  }

  private attach(left: Expr, link: Link, level: number): Expr {
    if (level === Level.Convert) return this.convert(left, link);
    if (level === Level.Range) return this.range(left, link);
    return this.row(left, level);
  }

  private convert(operand: Expr, { sign, unit, by }: Link): ConvertExpr {
    this.next++;
    const byEnd = by && (by.path?.end ?? tokenEnd(by.word));
    return {
      kind: 'convert',
      start: operand.start,
      end: byEnd ?? unit?.end ?? tokenEnd(sign),
      operand,
      unit,
      hasBy: by !== undefined,
      by: by?.path,
    };
  }

  private range(low: Expr, { sign, operand }: Link): RangeExpr {
    this.next++;
    const operatorSpan = spanOf(sign);
    const isForeign = sign.tokenType === RangeSign;
    if (low.kind === 'range') this.problems.add('chained', operatorSpan.start, operatorSpan.end);
    else if (isForeign) this.problems.add('range-sign', operatorSpan.start, operatorSpan.end);
    const high = operand && this.climb(operand, Level.Range + 1);
    return {
      kind: 'range',
      start: low.start,
      end: high?.end ?? operatorSpan.end,
      operator: isForeign || sign.image === 'to' ? 'to' : '..',
      operatorSpan,
      low,
      high,
    };
  }

  /** All operators of one level behind `left`; a power takes one, since what follows belongs to its right side. */
  private row(left: Expr, level: number): BinaryExpr {
    let link: Link | undefined = this.links[this.next++];
    let span = spanOf(link.sign);
    let right = this.rightSide(link, level);
    const operators: BinaryExpr['operators'] = [{ operator: link.sign.image as BinaryOperator, span }];
    const operands = [left, right];
    while ((link = this.links[this.next]) !== undefined && levelOf(link.sign) === level) {
      this.next++;
      span = spanOf(link.sign);
      if (level === Level.Comparison) this.problems.add('chained', span.start, span.end);
      right = this.rightSide(link, level);
      operators.push({ operator: link.sign.image as BinaryOperator, span });
      operands.push(right);
    }
    return { kind: 'binary', start: left.start, end: right?.end ?? span.end, operators, operands };
  }

  private rightSide({ operand }: Link, level: number): Expr | undefined {
    return operand && this.climb(operand, level === Level.Power ? level : level + 1);
  }
}

function valueOf(operand: Operand): Expr | undefined {
  return operand.kind === 'prefixed' ? operand.value : operand;
}
