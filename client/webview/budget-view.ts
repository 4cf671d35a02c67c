/** The view of one budget: the picture and the table of one measure, then every measure with the phases side by side. */
import { svgElement } from '../../chart/mount/index.js';
import { budgetLayout, budgetTable, lightTheme, measureName, measures, toSvg } from '../../chart/scene/index.js';
import type { BudgetMeasure, BudgetView as Budget } from '../../engine/src/curves/types.js';
import type { PreviewData } from '../../server/src/protocol.js';
import type { PageActions } from './actions.js';
import { limitText, measureColumns, measureRows, overviewColumns, overviewRows } from './budget-rows.js';
import { createPicker } from './controls.js';
import { createElement, setText } from './dom.js';
import { createExportBar } from './export.js';
import type { ExportSource } from './export.js';
import { pageTheme } from './page-theme.js';
import { createTable, replaceTable } from './table.js';

const exportSize = { width: 960, height: 480 };
const nothing = 'There is no budget yet. It adds up the pretrain, posttrain and testtime blocks of this file.';
const meansNote =
  'Bars and shares are means: the means of the parts add up to the mean of the total. ' +
  'Percentiles do not add up, so P5, median and P95 stand for each line alone.';

export class BudgetPanel {
  readonly element: HTMLElement;
  readonly #actions: PageActions;
  readonly #budgets = createPicker('Budget', budget => this.#actions.change({ budget }));
  readonly #measures = createPicker('Measure', measure => this.#actions.change({ measure: measure as BudgetMeasure }));
  readonly #title = createElement('h2');
  readonly #limit = createElement('p', { className: 'limit' });
  readonly #picture = createElement('div', { className: 'budget-picture' });
  readonly #table = createElement('div');
  readonly #notes = createElement('ul', { className: 'notes' });
  readonly #overview = createElement('div');
  readonly #content: HTMLElement;
  readonly #nothing = createElement('p', { className: 'nothing', text: nothing });
  #shown: { readonly view: Budget; readonly file: string } | null = null;
  #drawnWidth = 0;

  constructor(actions: PageActions) {
    this.#actions = actions;
    const bar = createExportBar(() => this.#source(), actions);
    this.#content = createElement('div', {
      children: [
        this.#title,
        this.#limit,
        this.#picture,
        this.#table,
        this.#notes,
        bar,
        createElement('h3', { text: 'Every measure, phases side by side' }),
        this.#overview,
      ],
    });
    const pickers = createElement('div', { className: 'pickers', children: [this.#budgets.element, this.#measures.element] });
    this.element = createElement('section', {
      className: 'view',
      attributes: { 'aria-label': 'Budget' },
      children: [pickers, this.#nothing, this.#content],
    });
    new ResizeObserver(() => {
      if (this.#picture.clientWidth !== this.#drawnWidth) requestAnimationFrame(() => this.redraw());
    }).observe(this.#picture);
  }

  /** Shows the budget and the measure that the state names. */
  show(data: PreviewData): void {
    const { budget, measure } = this.#actions.state();
    const view = data.budgets.find(each => each.name === budget) ?? data.budgets[0];
    this.#shown = view === undefined ? null : { view, file: data.file };
    this.#nothing.hidden = view !== undefined;
    this.#content.hidden = view === undefined;
    this.#budgets.show(
      data.budgets.map(each => ({ value: each.name, label: each.title })),
      view?.name ?? '',
    );
    this.#measures.show(view === undefined ? [] : measures.map(each => ({ value: each, label: measureName[each] })), measure);
    if (view === undefined) return;
    const limit = limitText(view);
    setText(this.#title, view.title);
    setText(this.#limit, limit ?? '');
    this.#limit.hidden = limit === null;
    this.#notes.replaceChildren(...[meansNote, ...view.notes].map(note => createElement('li', { text: note })));
    const rows = measureRows(view, measure, offset => this.#actions.goto(offset));
    replaceTable(this.#table, createTable(`${view.title}: ${measureName[measure]}`, measureColumns, rows));
    replaceTable(this.#overview, createTable(`${view.title}: every measure`, overviewColumns(view), overviewRows(view)));
    this.redraw();
  }

  redraw(): void {
    const width = this.#picture.clientWidth;
    this.#drawnWidth = width;
    // Behind another tab there is no width; the observer calls again when there is.
    if (this.#shown === null || width === 0) return;
    const scene = budgetLayout(this.#shown.view, this.#actions.state().measure, { width, height: 240 }, pageTheme(), { standalone: false });
    this.#picture.replaceChildren(svgElement(toSvg(scene)));
  }

  #source(): ExportSource | null {
    if (this.#shown === null) return null;
    const { view, file } = this.#shown;
    const { measure } = this.#actions.state();
    return {
      name: `${file.replace(/\.scale$/u, '')}-budget-${view.name}`,
      scene: () => budgetLayout(view, measure, exportSize, lightTheme),
      table: () => budgetTable(view),
    };
  }
}
