/** A text is parsed once, however many ask for its tree. */
import { parse, type ParseResult } from '../../../grammar/src/index.js';

/** By the content object a host handed in: it lives as long as that does. */
const parsedContents = new WeakMap<{ readonly text: string }, ParseResult>();

export function parsedContent(content: { readonly text: string }): ParseResult {
  const known = parsedContents.get(content);
  if (known !== undefined) return known;
  const parsed = parse(content.text);
  parsedContents.set(content, parsed);
  return parsed;
}
