/** A bare number held against a quantity: which units people may have left out. */
import type { Expr, NumberLiteral } from '../../../../grammar/src/index.js';
import { dimensionless, type Dimension } from '../../quantity/dimension.js';
import { unitsOfDimension } from '../../quantity/units.js';
import type { ProblemOf } from '../../schema/problem.js';
import type { QuantityType } from '../../schema/types.js';
import type { NumberValue } from '../../schema/value.js';
import { vocabulary } from '../../vocabulary.js';
import { soleLiteral, unitsFor } from './units.js';

type Bare = NonNullable<ProblemOf<'mismatch'>['bare']>;

interface Side {
  readonly value: NumberValue;
  readonly expr: Expr;
}

/** The side that is a number as it stands in the text, without a unit, with units of the other side; nothing where neither is. */
export function bareSide(one: Side, other: Side): { readonly bare?: Bare } {
  const bare = unitless(one, other) ?? unitless(other, one);
  return bare === undefined ? {} : { bare };
}

function unitless(side: Side, other: Side): Bare | undefined {
  const literal = lastLiteral(side.expr);
  if (
    side.value.dimension !== dimensionless ||
    literal === undefined ||
    literal.unit !== undefined ||
    literal.currency !== undefined ||
    literal.suffix === '%'
  )
    return undefined;
  const units = unitsBeside(other.expr, other.value.dimension);
  return units.length === 0 ? undefined : { text: literal.text, units, start: literal.start, end: literal.end };
}

/** Of a range the upper end: its unit serves the lower one too. */
const lastLiteral = (expr: Expr): NumberLiteral | undefined => soleLiteral(expr.kind === 'range' ? expr.high : expr);

/** A property says in which unit it is read: seconds for a step, days for a run. */
function unitsBeside(expr: Expr, wanted: Dimension): readonly string[] {
  const name = expr.kind === 'reference' ? expr.names.at(-1)?.text : undefined;
  const type = name === undefined ? undefined : typeNamed(name, wanted);
  return type === undefined ? unitsOfDimension(wanted).slice(0, 3) : unitsFor(type);
}

function typeNamed(name: string, wanted: Dimension): QuantityType | undefined {
  for (const kind of vocabulary.kinds.values()) {
    for (const { path, type } of kind.properties)
      if (type.kind === 'quantity' && type.dimension === wanted && path.slice(path.lastIndexOf('.') + 1) === name) return type;
  }
  return undefined;
}
