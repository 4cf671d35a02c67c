/**
 * What the braces of `fit: csv("…") { … }` may say of the runs: the variables of a law and its loss, each a column or an expression over
 * columns.
 */
import type { PropertySpec } from '../schema/types.js';
import { given } from './define.js';
import { factor, flop, lossType, params, samples, share, tokens } from './quantities.js';

/** Of a table of runs, where a column holds the numbers of many and a small one is no slip of a suffix. */
const bareFlop = { ...flop, bare: true };

export const fitColumns: readonly PropertySpec[] = [
  given('loss', lossType, 'The loss that each run reached.', { example: 'val_loss', alsoCalled: ['val_loss', 'L', 'y'] }),
  given('accuracy', share, 'The accuracy that each run reached, where the law gives one.', {
    example: 'pass_rate',
    alsoCalled: ['reward', 'score'],
  }),
  given('N', params, 'Parameters of each run; C / (6 D) if it is not said.', { example: 'params', alsoCalled: ['params', 'parameters'] }),
  given('D', tokens, 'Tokens of each run; C / (6 N) if it is not said.', { example: 'tokens', alsoCalled: ['tokens'] }),
  given('C', bareFlop, 'FLOP of each run; 6 N D if it is not said.', { example: 'flops', alsoCalled: ['flop', 'flops', 'compute'] }),
  given('U', tokens, 'Tokens without repeats of each run.', { example: 'unique_tokens', alsoCalled: ['unique_tokens'] }),
  given('S', factor, 'Steps of each run.', { example: 'steps' }),
  given('k', samples, 'Samples per question.', { example: 'samples' }),
  given('T', tokens, 'Tokens of thinking.', { example: 'thinking_tokens' }),
  given('R0', factor, 'Accuracy at the checkpoint.', { example: 'start_accuracy' }),
  given('weight', factor, 'How much each run counts; all alike if it is not said.', { example: '1 / spread^2' }),
  given('where', factor, 'Keeps the rows for which it holds.', { example: 'loss < 4' }),
];
