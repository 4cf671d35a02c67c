/** SC051: Outside the range of a law */
import { check } from '../check.js';

export const outsideValidity = check('outside-validity', {
  code: 'SC051',
  severity: 'information',
  title: 'Outside the range of a law',
  cause: 'The law is used beyond the range it was fitted on.',
  remedy: 'Read the value as an extrapolation, or take another law.',
  example: 'pretrain p { params: 1T, tokens: 20T, law: besiroglu_2024 }',
  describe: problem => ({
    message: `\`${problem.property}\` is an extrapolation: ${problem.reason}. Trust it less, or take a law that was fitted there.`,
  }),
});
