/** What the plan claims of itself, and how sure it is. */
import type { AssertResult } from '../../../engine/src/index.js';
import { formatShare } from '../../../engine/src/index.js';
import type { AnalyzedPlan } from '../analyze-plan.js';
import { lineOf } from '../places.js';
import type { Row, Section } from './section.js';

export function assertSections(analyzed: AnalyzedPlan): Section[] {
  const { asserts } = analyzed.analysis;
  if (asserts.length === 0) return [];
  return [
    {
      title: 'asserts',
      aside: '',
      columns: [
        { title: '' },
        { title: 'true in', right: true },
        { title: 'asked', right: true },
        { title: 'line', right: true },
        { title: 'claim' },
      ],
      rows: asserts.map(assert => assertRow(assert, lineOf(analyzed, assert.place.start))),
      notes: [],
    },
  ];
}

function assertRow({ text, reason, holds, probability, required, driver }: AssertResult, line: number): Row {
  const verdict = holds === null ? 'undecided' : holds ? 'holds' : 'fails';
  const chance = probability === null ? '–' : formatShare(probability);
  const claim = text + (reason === null ? '' : ` “${reason}”`) + (driver === null ? '' : `; most depends on ${driver}`);
  return {
    cells: [verdict, chance, formatShare(required), String(line)],
    rest: claim,
    tone: holds === null ? 'doubtful' : holds ? 'good' : 'bad',
  };
}
