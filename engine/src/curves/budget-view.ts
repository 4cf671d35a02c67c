/** Budgets as tables: the phases, their shares, the total, and what stands apart from it. */
import { lessOrEqual } from '../draws/arithmetic.js';
import { share as shareOf } from '../draws/summary.js';
import type { Known } from '../graph/queries/known.js';
import type { BlockResult } from '../graph/queries/results.js';
import { measureNames, measures } from '../kinds/measures.js';
import { shiftOf } from '../names/items.js';
import { sameHard } from '../quantity/dimension.js';
import { formatMedian } from '../quantity/format.js';
import { exchangeNotes } from './budget-exchange.js';
import type { BudgetCell, BudgetMeasure, BudgetRow, BudgetView } from './types.js';

/** Parts of a budget by name, as blocks. */
export type Parts = ReadonlyMap<string, BlockResult>;

export function budgetView(budget: BlockResult, parts: Parts, offset: number | undefined): BudgetView {
  const names = [
    ...new Set([...budget.known.keys()].filter(path => path.startsWith('parts.')).map(path => path.slice(6, path.lastIndexOf('.')))),
  ];
  const limit = limitOf(budget);
  const derivatives = budget.known.get('derivatives');
  const ecosystem =
    derivatives === undefined || derivatives.origin === 'default'
      ? undefined
      : row('ecosystem', 'derivative models of others', 'ecosystem', measure => ecosystemCell(budget, measure));
  return {
    name: budget.merged.ref.name,
    title: budget.merged.node.title?.value ?? budget.merged.ref.name,
    parts: names.map(name => partRow(budget, name, parts.get(name))),
    total: row('total', 'total', 'total', measure => cell(budget.known.get(measure), measure)),
    ...(ecosystem === undefined ? {} : { ecosystem }),
    ...(limit === undefined ? {} : { limit }),
    ...(offset === undefined ? {} : { offset }),
    notes: [...notesOf(parts, names), ...exchangeNotes(budget, new Map(names.map(name => [name, titleOfPart(parts.get(name), name)])))],
  };
}

function row(
  name: string,
  title: string,
  phase: BudgetRow['phase'],
  cellOf: (measure: BudgetMeasure) => BudgetCell,
  offset?: number,
): BudgetRow {
  const cells = Object.fromEntries(measureNames.map(measure => [measure, cellOf(measure)])) as Record<BudgetMeasure, BudgetCell>;
  return { name, title, phase, cells, ...(offset === undefined ? {} : { offset }) };
}

const titleOfPart = (block: BlockResult | undefined, name: string): string => block?.merged.node.title?.value ?? name;

function partRow(budget: BlockResult, name: string, block: BlockResult | undefined): BudgetRow {
  const phase = (block?.merged.ref.kind ?? 'pretrain') as BudgetRow['phase'];
  const offset =
    block === undefined || block.merged.item.file !== budget.merged.item.file
      ? undefined
      : block.merged.node.start + shiftOf(block.merged.item);
  return row(
    name,
    titleOfPart(block, name),
    phase,
    measure => ({
      ...cell(budget.known.get(`parts.${name}.${measure}`), measure),
      share: budget.known.get(`parts.${name}.${measure}_share`)?.range ?? null,
    }),
    offset,
  );
}

function cell(known: Known | undefined, measure: BudgetMeasure): BudgetCell {
  const { unit } = measures[measure];
  if (known === undefined) return { range: null, unit, because: 'nothing in the file gives it' };
  return { range: known.range, unit, because: known.range === null ? known.because : null };
}

/** Compute, time and money of others are a multiple of the plan's; where they run, and on what electricity, nobody says. */
function ecosystemCell(budget: BlockResult, measure: BudgetMeasure): BudgetCell {
  const known = budget.known.get(`ecosystem.${measure}`);
  return known === undefined
    ? { range: null, unit: measures[measure].unit, because: 'it is not counted for the models of others' }
    : cell(known, measure);
}

function limitOf(budget: BlockResult): BudgetView['limit'] {
  const limit = budget.known.get('limit');
  if (limit?.number === undefined || limit.range === null) return undefined;
  const {
    range,
    unit,
    number: { draws, dimension },
  } = limit;
  const measure = measureNames.find(each => sameHard(measures[each].dimension, dimension));
  const total = measure === undefined ? undefined : budget.known.get(measure)?.number;
  if (measure === undefined || total === undefined) return undefined;
  return { text: formatMedian(range, unit), measure, range, unit, probability: shareOf(lessOrEqual(total.draws, draws)) };
}

function notesOf(parts: Parts, names: readonly string[]): readonly string[] {
  const chips = new Set(
    names.flatMap(name => {
      const hardware = parts.get(name)?.known.get('hardware')?.value;
      return typeof hardware === 'string' ? [hardware.split(' ')[0]!] : [];
    }),
  );
  return chips.size > 1 ? [`GPU-hours of different hardware (${[...chips].join(', ')}) are added as they are.`] : [];
}
