/** SC038: Several blocks to choose from */
import { check } from './check.js';

export const severalCandidates = check('several-candidates', {
  code: 'SC038', severity: 'information', title: 'Several blocks to choose from',
  cause: 'The phase names none of several blocks, so none is taken.',
  remedy: 'Name the one that is meant.',
  example: 'hardware a { }\nhardware b { }\npretrain p { }',
  describe: problem => ({ message: `\`${problem.property}\` is not given, and this file has several: ${problem.names.join(', ')}. Name the one that is meant.` }),
});
