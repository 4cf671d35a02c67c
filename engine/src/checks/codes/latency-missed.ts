/** SC139: Answers slower than wanted */
import { formatShare } from '../../quantity/format.js';
import { repairOfBatch } from './batch-repair.js';
import { check } from '../check.js';

export const latencyMissed = check('latency-missed', {
  code: 'SC139',
  severity: 'warning',
  title: 'Answers slower than wanted',
  cause: 'An answer takes longer than `latency_target`: even alone on a copy of the model, or with as many others as the batch has.',
  remedy: 'Answer fewer at once, take more or faster accelerators, narrower formats, a smaller model, or ask for less thinking.',
  example:
    'testtime t { model: llama_3_1_70b, hardware: h100, prompt_tokens: 900, output_tokens: 300, thinking: 20k, latency_target: 1 s }',
  describe: problem => {
    const { floor, batch } = problem;
    if (floor !== null)
      return {
        message: `An answer of \`${problem.block}\` takes ${floor} even alone on a replica; ${problem.wanted} are out of reach. Take more or faster accelerators, narrower formats, a smaller model, or less thinking.`,
        severity: 'error',
      };
    const mending =
      batch === null ? 'Answer fewer at once.' : `With \`batch: ${batch.batch}\` it keeps to it, at a higher price for each token.`;
    return {
      message: `An answer of \`${problem.block}\` takes ${problem.latency} and misses ${problem.wanted} in ${formatShare(problem.probability)} of the draws. ${mending}`,
      severity: batch?.isNew === true ? 'information' : 'warning',
      fixes: batch === null ? [] : [repairOfBatch(batch)],
    };
  },
});
