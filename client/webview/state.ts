/** What a person has set up in the panel. Kept by the editor over reloads, so it is checked when it comes back. */
import type { ChartView } from '../../chart/mount/index.js';
import { measures } from '../../chart/scene/index.js';
import type { BudgetMeasure } from '../../engine/src/curves/types.js';
import type { FromPage } from '../../server/src/protocol.js';
import { isListOf, isNumber, isOneOf, isRecord, isText, orNull } from './checks.js';

export type View = 'curves' | 'three-laws' | 'budget';

export interface PageState {
  /** File that the panel shows; the extension reads it to bring the panel back. */
  readonly uri: string;
  readonly view: View;
  /** Id of the chart shown; empty: the first. */
  readonly chart: string;
  /** What runs to the right and up where a chart offers it; empty: what it begins with. */
  readonly axis: string;
  readonly gives: string;
  /** Id of the three laws shown; empty: the first. */
  readonly laws: string;
  /** Name of the budget shown; empty: the first. */
  readonly budget: string;
  readonly measure: BudgetMeasure;
  readonly charts: Readonly<Record<string, ChartView>>;
  readonly tableOpen: boolean;
}

/** The three functions that the editor gives a page. */
export interface Host {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: PageState): void;
}

export const firstState: PageState = {
  uri: '',
  view: 'curves',
  chart: '',
  axis: '',
  gives: '',
  laws: '',
  budget: '',
  measure: 'gpu_hours',
  charts: {},
  tableOpen: false,
};

/** Charts remembered at most; the oldest go first. */
const rememberedCharts = 24;

const isZoom = (value: unknown): boolean => isListOf(isNumber)(value) && (value as number[]).length === 2;
const isChartView = isRecord({ zoom: orNull(isZoom), hidden: isListOf(isText) });
const shape = isRecord({
  uri: isText,
  view: isOneOf('curves', 'three-laws', 'budget'),
  chart: isText,
  budget: isText,
  measure: isOneOf(...measures),
});

/** The state of an earlier life of this page, or a fresh one when it is absent or not ours. */
export function restoreState(saved: unknown): PageState {
  if (!shape(saved)) return firstState;
  const { uri, view, chart, axis, gives, laws, budget, measure, charts, tableOpen } = saved as PageState;
  // A state of an earlier version does not know these.
  const [wantedAxis, wantedGives, wantedLaws] = [axis, gives, laws].map(each => (isText(each) ? each : '')) as [string, string, string];
  const kept = typeof charts === 'object' && charts !== null ? Object.entries(charts).filter(([, each]) => isChartView(each)) : [];
  return {
    uri,
    view,
    chart,
    axis: wantedAxis,
    gives: wantedGives,
    laws: wantedLaws,
    budget,
    measure,
    charts: Object.fromEntries(kept),
    tableOpen: tableOpen === true,
  };
}

/** The state with one chart's view changed, last in the order. */
export function rememberChart(state: PageState, id: string, view: ChartView): PageState {
  const others = Object.entries(state.charts).filter(([key]) => key !== id);
  return { ...state, charts: Object.fromEntries([...others, [id, view] as const].slice(-rememberedCharts)) };
}
