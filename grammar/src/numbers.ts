import { testAt } from './characters.js';

/** The power of ten each suffix stands for. `%` is a hundredth, `x` a plain factor. */
const decimalPowers: Readonly<Record<string, number>> = {
  k: 3, K: 3, M: 6, B: 9, T: 12, x: 0, 万: 4, 亿: 8, 万亿: 12, '%': -2,
};
const binaryFactors: Readonly<Record<string, number>> = { Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40 };

/** Every magnitude suffix of the language, as written behind the digits. */
export const magnitudeSuffixes: readonly string[] = [...Object.keys(decimalPowers), ...Object.keys(binaryFactors)];

/**
 * Digits with `_` between them, a fraction, an exponent and a suffix. A Latin suffix counts only if no Latin letter, digit or `_` follows:
 * `80GB` is a unit, `8k卡` are 8,000 卡. The fraction needs a digit, so `0.5..2` keeps both dots for the range.
 */
const numberPattern = new RegExp(
  String.raw`\d+(?:_\d+)*(?:\.\d+(?:_\d+)*)?(?:[eE][+-]?\d+)?`
  + String.raw`(?:万亿|[万亿]|(?:[KMGT]i|[kKMBTx])(?![\p{Script=Latin}\d_])|[ \t\u00a0\u3000]*%)?`, 'uy');
const plainDigits = /^[1-9][\d.]*$/;
const parts = /^([\d_.]+)(?:[eE]([+-]?\d+))?(?:\s*(\D+))?$/;

/** The end of the number that begins at `offset`; `offset` itself if none does. */
export function numberEnd(text: string, offset: number): number {
  return testAt(numberPattern, text, offset) ? numberPattern.lastIndex : offset;
}

export interface ReadNumber {
  /** The suffix is applied, a percentage divided by 100; too large a number is `Infinity`. */
  readonly value: number;
  readonly suffix: string;
  readonly digits: number;
}

/**
 * Reads a number as written. The power of ten is joined to the digits as text, so that `15.6T` is exactly the `15.6e12` of the language
 * and not a product that was rounded twice.
 */
export function readNumber(written: string): ReadNumber {
  if (plainDigits.test(written)) return { value: Number(written), suffix: '', digits: significantDigits(written) };
  const match = parts.exec(written);
  if (match === null) return { value: Number(written), suffix: '', digits: written.length };
  const suffix = match[3] ?? '';
  const mantissa = match[1].replaceAll('_', '');
  const power = (match[2] === undefined ? 0 : clampedExponent(match[2])) + (decimalPowers[suffix] ?? 0);
  const value = Number(power === 0 ? mantissa : `${mantissa}e${power}`) * (binaryFactors[suffix] ?? 1);
  return { value, suffix, digits: significantDigits(mantissa) };
}

/** An exponent of many digits would be printed as `1e+21` and spoil the text it is joined to; beyond a million nothing changes. */
function clampedExponent(written: string): number {
  return Math.min(Math.max(Number(written), -1e6), 1e6);
}

/** Digits written, without leading zeros; a zero has one. */
function significantDigits(mantissa: string): number {
  let leading = 0;
  while (mantissa[leading] === '0' || mantissa[leading] === '.') leading++;
  const hasLaterPoint = mantissa.indexOf('.', leading) >= 0;
  return Math.max(1, mantissa.length - leading - (hasLaterPoint ? 1 : 0));
}
