/** Texts for hovers and completion, written once and rendered as Markdown or as plain text. What a user wrote never becomes mark-up. */

export type Inline = string | { readonly strong: string } | { readonly code: string } | { readonly link: string; readonly to: string };

export type Piece =
  | { readonly kind: 'line'; readonly parts: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly Inline[])[] };

export const line = (...parts: readonly Inline[]): Piece => ({ kind: 'line', parts });
export const list = (items: readonly (readonly Inline[])[]): Piece => ({ kind: 'list', items });
export const table = (head: readonly string[], rows: readonly (readonly Inline[])[]): Piece => ({ kind: 'table', head, rows });

/** Prose in which only backticks mean something: the names between them become code. */
export function prose(text: string): Inline[] {
  const parts = text.replace(/\s+/gu, ' ').trim().split('`');
  // An odd backtick is no mark-up; the text then stays as it is.
  if (parts.length % 2 === 0) return [parts.join('`')];
  return parts.map((part, index) => (index % 2 === 1 ? { code: part } : part)).filter(part => part !== '');
}

export function toMarkdown(pieces: readonly Piece[]): string {
  return pieces.map(markdownPiece).join('\n\n');
}

export function toPlainText(pieces: readonly Piece[]): string {
  return pieces.map(plainPiece).join('\n\n');
}

function markdownPiece(piece: Piece): string {
  if (piece.kind === 'line') return escapeLineStart(markdownLine(piece.parts), piece.parts[0]);
  if (piece.kind === 'list') return piece.items.map(item => `- ${escapeLineStart(markdownLine(item), item[0])}`).join('\n');
  // A bar ends a cell even inside code, so there it is escaped as well; elsewhere it already is.
  const cellText = (cell: Inline): string =>
    typeof cell === 'object' && 'code' in cell ? codeSpan(cell.code).replace(/\|/gu, '\\|') : markdownLine([cell]);
  const row = (cells: readonly Inline[]): string => `| ${cells.map(cellText).join(' | ')} |`;
  const rule = `| ${piece.head.map((_, index) => (index === 0 ? ':--' : '--:')).join(' | ')} |`;
  return [row(piece.head), rule, ...piece.rows.map(row)].join('\n');
}

function markdownLine(parts: readonly Inline[]): string {
  return parts
    .map(part => {
      if (typeof part === 'string') return escapeMarkdown(part);
      if ('strong' in part) return `**${escapeMarkdown(part.strong)}**`;
      if ('code' in part) return codeSpan(part.code);
      return `[${escapeMarkdown(part.link)}](<${part.to.replace(/[<>\n]/gu, '')}>)`;
    })
    .join('');
}

/** Every sign that can begin mark-up or HTML inside a line is made harmless. */
function escapeMarkdown(text: string): string {
  return text
    .replace(/\s*\n\s*/gu, ' ')
    .replace(/[\\`*_{}[\]<>|~]/gu, '\\$&')
    .replace(/&/gu, '&amp;');
}

/** A `-`, a `#` or a number with a dot is only dangerous where a line begins; mark-up of ours may begin it as it is. */
function escapeLineStart(markdown: string, first: Inline | undefined): string {
  if (typeof first !== 'string') return markdown;
  return markdown.replace(/^(\s*)([-+#=])/u, '$1\\$2').replace(/^(\s*\d+)([.)])/u, '$1\\$2');
}

/** Code between as many backticks as it needs. */
function codeSpan(code: string): string {
  const oneLine = code.replace(/\s*\n\s*/gu, ' ');
  const longest = Math.max(0, ...(oneLine.match(/`+/gu) ?? []).map(run => run.length));
  const fence = '`'.repeat(longest + 1);
  const gap = oneLine.startsWith('`') || oneLine.endsWith('`') ? ' ' : '';
  return `${fence}${gap}${oneLine}${gap}${fence}`;
}

function plainPiece(piece: Piece): string {
  if (piece.kind === 'line') return plainLine(piece.parts);
  if (piece.kind === 'list') return piece.items.map(item => `- ${plainLine(item)}`).join('\n');
  const rows = [piece.head, ...piece.rows.map(row => row.map(cell => plainLine([cell])))];
  const widths = piece.head.map((_, column) => Math.max(...rows.map(row => (row[column] ?? '').length)));
  const padded = (cell: string, column: number): string => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!));
  return rows.map(row => row.map(padded).join('  ').trimEnd()).join('\n');
}

function plainLine(parts: readonly Inline[]): string {
  return parts
    .map(part => {
      if (typeof part === 'string') return part;
      if ('strong' in part) return part.strong;
      if ('code' in part) return part.code;
      return `${part.link}: ${part.to}`;
    })
    .join('')
    .replace(/\s*\n\s*/gu, ' ');
}
