/** A question with its arguments as one text: what the places of a circle are told apart by. */

const separator = '\u0000';

export const keyOf = (question: string, ...args: readonly string[]): string => [question, ...args].join(separator);

/** Question and arguments of a key. */
export const partsOf = (key: string): readonly [string, ...string[]] => key.split(separator) as [string, ...string[]];
