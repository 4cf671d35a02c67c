/** Scenarios and sweeps: the plan as it would be otherwise. */
import { shortText, vocabulary } from '../../../engine/src/index.js';
import type { BlockEstimates, Estimate, ScenarioResult, SweepResult } from '../../../engine/src/index.js';
import type { AnalyzedPlan } from '../analyze-plan.js';
import { lineOf } from '../places.js';
import { allBlocks, valueColumns, valueRow } from './blocks.js';
import type { Row, Section } from './section.js';
import { medianFirst, valueCells } from './value-text.js';

export const scenarioSections = (analyzed: AnalyzedPlan): Section[] =>
  analyzed.analysis.scenarios.map(scenario => scenarioSection(scenario, analyzed));
export const sweepSections = (analyzed: AnalyzedPlan): Section[] => analyzed.analysis.sweeps.map(sweep => sweepSection(sweep, analyzed));

const titleOf = (kind: string, name: string, title: string | null): string => `${kind} ${name}${title === null ? '' : ` “${title}”`}`;

/** What changed against the plan: what people look at first, and what the scenario itself sets. */
function scenarioSection(scenario: ScenarioResult, analyzed: AnalyzedPlan): Section {
  const rows = allBlocks(scenario.blocks).flatMap(block => changedValues(block).map(estimate => scenarioRow(block, estimate, analyzed)));
  return {
    title: titleOf('scenario', scenario.name, scenario.title),
    aside: `line ${lineOf(analyzed, scenario.place.start)}`,
    columns: [...valueColumns.slice(0, -1), { title: 'in the plan' }],
    rows,
    notes: rows.length === 0 ? [{ mark: '', text: 'no block of this file changes against the plan' }] : [],
  };
}

function changedValues({ kind, estimates }: BlockEstimates): Estimate[] {
  const headlines = new Set(
    vocabulary.kinds
      .get(kind)
      ?.properties.filter(spec => spec.headline === true)
      .map(spec => spec.path),
  );
  return [...estimates.values()].filter(({ path, origin }) => headlines.has(path) || origin === 'given');
}

function scenarioRow(block: BlockEstimates, changed: Estimate, analyzed: AnalyzedPlan): Row {
  const path = `${block.name}.${changed.path}`;
  if (changed.origin === 'unknown') return valueRow({ ...changed, path });
  const before = analyzed.analysis.estimate(path);
  const { low, middle, high, unit } = valueCells(changed);
  return { cells: [path, low, middle, high, unit, before === undefined ? '' : shortText(before)] };
}

function sweepSection(sweep: SweepResult, analyzed: AnalyzedPlan): Section {
  return {
    title: titleOf('sweep', sweep.name, sweep.title),
    aside: `line ${lineOf(analyzed, sweep.place.start)}`,
    columns: [...sweep.vary.map(title => ({ title, key: true })), ...sweep.show.map(title => ({ title, right: true }))],
    rows: sweep.rows.map(({ at, values }) => ({
      cells: [...at, ...values.map(estimate => (estimate === null ? 'unknown' : medianFirst(estimate)))],
    })),
    notes: sweep.rows.length === 0 ? [] : [{ mark: '', text: 'median (P5 – P95)' }],
  };
}
