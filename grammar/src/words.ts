/** No word is reserved: these are keywords unless `:`, `{` or a single `.` follows on their line, and never begin a unit. */
export const contextualWords = ['import', 'let', 'assert', 'as', 'with', 'from', 'to', 'in', 'by', 'and', 'or', 'not'] as const;

export type ContextualWord = (typeof contextualWords)[number];

const known: ReadonlySet<string> = new Set(contextualWords);

export function isContextualWord(word: string): word is ContextualWord {
  return known.has(word);
}
