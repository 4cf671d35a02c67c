/** One thing that can be inserted, before it takes the editor's form. */
import { CompletionItemKind, InsertTextFormat, type CompletionItem, type Range } from 'vscode-languageserver';
import type { PropertyType } from '../../../engine/src/index.js';
import type { Abilities } from '../abilities.js';
import { markupOf } from '../text/markup.js';
import { line, prose } from '../text/rich-text.js';

export interface Suggestion {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** What is inserted, with `$1` tab stops; the label if absent. */
  readonly snippet?: string;
  readonly detail?: string;
  /** Prose; names between backticks are code. */
  readonly doc?: string;
  /** Smaller comes first; within one rank the order of the list is kept. */
  readonly rank?: number;
}

/** @param range what the insertion replaces: the part of the word before the cursor */
export function completionItem(suggestion: Suggestion, index: number, range: Range, abilities: Abilities): CompletionItem {
  const { label, kind, snippet, detail, doc, rank = 5 } = suggestion;
  const withStops = snippet !== undefined && abilities.snippets && /\$/u.test(snippet);
  const newText = snippet === undefined ? label : withStops ? snippet : withoutStops(snippet);
  return {
    label,
    kind,
    filterText: label,
    sortText: `${rank}${String(index).padStart(4, '0')}`,
    textEdit: { range, newText },
    ...(withStops ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    ...(detail === undefined || detail === '' ? {} : { detail }),
    ...(doc === undefined || doc === '' ? {} : { documentation: markupOf([line(...prose(doc))], abilities.markdownCompletion) }),
  };
}

/** Text as it stands in a snippet: its own signs mean nothing there. */
export function inSnippet(text: string): string {
  return text.replace(/[\\$}]/gu, '\\$&');
}

/** `${1:tokens}` becomes `tokens`, `$0` nothing. */
export function withoutStops(snippet: string): string {
  return snippet.replace(
    /\\([\\$}])|\$\{\d+:((?:\\.|[^\\}])*)\}|\$\{?\d+\}?/gu,
    (_, escaped: string | undefined, placeholder: string | undefined) => escaped ?? (placeholder ?? '').replace(/\\([\\$}])/gu, '$1'),
  );
}

/** A type in a few words: `tokens`, `share`, `FLOP/s`, `a model`, `yes or no`. */
export function typeText(type: PropertyType): string {
  switch (type.kind) {
    case 'quantity':
      return type.share === true ? 'share' : type.unit === '' ? 'number' : type.unit;
    case 'word':
      return type.words.length <= 4 ? type.words.map(word => word.name).join(' | ') : 'word';
    case 'reference':
      return type.to.join(' | ');
    case 'boolean':
      return 'yes | no';
    case 'list':
      return `[${type.of.to.join(' | ')}]`;
    case 'file':
      return `${type.reader}("file")`;
    case 'open-group':
      return `{ name: ${typeText(type.of)} }`;
    case 'bounds':
      return 'low..high';
    case 'text':
    case 'date':
    case 'formula':
      return type.kind;
  }
}

export { CompletionItemKind as Kind };
