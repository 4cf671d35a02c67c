/** SC001: Unknown block kind */
import { didYouMean, replaceWith } from './wording.js';
import { check } from '../check.js';

export const unknownKind = check('unknown-kind', {
  code: 'SC001',
  severity: 'error',
  title: 'Unknown block kind',
  cause: 'The word that opens the block is no kind of block.',
  remedy: 'Use one of the kinds: model, data, hardware, pretrain, posttrain, testtime, budget, law, benchmark, scenario, sweep.',
  example: 'pretran core { tokens: 1T }',
  describe: problem => ({
    message: `Unknown block kind \`${problem.word}\`.${didYouMean(problem.suggestions)}${problem.readAs === null ? '' : ' It is read as that.'}`,
    fixes: replaceWith(problem, problem.suggestions),
  }),
});
