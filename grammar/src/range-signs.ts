import { currencyEnd, skipBlanks } from './characters.js';

/** What people write between the ends of a range where the language has `to`: tildes and dashes, `至` and `到`. A hyphen is a minus. */
export const rangeSigns = '~\u301c\u2013\u2014\u2015至到';

/** The end of the run of such signs at `offset` if the second end of a range follows it; else `offset` itself. */
export function rangeSignEnd(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && rangeSigns.includes(text[end])) end++;
  if (end === offset) return offset;
  const next = skipBlanks(text, end);
  const code = text.charCodeAt(next);
  return (code >= 48 && code <= 57) || currencyEnd(text, next) > next ? end : offset;
}
