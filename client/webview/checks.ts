/** Small checks that say whether a value has a shape. Messages from outside are data until they pass. */
export type Check = (value: unknown) => boolean;

export const isText: Check = value => typeof value === 'string';
export const isNumber: Check = value => typeof value === 'number' && Number.isFinite(value);
export const isFlag: Check = value => typeof value === 'boolean';

export function isOneOf(...words: readonly string[]): Check {
  return value => typeof value === 'string' && words.includes(value);
}

export function isListOf(check: Check): Check {
  return value => Array.isArray(value) && value.every(check);
}

export function orNull(check: Check): Check {
  return value => value === null || check(value);
}

export function orAbsent(check: Check): Check {
  return value => value === undefined || check(value);
}

/** Every property named must pass; others are ignored, so that a newer sender stays readable. */
export function isRecord(shape: Readonly<Record<string, Check>>): Check {
  return value =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(shape).every(([key, check]) => check((value as Record<string, unknown>)[key]));
}
