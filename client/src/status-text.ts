/** The words of the status item. The numbers come from the server; here they are only put into words, as everywhere else. */
import type { BudgetCell, BudgetMeasure, BudgetRow, BudgetView } from '../../engine/src/curves/types.js';
import { formatMedian, formatNumber } from '../../engine/src/quantity/format.js';

const measures: readonly (readonly [BudgetMeasure, string])[] = [
  ['gpu_hours', 'Accelerator time'],
  ['flop', 'Compute'],
  ['cost', 'Cost'],
  ['energy', 'Energy'],
  ['co2', 'Emissions'],
];

/** `≈ 31M GPU-hours`, or the cost where the hours are unknown; undefined when neither is known. */
export function totalText({ total }: BudgetView): string | undefined {
  for (const { range, unit } of [total.cells.gpu_hours, total.cells.cost]) {
    if (range !== null) return `≈ ${formatMedian(range, unit)}`;
  }
  return undefined;
}

/** The total's measures as a Markdown table; each unknown one says why. */
export function budgetTable({ name, total }: BudgetView): string {
  const rows = measures.map(([measure, label]) => `| ${label} | ${figures(total, measure)} |`);
  return [`**${escapeMarkdown(name)}**: total`, '', '| | P5 | P50 | P95 | mean |', '| :-- | --: | --: | --: | --: |', ...rows].join('\n');
}

function figures({ cells }: BudgetRow, measure: BudgetMeasure): string {
  const { range, unit, because }: BudgetCell = cells[measure];
  if (range === null) return `${escapeMarkdown(`unknown${because === null ? '' : `, because ${because}`}`)} | | |`;
  return [range.p5, range.p50, range.p95, range.mean].map(value => escapeMarkdown(formatNumber(value, unit))).join(' | ');
}

/** Names and reasons hold users' text: it must neither end a cell nor become a link. */
function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()#+!|<>~$-]/gu, '\\$&').replaceAll(/\s+/gu, ' ');
}
