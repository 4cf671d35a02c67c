/** The hover of a unit: what it is, and the number before it in the other usual units. */
import { parseUnit, siblings, unitDoc, type Unit } from '../../../engine/src/index.js';
import { line, list, prose, type Piece } from '../text/rich-text.js';

const mostSiblings = 6;

/** @param value the number as written before the unit; absent when none stands there */
export function unitPieces(text: string, value: number | undefined): Piece[] {
  const doc = unitDoc(text);
  const title = line({ strong: text });
  const meaning = doc === undefined ? [] : [line(...prose(doc))];
  const parsed = parseUnit(text, word => word);
  if (!parsed.ok) return [title, ...meaning];
  const others = siblings(parsed.unit).slice(0, mostSiblings);
  if (others.length === 0) return [title, ...meaning];
  if (value === undefined || !Number.isFinite(value))
    return [title, ...meaning, line(`Also: ${others.map(other => other.text).join(', ')}.`)];
  return [title, ...meaning, list(others.map(other => [`${converted(value, parsed.unit, other)} ${other.text}`]))];
}

/** As exact as the number itself: a rounded figure written out in full would claim digits it does not have. */
function converted(value: number, from: Unit, to: Unit): string {
  const amount = (value * from.factor) / to.factor;
  if (!Number.isFinite(amount)) return '–';
  const size = Math.abs(amount);
  if (size !== 0 && (size < 1e-3 || size >= 1e15)) return amount.toExponential(3).replace(/\.?0*e\+?/u, 'e');
  return Number(amount.toPrecision(12)).toLocaleString('en-US', { maximumSignificantDigits: size >= 1 ? 15 : 6 });
}
