/** Tables of the page, and the buttons that take their numbers elsewhere. */
import { createElement } from './dom.js';

export interface TableColumn {
  readonly label: string;
  readonly numeric: boolean;
}

/** Text, with a fuller text to hover and an element in its place where a link is wanted. */
export interface TableCell {
  readonly text: string;
  readonly title?: string;
  readonly muted?: boolean;
  readonly element?: HTMLElement;
}

export interface TableRow {
  readonly id: string;
  readonly cells: readonly TableCell[];
  readonly className?: string;
}

function cellElement(cell: TableCell, column: TableColumn, first: boolean): HTMLElement {
  const element = createElement(first ? 'th' : 'td', {
    className: [column.numeric ? 'numeric' : '', cell.muted === true ? 'muted' : ''].join(' ').trim(),
  });
  if (first) element.setAttribute('scope', 'row');
  if (cell.title !== undefined) element.title = cell.title;
  if (cell.element === undefined) element.textContent = cell.text;
  else element.append(cell.element);
  return element;
}

/**
 * A table with caption and row headings inside a region of its own that scrolls sideways,
 * by keyboard too, when the panel is narrow.
 */
export function createTable(caption: string, columns: readonly TableColumn[], rows: readonly TableRow[]): HTMLElement {
  const head = createElement('tr', {
    children: columns.map(column =>
      createElement('th', { text: column.label, className: column.numeric ? 'numeric' : '', attributes: { scope: 'col' } }),
    ),
  });
  const body = rows.map(row =>
    createElement('tr', {
      className: row.className ?? '',
      attributes: { 'data-id': row.id },
      children: row.cells.map((cell, index) => cellElement(cell, columns[index]!, index === 0)),
    }),
  );
  const table = createElement('table', {
    children: [
      createElement('caption', { text: caption }),
      createElement('thead', { children: [head] }),
      createElement('tbody', { children: body }),
    ],
  });
  return createElement('div', {
    className: 'table-region',
    attributes: { role: 'region', 'aria-label': caption, tabindex: '0' },
    children: [table],
  });
}

/** Puts a new table in the place of the last one without losing how far it was scrolled sideways. */
export function replaceTable(holder: HTMLElement, region: HTMLElement): void {
  const scrolled = holder.querySelector('.table-region')?.scrollLeft ?? 0;
  holder.replaceChildren(region);
  region.scrollLeft = scrolled;
}
