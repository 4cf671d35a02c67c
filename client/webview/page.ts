/** The page as a whole: what it was told last, what a person has set up, and the views that show it. */
import type { FromPage, PanelState, PreviewData, ToPage } from '../../server/src/protocol.js';
import type { PageActions } from './actions.js';
import { createBanner } from './banner.js';
import { medianText } from './budget-rows.js';
import { BudgetPanel } from './budget-view.js';
import { createTabs } from './controls.js';
import { CurvesView } from './curves-view.js';
import { createElement, setText } from './dom.js';
import { receive } from './messages.js';
import { ThreeLawsView } from './three-laws-view.js';
import { onThemeChange } from './page-theme.js';
import { restoreState } from './state.js';
import type { Host, PageState, View } from './state.js';

const broken = 'The figures arrived in a shape this panel does not know. Reload the window after an update of the extension.';

export class Page implements PageActions {
  readonly #host: Host;
  readonly #heading = createElement('h1', { text: 'Scale preview' });
  readonly #provenance = createElement('p', { className: 'provenance' });
  readonly #message = createElement('p', { className: 'nothing', text: 'Waiting for the figures …', attributes: { role: 'status' } });
  readonly #announcement = createElement('p', { className: 'announcement', attributes: { role: 'status' } });
  readonly #main = createElement('main');
  readonly #banner = createBanner(offset => this.goto(offset));
  readonly #curves: CurvesView;
  readonly #laws: ThreeLawsView;
  readonly #budget: BudgetPanel;
  readonly #tabs: ReturnType<typeof createTabs>;
  #state: PageState;
  #data: PreviewData | null = null;
  #stale: string | null = null;

  constructor(host: Host, parent: HTMLElement) {
    this.#host = host;
    this.#state = restoreState(host.getState());
    this.#curves = new CurvesView(this);
    this.#laws = new ThreeLawsView(this);
    this.#budget = new BudgetPanel(this);
    this.#tabs = createTabs(
      'Views',
      [
        { id: 'curves', label: 'Curves', content: this.#curves.element },
        { id: 'three-laws', label: 'Three laws', content: this.#laws.element },
        { id: 'budget', label: 'Budget', content: this.#budget.element },
      ],
      view => this.#selected(view as View),
    );
    this.#tabs.element.hidden = true;
    this.#banner.element.hidden = true;
    this.#main.append(this.#banner.element, this.#message, this.#tabs.element, this.#announcement);
    parent.append(createElement('header', { children: [this.#heading, this.#provenance] }), this.#main);
    this.#tabs.select(this.#state.view);
    onThemeChange(() => this.#redraw());
    this.#post({ type: 'ready' });
  }

  /** Takes one message from outside, whatever it is. */
  receive(value: unknown): void {
    const received = receive(value);
    if (received.kind === 'message') this.#take(received.message);
    else if (received.kind === 'broken') this.#showStale(broken);
  }

  state(): PageState {
    return this.#state;
  }

  change(part: Partial<PageState>): void {
    this.remember({ ...this.#state, ...part });
    this.#render();
  }

  remember(state: PageState): void {
    this.#state = state;
    this.#host.setState(state);
  }

  goto(offset: number): void {
    if (this.#data !== null) this.#post({ type: 'goto', uri: this.#data.uri, offset });
  }

  save(name: string, mime: string, content: string): void {
    this.#post({ type: 'save', name, mime, content });
  }

  announce(text: string): void {
    this.#announcement.textContent = text;
  }

  #take(message: ToPage): void {
    switch (message.type) {
      case 'data':
        return this.#showData(message.data);
      case 'stale':
        return this.#showStale(message.reason);
      case 'empty':
        return this.#showEmpty(message.reason);
      case 'reveal':
        return this.#reveal(message.block);
    }
  }

  #showData(data: PreviewData): void {
    // A result that was overtaken on its way must not replace a newer one of the same file.
    if (this.#data !== null && this.#data.uri === data.uri && data.version < this.#data.version) return;
    this.#data = data;
    this.#stale = null;
    this.remember({ ...this.#state, uri: data.uri });
    this.#render();
  }

  #showStale(reason: string): void {
    this.#stale = reason;
    this.#render();
  }

  #showEmpty(reason: string): void {
    this.#data = null;
    this.#stale = null;
    setText(this.#message, reason);
    this.#render();
  }

  /** Shows the chart of a block, or the budget when the block has no chart. */
  #reveal(block: string): void {
    const chart = this.#data?.charts.find(each => each.block === block);
    const budget = this.#data?.budgets.find(each => each.name === block || each.parts.some(part => part.name === block));
    if (chart !== undefined) this.change({ view: 'curves', chart: chart.id });
    else if (budget !== undefined) this.change({ view: 'budget', budget: budget.name });
    this.#tabs.select(this.#state.view);
  }

  #selected(view: View): void {
    if (view === this.#state.view) return;
    this.announce('');
    this.change({ view });
  }

  #render(): void {
    const data = this.#data;
    this.#message.hidden = data !== null;
    this.#tabs.element.hidden = data === null;
    setText(this.#heading, data?.file ?? 'Scale preview');
    setText(this.#provenance, data?.provenance ?? '');
    this.#banner.show(data?.problem, this.#stale);
    this.#main.classList.toggle('stale', this.#isStale());
    if (data !== null) {
      this.#curves.show(data);
      this.#laws.show(data);
      this.#budget.show(data);
    }
    this.#post({ type: 'state', state: this.#report() });
  }

  #redraw(): void {
    this.#curves.redraw();
    this.#laws.redraw();
    this.#budget.redraw();
  }

  #isStale(): boolean {
    return this.#stale !== null || this.#data?.problem !== undefined;
  }

  #report(): PanelState {
    const data = this.#data;
    const total = data?.budgets[0]?.total.cells[this.#state.measure];
    return {
      uri: data?.uri ?? this.#state.uri,
      view: this.#state.view,
      version: data?.version ?? -1,
      charts: data?.charts.length ?? 0,
      curvePoints:
        data?.charts.reduce((sum, chart) => sum + chart.curves.reduce((points, curve) => points + curve.points.length, 0), 0) ?? 0,
      budgetRows: data?.budgets.reduce((sum, budget) => sum + budget.parts.length, 0) ?? 0,
      stale: this.#isStale(),
      total: total === undefined ? '' : medianText(total),
    };
  }

  #post(message: FromPage): void {
    this.#host.postMessage(message);
  }
}
