/** Turns of phrase that messages share. */
import type { Fix } from '../../diagnostic.js';
import { basesOf, describe, dimensionless, divide, exponent, type Dimension } from '../../quantity/dimension.js';
import type { At, Rewriting } from '../../schema/problem.js';

export const didYouMean = (suggestions: readonly string[]): string =>
  suggestions.length === 0 ? '' : ` Did you mean \`${suggestions[0]}\`?`;

/** At most three replacements of the place at fault, best first. */
export const replaceWith = (at: At, texts: readonly string[], verb: 'Replace by' | 'Write' = 'Replace by'): readonly Fix[] =>
  texts.slice(0, 3).map(text => ({ title: `${verb} \`${text}\``, edits: [{ start: at.start, end: at.end, text }] }));

/** At most three ways to write a number with another unit, best first. */
export const withOtherUnit = (rewritings: readonly Rewriting[]): readonly Fix[] =>
  rewritings.slice(0, 3).map(({ unit, edits }) => ({
    title: unit === '' ? 'Leave the unit out' : `Write ${edits.map(({ text }) => `\`${text}\``).join(' and ')}`,
    edits,
  }));

/** The first few of many names, and how many more there are. */
export const listed = (names: readonly string[], most = 8): string =>
  names.length <= most ? names.join(', ') : `${names.slice(0, most - 1).join(', ')} and ${names.length - most + 1} more`;

/** `money, energy or CO2` */
export const eitherOf = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A property name in code quotes; a description stays as it is. */
export const spell = (property: string): string => (/^[\w.]+$/.test(property) ? `\`${property}\`` : property);

export const withUnit = (number: string, unit: string): string =>
  unit.startsWith('$') ? `$${number}${unit.slice(1)}` : `${number} ${unit}`;

/**
 * The factor that would bring the right side to the left, where that is a thing people multiply by: accelerators, a price, a rate of what
 * both measure.
 */
export function factorBetween(left: Dimension, right: Dimension): string {
  if (left === dimensionless || right === dimensionless) return 'One of them has no unit: write it.';
  const factor = divide(left, right);
  const name = describe(factor);
  const related = basesOf(left).some(base => exponent(right, base) !== 0) || exponent(left, 'usd') === 1;
  return related && name.length <= 30 && !name.startsWith('per ')
    ? `Multiply the right side by ${name}, or check which unit is meant.`
    : 'Check which unit is meant.';
}

const twoDigits = (ratio: number): string => ratio.toLocaleString('en-US', { maximumSignificantDigits: 2 });

/** `9 to 88 times that`; where it is less, `less than that by a factor of 2 to 3`. Both ratios lie on one side of one. */
export function timesThat(low: number, high: number, that = 'that'): string {
  const [first, last] = (high < 1 ? [1 / high, 1 / low] : [low, high]).map(twoDigits);
  const span = first === last ? first : `${first} to ${last}`;
  return high < 1 ? `less than ${that} by a factor of ${span}` : `${span} times ${that}`;
}
