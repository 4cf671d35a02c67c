/** SC132: Trainers leave none to generate */
import { digits } from '../../quantity/digits.js';
import { check } from '../check.js';
import { replaceWith } from './wording.js';

export const noGenerators = check('no-generators', {
  code: 'SC132',
  severity: 'error',
  title: 'Trainers leave none to generate',
  cause: '`trainers` are a part of `count`; the rest of them generates.',
  remedy: 'Write fewer trainers, or leave them out if all accelerators do both by turns.',
  example: 'posttrain p { checkpoint: llama_3_1_8b, method: grpo, hardware: h100 * 16, trainers: 16 }',
  describe: problem => ({
    message:
      problem.trainers <= 0
        ? 'Without a trainer nothing is learnt. Write at least one, or leave `trainers` out if all accelerators do both by turns.'
        : `${digits(problem.trainers)} trainers of ${digits(problem.count)} accelerators leave none to generate. Write fewer, or leave them out if all do both by turns.`,
    fixes: problem.count >= 2 ? replaceWith(problem, [String(Math.floor(problem.count / 2))]) : [],
  }),
});
