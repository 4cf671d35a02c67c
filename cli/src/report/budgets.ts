/** One section a budget: what each phase takes of it. */
import type { BudgetCell, BudgetMeasure, BudgetRow, BudgetView } from '../../../engine/src/index.js';
import { formatNumber, formatRange, formatShare } from '../../../engine/src/index.js';
import type { AnalyzedPlan } from '../analyze-plan.js';
import { lineOf } from '../places.js';
import type { Column, Note, Row, Section } from './section.js';

const measures: readonly (readonly [BudgetMeasure, string])[] = [
  ['gpu_hours', 'GPU-hours'],
  ['flop', 'compute'],
  ['cost', 'cost'],
  ['energy', 'energy'],
  ['co2', 'CO2'],
];
const columns: readonly Column[] = [{ title: '' }, ...measures.map(([, title]) => ({ title, right: true }))];

export function budgetSections(analyzed: AnalyzedPlan): Section[] {
  return analyzed.analysis.budgets().map(view => ({
    title: `budget of the phases${view.name === '' ? '' : `: ${view.name}`}`,
    aside: view.offset === undefined ? '' : `line ${lineOf(analyzed, view.offset)}`,
    columns,
    rows: budgetRows(view),
    notes: budgetNotes(view),
  }));
}

function budgetRows(view: BudgetView): Row[] {
  const ecosystem: Row[] = view.ecosystem === undefined ? [] : [{ ...meanRow(view.ecosystem), tone: 'faint' }];
  return [...view.parts.flatMap(part => [meanRow(part), shareRow(part)]), { ...meanRow(view.total), tone: 'total' }, ...ecosystem];
}

const meanRow = ({ name, cells }: BudgetRow): Row => ({ cells: [name, ...measures.map(([measure]) => meanText(cells[measure], measure))] });
const shareRow = ({ cells }: BudgetRow): Row => ({ cells: ['', ...measures.map(([measure]) => shareText(cells[measure]))], tone: 'faint' });

/** The heading of the column says what is counted, so the unit is left away where it only repeats it. */
function meanText({ range, unit }: BudgetCell, measure: BudgetMeasure): string {
  if (range === null) return 'unknown';
  const text = formatNumber(range.mean, unit);
  return measure === 'gpu_hours' ? text.replace(/ GPU-hours?$/u, '') : text;
}

const shareText = ({ share }: BudgetCell): string => (share === undefined || share === null ? '' : formatShare(share.mean));

function limitText({ text, probability, measure }: NonNullable<BudgetView['limit']>, { cells }: BudgetRow): string {
  const { range, unit } = cells[measure];
  return `limit ${text}: kept in ${formatShare(probability)} of the draws${range === null ? '' : `; the total is ${formatRange(range, unit)}`}`;
}

function budgetNotes(view: BudgetView): Note[] {
  const bound = view.limit === undefined ? [] : [limitText(view.limit, view.total)];
  const unknown = [...view.parts, view.total].flatMap(({ name, cells }) =>
    measures.flatMap(([measure, title]) => {
      const { range, because } = cells[measure];
      return range === null && because !== null ? [`${title} of ${name}: unknown, because ${because}`] : [];
    }),
  );
  const ecosystem = view.ecosystem === undefined ? [] : [`${view.ecosystem.name}: derivative models of others, not part of the total`];
  const texts = ["Means, and each part's share of the mean.", ...bound, ...ecosystem, ...view.notes, ...new Set(unknown)];
  return texts.map(text => ({ mark: '', text }));
}
