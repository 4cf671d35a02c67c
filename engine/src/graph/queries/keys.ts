/** A question with its arguments as one text: what its answer is kept under. */

const separator = '\u0000';

export const keyOf = (question: string, ...args: readonly string[]): string => [question, ...args].join(separator);

/** Question and arguments of a key. */
export const partsOf = (key: string): readonly [string, ...string[]] => key.split(separator) as [string, ...string[]];

/** Whether a key asks this question. */
export const asks = (key: string, question: string): boolean => key.startsWith(question + separator);
