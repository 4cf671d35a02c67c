/** What is being written at the cursor, told from the text of its entry alone. */

export type Shape =
  /** The beginning of an item; `path` are the names before a dot: `peak.` */
  | { readonly kind: 'entry'; readonly path: readonly string[]; readonly word: string }
  /** `pretrain base from `; `path` is the alias of an import before a dot */
  | { readonly kind: 'from'; readonly blockKind: string; readonly path: readonly string[]; readonly word: string }
  /** `mfu: `, and the expression up to the cursor */
  | { readonly kind: 'value'; readonly path: readonly string[]; readonly expression: string }
  | { readonly kind: 'let' | 'assert'; readonly expression: string }
  | { readonly kind: 'nothing' };

const name = '[\\p{L}\\p{M}\\p{N}_]+';
const path = `${name}(?:\\s*\\.\\s*${name})*`;
const letEntry = new RegExp(`^let\\s+${name}\\s*=(?<expression>.*)$`, 'su');
const assertEntry = /^assert(?![\p{L}\p{M}\p{N}_])(?!\s*[:.{])(?<expression>.*)$/su;
const reserved = /^(?:let|import)(?![\p{L}\p{M}\p{N}_])(?!\s*[:.{])/u;
const property = new RegExp(`^(?<path>${path})\\s*:(?<expression>.*)$`, 'su');
const beginning = new RegExp(`^(?<path>(?:${name}\\s*\\.\\s*)*)(?<word>(?:${name})?)$`, 'u');
const inherits = new RegExp(`^(?<blockKind>${name})(?:\\s.*)?\\sfrom\\s+(?<path>(?:${name}\\s*\\.\\s*)*)(?<word>(?:${name})?)$`, 'u');

export function shapeOf(entry: string): Shape {
  const value = property.exec(entry)?.groups;
  if (value !== undefined) return { kind: 'value', path: namesOf(value['path']!), expression: value['expression']! };
  const bound = letEntry.exec(entry)?.groups;
  if (bound !== undefined) return { kind: 'let', expression: bound['expression']! };
  const condition = assertEntry.exec(entry)?.groups;
  if (condition !== undefined && /^\s|^\(/u.test(condition['expression']!)) return { kind: 'assert', expression: condition['expression']! };
  const start = beginning.exec(entry)?.groups;
  if (start !== undefined) return { kind: 'entry', path: namesOf(start['path']!), word: start['word']! };
  if (reserved.test(entry)) return { kind: 'nothing' };
  const header = inherits.exec(entry)?.groups;
  return header === undefined
    ? { kind: 'nothing' }
    : { kind: 'from', blockKind: header['blockKind']!, path: namesOf(header['path']!), word: header['word']! };
}

function namesOf(text: string): string[] {
  return text
    .split('.')
    .map(part => part.trim())
    .filter(part => part !== '');
}
