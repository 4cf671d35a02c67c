/** Units of literals, and which dimensions go together. */
import type { Expr, NumberLiteral, Unit as UnitNode } from '../../../../grammar/src/index.js';
import { dimensionless, exponent, sameHard, softPart, type Dimension } from '../../quantity/dimension.js';
import { parseUnit, unitsOfDimension, type ParsedUnit } from '../../quantity/units.js';
import type { PropertyType, QuantityType } from '../../schema/types.js';
import type { Context } from './context.js';
import { inOtherUnits, instead } from './other-unit.js';

export interface LiteralUnit {
  readonly factor: number;
  readonly dimension: Dimension;
  readonly tag?: string;
  readonly text: string;
}

export const noUnit: LiteralUnit = { factor: 1, dimension: dimensionless, text: '' };

/** What is counted in seconds is measured in milliseconds as often, and not in days; a loss is a plain number with a unit of its own. */
export function unitsFor(type: QuantityType): readonly string[] {
  if (type.unit === 's') return ['s', 'ms', 'min'];
  if (type.dimension === dimensionless && type.share !== true) return type.unit === '' ? [] : [type.unit];
  const dimensions = [type, ...(type.alternatives ?? [])].map(each => each.dimension);
  // Of several kinds the writer has to choose one first.
  return dimensions.flatMap(each => unitsOfDimension(each).slice(0, dimensions.length === 1 ? 3 : 1));
}

/** The unit at a node; reports an unknown one and gives `undefined`. `literal` is the number that it stands behind. */
export function unitAt(
  node: UnitNode,
  currency: UnitNode | undefined,
  context: Context,
  wanted?: PropertyType,
  literal?: NumberLiteral,
): LiteralUnit | undefined {
  const text = (currency?.text ?? '') + node.text;
  const parsed = parseUnit(text, word => context.tagOf(word));
  if (parsed.ok) return parsed.unit;
  const shift = node.start - (currency?.text.length ?? 0);
  const at = { start: shift + parsed.start, end: shift + parsed.end };
  const { word } = parsed;
  const meant = meantBy(text, parsed, wanted);
  const suggestions = meant === undefined ? parsed.suggestions : [meant];
  const usual = wanted?.kind === 'quantity' ? unitsFor(wanted) : null;
  const offered = usual?.length === 0 ? [''] : (usual ?? []);
  const rewritings = literal === undefined ? instead(node, offered) : inOtherUnits([literal], offered);
  context.report(at, { kind: 'unknown-unit', unit: text, word, suggestions, usual, rewritings });
  return undefined;
}

/** Words that people write for something the language has another name for. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['张', '卡'],
  ['块', '卡'],
  ['kg', 'kgCO2'],
]);

/** The language's own name for it, where the unit then measures what the slot takes. */
function meantBy(text: string, failed: ParsedUnit & { readonly ok: false }, wanted: PropertyType | undefined): string | undefined {
  const name = otherNames.get(failed.word);
  if (name === undefined) return undefined;
  const parsed = parseUnit(text.slice(0, failed.start) + name + text.slice(failed.end));
  if (!parsed.ok) return undefined;
  const { dimension } = parsed.unit;
  const fits =
    wanted?.kind !== 'quantity' || [wanted, ...(wanted.alternatives ?? [])].some(each => fit(dimension, each.dimension, false) === 'same');
  return fits ? name : undefined;
}

/** The unit of a number literal; `borrowed` serves a bare end of a range. */
export function literalUnit(
  literal: NumberLiteral,
  borrowed: NumberLiteral | undefined,
  context: Context,
  wanted?: PropertyType,
): LiteralUnit | undefined {
  const lent = borrowed?.unit;
  // `$2` borrows `/GPU-hour` of the other end, and never a unit that names its money again.
  const unit = literal.unit ?? (literal.currency === undefined || lent?.text.startsWith('/') === true ? lent : undefined);
  const currency = literal.currency ?? (literal.unit === undefined ? borrowed?.currency : undefined);
  const owner = literal.unit === unit ? literal : borrowed;
  if (unit !== undefined && unit.text.startsWith('/') && currency === undefined) return unitAt(unit, undefined, context, wanted, owner);
  if (unit?.text === 'm' && unit === literal.unit && unit.start === literal.start + literal.text.length) return unknownM(unit, context);
  if (unit !== undefined) return unitAt(unit, currency, context, wanted, owner);
  if (currency !== undefined) return unitAt(currency, undefined, context);
  return noUnit;
}

/** `7m` is seven million to some and minutes or months to others. */
function unknownM(unit: UnitNode, context: Context): undefined {
  context.report(unit, { kind: 'unknown-unit', unit: 'm', word: 'm', suggestions: ['M', 'min', 'months'], usual: null, rewritings: [] });
  return undefined;
}

/** The number literal an expression consists of, signs and nothing else around it. */
export function soleLiteral(expr: Expr | undefined): NumberLiteral | undefined {
  if (expr?.kind === 'number') return expr;
  return expr?.kind === 'unary' && expr.operator === '-' ? soleLiteral(expr.operand) : undefined;
}

/** The number, or both ends of the range, that an expression consists of; none where it is computed. */
export function literalsOf(expr: Expr): readonly NumberLiteral[] {
  const literals = expr.kind === 'range' ? [soleLiteral(expr.low), soleLiteral(expr.high)] : [soleLiteral(expr)];
  return literals.includes(undefined) ? [] : literals.map(literal => literal!);
}

export type Fit = 'same' | 'hard' | 'gpu' | 'counts';

/** Do two dimensions go together in a sum, a comparison or an assignment? If not, what differs. */
export function fit(left: Dimension, right: Dimension, freeGpu: boolean): Fit {
  if (left === right) return 'same';
  if (!sameHard(left, right)) return 'hard';
  if (!freeGpu && (exponent(left, 'gpu') === 0) !== (exponent(right, 'gpu') === 0)) return 'gpu';
  return softPart(left) === softPart(right) || freeGpu ? 'same' : 'counts';
}
