/** SC093: Work in no time */
import { check } from '../check.js';

export const noTime = check('no-time', {
  code: 'SC093',
  severity: 'error',
  title: 'Work in no time',
  cause: '`days` is zero, and the phase has work to do.',
  remedy: 'Write how long it takes, or let it follow from the work and the accelerators.',
  example: 'pretrain p { days: 0, flop: 1e24 FLOP }',
  describe: problem => ({
    message: `\`days\` is zero, and \`${problem.block}\` has ${problem.amount} of work to do. Write how long it takes, or let it follow from the work and the accelerators.`,
    fixes: [{ title: 'Derive `days` instead', edits: [{ start: problem.value.start, end: problem.value.end, text: ': derived' }] }],
  }),
});
