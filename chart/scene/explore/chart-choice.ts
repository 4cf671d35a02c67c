/** Which picture is shown: charts of one block and view are one chart, of which axis and measure can be chosen. */
import type { CurveSet } from '../../../engine/src/curves/types.js';

/** What a person has chosen; empty: nothing yet. */
export interface ChartChoice {
  /** Id of a chart. */
  readonly chart: string;
  readonly axis: string;
  readonly gives: string;
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

const groupOf = ({ block, view }: CurveSet): string => `${view ?? 'performance'} ${block}`;

/** The charts that differ from this one in their axes only, in their order. */
export const siblingsOf = (charts: readonly CurveSet[], set: CurveSet): readonly CurveSet[] =>
  charts.filter(each => groupOf(each) === groupOf(set));

/** One chart for each block and view: what can be picked. */
export const firstOfEach = (charts: readonly CurveSet[]): readonly CurveSet[] =>
  charts.filter((each, index) => charts.findIndex(other => groupOf(other) === groupOf(each)) === index);

/** The chart picked, over the axis and with the measure that were chosen as far as it has them; else the first of all. */
export function chosenChart(charts: readonly CurveSet[], { chart, axis, gives }: ChartChoice): CurveSet | undefined {
  const picked = charts.find(each => each.id === chart) ?? charts[0];
  if (picked === undefined) return undefined;
  const together = siblingsOf(charts, picked);
  const measured = together.filter(each => each.gives === gives);
  const offered = measured.length > 0 ? measured : together.filter(each => each.gives === together[0]!.gives);
  return offered.find(each => each.axis === axis) ?? offered[0];
}

/** Nothing to choose among charts that do not say what their axis counts. */
export function axisChoices(together: readonly CurveSet[]): readonly Choice[] {
  return distinct(together.flatMap(({ axis, x }) => (axis === undefined ? [] : [{ value: axis, label: x.label }])));
}

export function measureChoices(together: readonly CurveSet[]): readonly Choice[] {
  return distinct(together.flatMap(({ gives, y }) => (gives === undefined ? [] : [{ value: gives, label: y.label }])));
}

const distinct = (choices: readonly Choice[]): readonly Choice[] =>
  choices.filter((each, index) => choices.findIndex(other => other.value === each.value) === index);
