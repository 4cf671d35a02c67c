/** SC040: Two statements disagree */
import type { Summary } from '../../estimate.js';
import { formatMedian } from '../../quantity/format.js';
import { check } from '../check.js';

export const contradiction = check('contradiction', {
  code: 'SC040',
  severity: 'warning',
  title: 'Two statements disagree',
  cause: 'What is given and what follows from the other givens are apart.',
  remedy: 'Drop one of them, or write it as a wider range.',
  example: 'pretrain p { gpu_hours: 500M, days: 60, count: 1000 }',
  describe: problem => {
    const show = (range: Summary): string => formatMedian(range, problem.unit, problem.share);
    const ratio = Math.max(problem.given.p50 / problem.derived.p50, problem.derived.p50 / problem.given.p50);
    const times =
      problem.given.p50 === 0
        ? ''
        : ratio < 2
          ? `: ${Number(((ratio - 1) * 100).toPrecision(2))} % apart`
          : `: ${Number(ratio.toPrecision(2))}x apart`;
    return {
      message:
        `\`${problem.property}\` is given as ${show(problem.given)}, but \`${problem.formula}\` comes to ${show(problem.derived)}${times}. ` +
        `${problem.slip === null ? `Check ${problem.inputs.join(', ')}, or let one of them be derived.` : `That is ${problem.slip}.`}`,
      severity: ratio > (problem.formulaKind === 'identity' ? 1.1 : 10) ? 'error' : 'warning',
      fixes:
        problem.value === null
          ? []
          : [
              {
                title: `Derive \`${problem.property}\` instead`,
                edits: [{ start: problem.value.start, end: problem.value.end, text: ': derived' }],
              },
            ],
    };
  },
});
