/** SC143: Speculation that slows down */
import { digits } from '../../quantity/digits.js';
import { repairOfBatch } from './batch-repair.js';
import { check } from '../check.js';

export const noGain = check('no-gain', {
  code: 'SC143',
  severity: 'information',
  title: 'Speculation that slows down',
  cause: 'With so many sequences in flight arithmetic sets the pace, and checking drafted tokens costs more than it saves.',
  remedy: 'Keep fewer sequences in flight where latency matters, or leave speculation out.',
  example:
    'testtime t { model: llama_3_1_70b, hardware: h200, precision: fp8, prompt_tokens: 200, output_tokens: 200, speculative { draft: llama_3_2_1b, tokens: 8, acceptance: 50% } }',
  describe: problem => ({
    message: `With ${digits(problem.sequences)} sequences in flight, checking drafts makes a token ${problem.slower.toFixed(1)} times as long as without. ${problem.batch === null ? 'Leave speculation out.' : `It gains up to \`batch: ${problem.batch.batch}\`; otherwise leave it out.`}`,
    fixes: problem.batch === null ? [] : [repairOfBatch(problem.batch)],
  }),
});
