/** Word lists out of the vocabulary, and the small regular expressions (of Oniguruma) that the grammar is put together from. */

const letter = '\\p{L}_';
const nameSign = '\\p{L}\\p{M}\\p{N}_';

/** A name, of any script. */
export const name = `[${letter}][${nameSign}]*`;
/** No further sign of a name follows: what stands before is a whole word. */
export const notMore = `(?![${nameSign}])`;
/** No sign of a name stands before. */
export const notAfterName = `(?<![${nameSign}])`;
export const blank = '[ \\t\\u3000]';
export const colon = '[:：]';
export const open = '[{｛]';
/** What turns a contextual word into a name: `:`, `{` or a single `.` behind it. */
export const nameAhead = `${blank}*(?:${colon}|${open}|\\.(?!\\.))`;
/** Where an item can begin: at the start of a line, or after what ends the one before on the same line. */
export const lineStart = `(?:^|(?<=[{｛}｝,，]))${blank}*`;

const contextualWords = ['import', 'let', 'assert', 'as', 'with', 'from', 'to', 'in', 'by', 'and', 'or', 'not'];
export const notContextual = `(?!(?:${contextualWords.join('|')})${notMore})`;

/** One of the contextual words where it is a keyword. */
export const word = (...words) => `${notAfterName}(${words.join('|')})${notMore}(?!${nameAhead})`;

/** Alternatives, longest first, so that no word hides a longer one; a list without words matches nothing. */
export function anyOf(words) {
  const unique = [...new Set(words)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return unique.length === 0 ? '(?!)' : unique.map(each => each.replaceAll('.', '\\.')).join('|');
}

/** Kinds at top level and those nested in them. */
export function blockKinds({ kinds }) {
  return [...kinds.values()].flatMap(({ name: kind, nested = [] }) => [kind, ...nested]);
}

/** Whole dotted paths, and their last parts, as they are written inside a group. */
export function propertyNames({ kinds }) {
  return propertiesOf(kinds)
    .flatMap(({ path }) => [path, path.slice(path.lastIndexOf('.') + 1)])
    .filter(isWritten);
}

/** Words before a `{` inside a block: `peak`, `parallelism`, `mixture`. */
export function groupNames({ kinds }) {
  return propertiesOf(kinds)
    .flatMap(({ path, type }) => (path.includes('.') ? [path.slice(0, path.lastIndexOf('.'))] : type.kind === 'open-group' ? [path] : []))
    .filter(isWritten);
}

/** A star stands for names that a plan chooses. */
const isWritten = name => !name.includes('*');

/** Words of enumerations: methods, strategies, number formats. */
export function valueWords({ kinds }) {
  const words = propertiesOf(kinds).flatMap(({ type }) => wordsOf(type));
  return [...words, ...words.flatMap(({ args = [] }) => args.flatMap(({ type }) => wordsOf(type)))].map(({ name: each }) => each);
}

function wordsOf(type) {
  if (type.kind === 'word') return type.words;
  return type.kind === 'reference' ? (type.or ?? []).flatMap(wordsOf) : [];
}

function propertiesOf(kinds) {
  return [...kinds.values()].flatMap(({ properties }) => properties);
}
