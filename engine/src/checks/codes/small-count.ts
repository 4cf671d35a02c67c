/** SC018: Count without a suffix */
import { check } from '../check.js';

export const smallCount = check('small-count', {
  code: 'SC018',
  severity: 'warning',
  title: 'Count without a suffix',
  cause: 'A count that comes in millions is written as a handful.',
  remedy: 'Write the suffix: k, M, B or T.',
  example: 'pretrain p { tokens: 15.6 }',
  describe: problem => {
    const options =
      problem.text === '' || !/^[\d._]+$/.test(problem.text)
        ? []
        : (problem.property.endsWith('params') ? ['B', 'M'] : ['T', 'B']).map(suffix => `${problem.text}${suffix}`);
    return {
      message: `\`${problem.property}\` is only ${Number(problem.value.toPrecision(3))}.${options.length > 0 ? ` A suffix may be missing: \`${options[0]!}\`, \`${options[1]!}\`.` : ' Check the number.'}`,
      fixes: options.map(text => ({
        title: `Write \`${text}\``,
        edits: [{ start: problem.start, end: problem.start + problem.text.length, text }],
      })),
    };
  },
});
