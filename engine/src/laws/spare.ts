/** Which vectors of a formula under way may be written over. */
import type { Expr } from '../../../grammar/src/index.js';
import type { Draws } from '../draws/arithmetic.js';

/** Whether an expression computes draws of its own, instead of passing on those that a name stands for. */
export function makesDraws(expr: Expr | undefined): boolean {
  switch (expr?.kind) {
    case 'binary':
      return expr.operands.length > 1;
    case 'unary':
      return true;
    case 'group':
      return makesDraws(expr.inner);
    default:
      return false;
  }
}

/** A vector among the operands that is nobody else's; `undefined` when there is none. */
export function spareOf(left: Draws, ownsLeft: boolean, right: Draws, ownsRight: boolean): Float64Array | undefined {
  if (ownsLeft && typeof left !== 'number') return left;
  return ownsRight && typeof right !== 'number' ? right : undefined;
}
