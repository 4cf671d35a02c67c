/** The view of one chart at a time: picture, note, exports, and the table with the same numbers. */
import { mount } from '../../chart/mount/index.js';
import type { Mounted } from '../../chart/mount/index.js';
import {
  axisChoices,
  chosenChart,
  curveTable,
  firstOfEach,
  layout,
  lightTheme,
  measureChoices,
  noteSource,
  siblingsOf,
} from '../../chart/scene/index.js';
import type { CurveSet } from '../../engine/src/curves/types.js';
import type { PreviewData } from '../../server/src/protocol.js';
import type { PageActions } from './actions.js';
import { createPicker } from './controls.js';
import { createElement, setText } from './dom.js';
import { createExportBar } from './export.js';
import type { ExportSource } from './export.js';
import { curveColumns, curveRows } from './curve-rows.js';
import { pageTheme } from './page-theme.js';
import { rememberChart } from './state.js';
import { createTable, replaceTable } from './table.js';

const exportSize = { width: 960, height: 600 };
const nothing = 'There is no curve yet. A pretrain, posttrain or testtime block with a law draws one.';

export class CurvesView {
  readonly element: HTMLElement;
  readonly #actions: PageActions;
  readonly #picker = createPicker('Chart', chart => this.#actions.change({ chart }));
  readonly #axes = createPicker('Over', axis => this.#actions.change({ axis }));
  readonly #measures = createPicker('Shows', gives => this.#actions.change({ gives }));
  readonly #title = createElement('h2');
  readonly #holder = createElement('div', { className: 'chart-holder' });
  readonly #note = createElement('p', { className: 'note' });
  readonly #table = createElement('div');
  readonly #details: HTMLDetailsElement;
  readonly #content: HTMLElement;
  readonly #nothing = createElement('p', { className: 'nothing', text: nothing });
  #shown: { readonly set: CurveSet; readonly file: string; readonly mounted: Mounted } | null = null;

  constructor(actions: PageActions) {
    this.#actions = actions;
    this.#details = createElement('details', {
      className: 'twin',
      children: [createElement('summary', { text: 'The same numbers as a table' }), this.#table],
    });
    this.#details.addEventListener('toggle', () => this.#actions.remember({ ...this.#actions.state(), tableOpen: this.#details.open }));
    const bar = createExportBar(() => this.#source(), actions);
    this.#content = createElement('div', { children: [this.#title, this.#holder, this.#note, bar, this.#details] });
    const pickers = createElement('div', {
      className: 'pickers',
      children: [this.#picker.element, this.#axes.element, this.#measures.element],
    });
    this.element = createElement('section', {
      className: 'view',
      attributes: { 'aria-label': 'Curves' },
      children: [pickers, this.#nothing, this.#content],
    });
  }

  /** Shows the chart that the state names, or the first. The same chart keeps its zoom and its place. */
  show(data: PreviewData): void {
    const state = this.#actions.state();
    const set = chosenChart(data.charts, state);
    this.#nothing.hidden = set !== undefined;
    this.#content.hidden = set === undefined;
    this.#offer(data.charts, set);
    this.#showChart(set, data.file);
    if (set === undefined) return;
    setText(this.#title, set.title);
    setText(this.#note, noteSource(set));
    this.#details.open = state.tableOpen;
    replaceTable(
      this.#table,
      createTable(
        `${set.title}: values`,
        curveColumns(set),
        curveRows(set, offset => this.#actions.goto(offset)),
      ),
    );
  }

  #offer(charts: readonly CurveSet[], set: CurveSet | undefined): void {
    const together = set === undefined ? [] : siblingsOf(charts, set);
    this.#picker.show(
      firstOfEach(charts).map(chart => ({ value: chart.id, label: chart.title })),
      together[0]?.id ?? '',
    );
    this.#axes.show(axisChoices(together), set?.axis ?? '');
    this.#measures.show(measureChoices(together), set?.gives ?? '');
  }

  redraw(): void {
    this.#shown?.mounted.redraw();
  }

  #showChart(set: CurveSet | undefined, file: string): void {
    if (set !== undefined && this.#shown?.set.id === set.id && this.#shown.file === file) {
      this.#shown.mounted.update(set);
      this.#shown = { ...this.#shown, set };
      return;
    }
    this.#shown?.mounted.destroy();
    this.#shown = set === undefined ? null : { set, file, mounted: this.#mountChart(set) };
  }

  #mountChart(set: CurveSet): Mounted {
    const view = this.#actions.state().charts[set.id];
    return mount(this.#holder, set, {
      theme: pageTheme,
      ...(view === undefined ? {} : { view }),
      onGoto: offset => this.#actions.goto(offset),
      onViewChange: changed => this.#actions.remember(rememberChart(this.#actions.state(), set.id, changed)),
    });
  }

  #source(): ExportSource | null {
    if (this.#shown === null) return null;
    const { set, file, mounted } = this.#shown;
    const { zoom, hidden } = mounted.view();
    return {
      name: `${file.replace(/\.scale$/u, '')}-${set.block}`,
      scene: () => layout(set, exportSize, lightTheme, { hidden: new Set(hidden), ...(zoom === null ? {} : { xDomain: zoom }) }),
      table: () => curveTable(set),
    };
  }
}
