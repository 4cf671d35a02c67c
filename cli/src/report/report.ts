/** The whole estimate of a plan as sections, in the order people read it. */
import type { AnalyzedPlan } from '../analyze-plan.js';
import { assertSections } from './asserts.js';
import { blockSections, valueColumns, valueRow } from './blocks.js';
import { budgetSections } from './budgets.js';
import { noteLines } from './notes.js';
import type { Section } from './section.js';
import { withoutRepeats } from './told-before.js';
import { scenarioSections, sweepSections } from './variants.js';

export function reportSections(analyzed: AnalyzedPlan): Section[] {
  const sections = [
    ...blockSections(analyzed),
    ...letSections(analyzed),
    ...budgetSections(analyzed),
    ...assertSections(analyzed),
    ...scenarioSections(analyzed),
    ...sweepSections(analyzed),
  ];
  return withoutRepeats(sections.filter(({ rows, notes }) => rows.length > 0 || notes.length > 0));
}

function letSections({ analysis }: AnalyzedPlan): Section[] {
  const lets = [...analysis.lets.values()];
  return lets.length === 0
    ? []
    : [
        {
          title: 'lets',
          aside: '',
          columns: valueColumns,
          rows: lets.map(valueRow),
          notes: noteLines({ shown: lets, assumed: [], unknown: [] }, ''),
        },
      ];
}

/** What makes the digits reproducible: seed, draws, library. */
export function provenanceLine({ plan, analysis }: AnalyzedPlan): string {
  const { settings, library } = analysis.input;
  return `${plan.shown} · seed ${settings.seed} · ${settings.samples.toLocaleString('en-US')} draws · library ${library.version}`;
}
