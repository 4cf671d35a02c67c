/** One section a block: its values, what is assumed in them, and where they come from. */
import { constantPaths, headlinePaths, kindNamed, unknownText } from '../../../engine/src/index.js';
import type { BlockEstimates, Estimate, PropertySpec } from '../../../engine/src/index.js';
import type { AnalyzedPlan } from '../analyze-plan.js';
import { lineOf } from '../places.js';
import { noteLines } from './notes.js';
import type { NotedValues } from './notes.js';
import type { Column, Row, Section } from './section.js';
import { originMark, valueCells } from './value-text.js';

export const valueColumns: readonly Column[] = [
  { title: '' },
  { title: 'P5', right: true },
  { title: 'median', right: true },
  { title: 'P95', right: true },
  { title: '' },
  { title: 'origin' },
];

/** Blocks in the order of the file, each followed by its nested phases. */
export function allBlocks(blocks: readonly BlockEstimates[]): BlockEstimates[] {
  return blocks.flatMap(block => [block, ...allBlocks(block.phases)]);
}

export function blockSections(analyzed: AnalyzedPlan): Section[] {
  return allBlocks(analyzed.analysis.blocks).map(block => {
    const values = chooseValues(block);
    return {
      title: `${block.kind} ${block.name === block.kind ? '' : block.name}`.trimEnd() + (block.title === null ? '' : ` “${block.title}”`),
      aside: `line ${lineOf(analyzed, block.place.start)}`,
      columns: valueColumns,
      rows: values.shown.map(valueRow),
      notes: noteLines(values, block.name),
    };
  });
}

export function valueRow(estimate: Estimate): Row {
  if (estimate.origin === 'unknown') return { cells: [estimate.path], rest: unknownText(estimate), tone: 'faint' };
  const { low, middle, high, unit } = valueCells(estimate);
  const mark = originMark(estimate);
  // Words may be long and have no percentiles: they take the room of the numbers.
  if (estimate.range === null) return { cells: [estimate.path], rest: `${middle}  (${mark})` };
  return { cells: [estimate.path, low, middle, high, unit, mark], ...(estimate.valid === true ? {} : { tone: 'doubtful' as const }) };
}

/**
 * What people look for first, then what the file says. Assumptions that nobody looks for first are told in the notes, and what is unknown
 * is named there: a table of what was not said would hide what was. Steps on the way are for `scale explain`, everything there is for
 * `--json`.
 */
function chooseValues(block: BlockEstimates): NotedValues {
  const specs = new Map(kindNamed(block.kind)?.properties.map(spec => [spec.path, spec]));
  const estimates = [...block.estimates.values()].filter(estimate => !inBudgetTable(block, estimate) && !isCatalogueEntry(estimate));
  const kind = kindNamed(block.kind);
  const constants = new Set(constantPaths(kind, block.estimates.keys()));
  const isHeadline = ({ path, origin }: Estimate): boolean =>
    specs.get(path)?.headline === true || (specs.get(path)?.headline === 'when-known' && origin !== 'unknown');
  const headlines = (kind === undefined ? [] : headlinePaths(kind)).flatMap(path => block.estimates.get(path) ?? []).filter(isHeadline);
  const others = estimates.filter(estimate => !isHeadline(estimate));
  return {
    shown: [
      ...headlines,
      ...others.filter(
        ({ path, origin }) =>
          origin === 'given' || origin === 'inherited' || (origin === 'derived' && (isOutcome(specs.get(path)) || constants.has(path))),
      ),
    ],
    assumed: others.filter(({ path, origin }) => origin === 'default' && specs.get(path)?.detail !== true),
    unknown: others.filter(({ path, origin }) => origin === 'unknown' && couldBeDerived(specs.get(path))),
  };
}

/** A detail that somebody asked for: what the runs of a calibration taught. */
const isOutcome = (spec: PropertySpec | undefined): boolean => spec?.detail === true && spec.how === 'derived';

/** The parts of a budget stand in a table of their own. */
const inBudgetTable = (block: BlockEstimates, estimate: Estimate): boolean =>
  block.kind === 'budget' && /^(parts|ecosystem)\./u.test(estimate.path);

/** What can only be given and was not is no gap in the plan. */
const couldBeDerived = (spec: PropertySpec | undefined): boolean =>
  spec !== undefined && spec.how !== 'given' && spec.detail !== true && spec.aside !== true;

/** Where the library has its figures from stands beside each of them. */
const isCatalogueEntry = ({ path, origin }: Estimate): boolean => origin === 'library' && (path === 'source' || path === 'as_of');
