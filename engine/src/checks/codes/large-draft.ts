/** SC140: A draft model that is no smaller */
import { check } from '../check.js';

export const largeDraft = check('large-draft', {
  code: 'SC140',
  severity: 'warning',
  title: 'A draft model that is no smaller',
  cause: 'The model that drafts has as many parameters as the one that checks, or more, so that drafting takes longer than it saves.',
  remedy: 'Draft with a model of a tenth of the size or less.',
  example: 'testtime t { model: llama_3_1_8b, speculative { draft: llama_3_1_70b, tokens: 4, acceptance: 80% } }',
  describe: problem => ({
    message: `\`${problem.draft}\` drafts with ${problem.draftSize} for \`${problem.model}\`, which has ${problem.modelSize}: drafting takes longer than it saves. Draft with a model of a tenth of the size or less.`,
  }),
});
