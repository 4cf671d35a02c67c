/** Rich text as the editor can show it. */
import type { MarkupContent } from 'vscode-languageserver';
import { toMarkdown, toPlainText, type Piece } from './rich-text.js';

export function markupOf(pieces: readonly Piece[], markdown: boolean): MarkupContent {
  return markdown ? { kind: 'markdown', value: toMarkdown(pieces) } : { kind: 'plaintext', value: toPlainText(pieces) };
}
