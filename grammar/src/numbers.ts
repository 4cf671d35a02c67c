import { skipBlanks, testAt } from './characters.js';

/** The power of ten each suffix stands for. `%` is a hundredth, `x` a plain factor. */
const decimalPowers: Readonly<Record<string, number>> = {
  k: 3,
  K: 3,
  M: 6,
  B: 9,
  T: 12,
  x: 0,
  万: 4,
  亿: 8,
  万亿: 12,
  '%': -2,
};
const binaryFactors: Readonly<Record<string, number>> = { Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40 };

/**
 * Magnitudes that people write and the language does not: the number is read as it was meant, and the parser reports the word. A blank may
 * stand before those of two letters and more. `m` is not among them, since it is as often a minute as a million.
 */
const spelledPowers: Readonly<Record<string, number>> = {
  thousand: 3,
  thousands: 3,
  million: 6,
  millions: 6,
  billion: 9,
  billions: 9,
  trillion: 12,
  trillions: 12,
  mn: 6,
  bn: 9,
  tn: 12,
  b: 9,
  t: 12,
  百: 2,
  千: 3,
  十万: 5,
  百万: 6,
  千万: 7,
  十亿: 9,
  百亿: 10,
  千亿: 11,
  十万亿: 13,
  百万亿: 14,
  千万亿: 15,
};

/** Every magnitude suffix of the language, as written behind the digits. */
export const magnitudeSuffixes: readonly string[] = [...Object.keys(decimalPowers), ...Object.keys(binaryFactors)];

/**
 * Digits with `_` between them, a fraction, an exponent and a suffix. A Latin suffix counts only if no Latin letter, digit or `_` follows:
 * `80GB` is a unit, `8k卡` are 8,000 卡. The fraction needs a digit, so `0.5..2` keeps both dots for the range.
 */
const numberPattern = new RegExp(
  String.raw`\d+(?:_\d+)*(?:\.\d+(?:_\d+)*)?(?:[eE][+-]?\d+)?` +
    String.raw`(?:万亿|[万亿]|(?:[KMGT]i|[kKMBTx])(?![\p{Script=Latin}\d_])|[ \t\u00a0\u3000]*%)?`,
  'uy',
);

/** What people write behind digits without a suffix; tried only where its first letter stands there, since most numbers have none. */
const spelledPattern = new RegExp(
  String.raw`[bt](?![\p{Script=Latin}\d_])|[ \t\u00a0\u3000]*` +
    String.raw`(?:[十百千]?万亿|[十百千]?[万亿]|[百千](?![瓦字焦克米])|(?:thousands?|millions?|billions?|trillions?|[mbt]n)(?![\p{L}\d_]))`,
  'uy',
);
const spelledStarts = 'tbm十百千万亿';
const plainDigits = /^[1-9][\d.]*$/;
const parts = /^([\d_.]+)(?:[eE]([+-]?\d+))?(?:\s*(\D+))?$/;

/** What a point may not stand behind to begin a number: there it parts two names, or is one of the two of a range. */
const beforePoint = /[\p{L}\p{M}\p{N}_)\].]/u;
const point = 0x2e;

/** Whether a number is written without the digit before its point: `.3`. */
export const hasLeadingPoint = (written: string): boolean => written.charCodeAt(0) === point;

/** The end of the number that begins at `offset`; `offset` itself if none does. */
export function numberEnd(text: string, offset: number): number {
  if (text.charCodeAt(offset) === point) {
    const end = beforePoint.test(text.charAt(offset - 1)) ? offset + 1 : numberEnd(text, offset + 1);
    return end === offset + 1 ? offset : end;
  }
  if (!testAt(numberPattern, text, offset)) return offset;
  const end = numberPattern.lastIndex;
  const last = text.charCodeAt(end - 1);
  const hasSuffix = last < 48 || last > 57;
  if (hasSuffix || !spelledStarts.includes(text.charAt(skipBlanks(text, end)) || ' ')) return end;
  return testAt(spelledPattern, text, end) ? spelledPattern.lastIndex : end;
}

/** Last letters of the suffixes that stand behind most numbers. */
const usualEnds = 'kKMBTxi%';
const blankBeforeMagnitude = /[\s\u3000][万亿]/;

/** Whether the magnitude of a number is written as people say it: `5 billion`, `3千万`, `500 万`. */
export function hasSpelledMagnitude(written: string): boolean {
  if (written.charCodeAt(written.length - 1) <= 57 || usualEnds.includes(written[written.length - 1])) return false;
  return readNumber(written).suffix in spelledPowers || blankBeforeMagnitude.test(written);
}

const latinSteps: readonly (readonly [suffix: string, power: number])[] = [
  ['T', 12],
  ['B', 9],
  ['M', 6],
  ['k', 3],
  ['', 0],
];
const chineseSteps: readonly (readonly [suffix: string, power: number])[] = [
  ['万亿', 12],
  ['亿', 8],
  ['万', 4],
];

/** The same number with a suffix of the language: `5B` for `5 billion`, `3000万` for `3千万`. */
export function withSuffix(written: string): string {
  const { suffix } = readNumber(written);
  const mantissa = written.slice(0, written.length - suffix.length).trim();
  const power = Object.hasOwn(spelledPowers, suffix) ? spelledPowers[suffix] : undefined;
  if (power === undefined) return mantissa + suffix;
  const [shorter, size] = (/^[a-z]|^[百千]$/u.test(suffix) ? latinSteps : chineseSteps).find(([, least]) => power >= least)!;
  return `${size === power ? mantissa : readNumber(`${mantissa.replaceAll('_', '')}e${power - size}`).value}${shorter}`;
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
  const power = (match[2] === undefined ? 0 : clampedExponent(match[2])) + (decimalPowers[suffix] ?? spelledPowers[suffix] ?? 0);
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
