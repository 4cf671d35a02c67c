/** The view of the three laws together: the picture, exports, and a table of the same numbers for each phase. */
import { svgElement } from '../../chart/mount/index.js';
import { lightTheme, threeLawsLayout, threeLawsTable, toSvg } from '../../chart/scene/index.js';
import type { CurveSet, ThreeLaws } from '../../engine/src/curves/types.js';
import type { PreviewData } from '../../server/src/protocol.js';
import type { PageActions } from './actions.js';
import { createPicker } from './controls.js';
import { curveColumns, curveRows } from './curve-rows.js';
import { createElement, setText } from './dom.js';
import { createExportBar } from './export.js';
import type { ExportSource } from './export.js';
import { pageTheme } from './page-theme.js';
import { createTable } from './table.js';

const exportSize = { width: 1080, height: 600 };
const nothing = 'There is nothing to bring together yet. Phases that stand on one another, with a benchmark, are drawn here on one scale.';

export class ThreeLawsView {
  readonly element: HTMLElement;
  readonly #actions: PageActions;
  readonly #picker = createPicker('Ends with', laws => this.#actions.change({ laws }));
  readonly #title = createElement('h2');
  readonly #picture = createElement('div', { className: 'laws-picture' });
  readonly #note = createElement('p', { className: 'note' });
  readonly #tables = createElement('div');
  readonly #details: HTMLDetailsElement;
  readonly #content: HTMLElement;
  readonly #nothing = createElement('p', { className: 'nothing', text: nothing });
  #shown: { readonly laws: ThreeLaws; readonly file: string } | null = null;
  #drawnWidth = 0;

  constructor(actions: PageActions) {
    this.#actions = actions;
    this.#details = createElement('details', {
      className: 'twin',
      children: [createElement('summary', { text: 'The same numbers as tables' }), this.#tables],
    });
    this.#details.addEventListener('toggle', () => this.#actions.remember({ ...this.#actions.state(), tableOpen: this.#details.open }));
    const bar = createExportBar(() => this.#source(), actions);
    this.#content = createElement('div', { children: [this.#title, this.#picture, this.#note, bar, this.#details] });
    this.element = createElement('section', {
      className: 'view',
      attributes: { 'aria-label': 'Three laws' },
      children: [this.#picker.element, this.#nothing, this.#content],
    });
    new ResizeObserver(() => {
      if (this.#picture.clientWidth !== this.#drawnWidth) requestAnimationFrame(() => this.redraw());
    }).observe(this.#picture);
  }

  /** Shows the laws that the state names, or the first. */
  show(data: PreviewData): void {
    const state = this.#actions.state();
    const laws = data.threeLaws.find(each => each.id === state.laws) ?? data.threeLaws[0];
    this.#shown = laws === undefined ? null : { laws, file: data.file };
    this.#nothing.hidden = laws !== undefined;
    this.#content.hidden = laws === undefined;
    this.#picker.show(
      data.threeLaws.map(each => ({ value: each.id, label: each.title })),
      laws?.id ?? '',
    );
    if (laws === undefined) return;
    setText(this.#title, laws.benchmark === null ? `${laws.title}: three laws` : `${laws.title}: three laws on ${laws.benchmark}`);
    setText(this.#note, laws.note);
    this.#details.open = state.tableOpen;
    this.#tables.replaceChildren(...laws.panels.flatMap(panel => this.#tableOf(panel)));
    this.redraw();
  }

  redraw(): void {
    const width = this.#picture.clientWidth;
    this.#drawnWidth = width;
    // Behind another tab there is no width; the observer calls again when there is.
    if (this.#shown === null || width === 0) return;
    const height = Math.round(Math.max(380, Math.min(520, width * 0.6)));
    this.#picture.replaceChildren(
      svgElement(toSvg(threeLawsLayout(this.#shown.laws, { width, height }, pageTheme(), { standalone: false }))),
    );
  }

  #tableOf(panel: CurveSet): readonly HTMLElement[] {
    if (panel.unavailable !== undefined) return [createElement('p', { text: `${panel.title}: ${panel.unavailable}` })];
    return [
      createTable(
        `${panel.title}: values`,
        curveColumns(panel),
        curveRows(panel, offset => this.#actions.goto(offset)),
      ),
    ];
  }

  #source(): ExportSource | null {
    if (this.#shown === null) return null;
    const { laws, file } = this.#shown;
    return {
      name: `${file.replace(/\.scale$/u, '')}-three-laws`,
      scene: () => threeLawsLayout(laws, exportSize, lightTheme),
      table: () => threeLawsTable(laws),
    };
  }
}
