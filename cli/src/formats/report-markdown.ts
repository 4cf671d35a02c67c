/** A report as Markdown, for a pull request or a wiki. */
import type { Section } from '../report/section.js';
import { escapeMarkdown, markdownTable } from './markdown.js';

export function reportMarkdown(heading: string, sections: readonly Section[]): string {
  return [`${escapeMarkdown(heading)}\n`, ...sections.map(sectionMarkdown)].join('\n');
}

function sectionMarkdown({ title, columns, rows, notes }: Section): string {
  const titles = columns.map(column => escapeMarkdown(column.title));
  const right = columns.map(column => column.right === true);
  const table =
    rows.length === 0
      ? ''
      : markdownTable(
          titles,
          right,
          rows.map(row => filledCells(row.cells, row.rest, columns.length)),
        );
  const list = notes.map(({ mark, text }) => `- ${mark === '' ? '' : `${escapeMarkdown(mark)} `}${escapeMarkdown(text)}\n`).join('');
  return [`## ${escapeMarkdown(title)}\n`, table, list].filter(part => part !== '').join('\n');
}

/** Markdown has no cells over several columns: running text goes into the cell behind the last one. */
function filledCells(cells: readonly string[], rest: string | undefined, count: number): string[] {
  const all = rest === undefined ? cells : [...cells, rest];
  return Array.from({ length: count }, (_, index) => escapeMarkdown(all[index] ?? ''));
}
