/** SC016: Hours of different chips */
import { check } from '../check.js';

export const chipsDiffer = check('chips-differ', {
  code: 'SC016',
  severity: 'error',
  title: 'Hours of different chips',
  cause: 'Accelerator hours of one chip stand for those of another.',
  remedy: 'Say on what basis to convert: `as H100-hours by bf16`.',
  example: 'let h = 5 A100-hours as H100-hours',
  describe: problem => ({
    message: `These are ${problem.from}-hours, and ${problem.to}-hours are wanted. ${problem.options.length === 0 ? `Convert them: \`as ${problem.unit} by bf16\`.` : `Say on what basis to convert: ${problem.options.map(option => `\`by ${option.by}\` (${Number(option.ratio.toPrecision(2))}x)`).join(' or ')}.`}`,
    fixes: (problem.options.length === 0 ? [] : problem.options).map(option => ({
      title: `Convert by ${option.by}`,
      edits: [{ start: problem.insertAt, end: problem.insertAt, text: ` by ${option.by}` }],
    })),
  }),
});
