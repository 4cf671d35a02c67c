/** Text inside Markdown: nothing a plan says may become a heading, a link or an end of a table cell. */

/** Signs that mean something to Markdown. An underscore inside a word means nothing, and names are full of them. */
const signs = /[\\`*[\]<>#|~$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;

export const escapeMarkdown = (text: string): string => text.replace(/\r\n|[\t\n\r]/gu, ' ').replace(signs, '\\$&');

/** A table in the dialect of GitHub; cells are Markdown already. */
export function markdownTable(titles: readonly string[], rightAligned: readonly boolean[], rows: readonly (readonly string[])[]): string {
  const lines = [titles, rightAligned.map(right => (right ? '---:' : '---')), ...rows];
  return lines.map(cells => `| ${cells.join(' | ')} |\n`).join('');
}
