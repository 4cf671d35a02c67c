/** `benchmark`: where a score begins and ends, and which law moves it in each phase. */
import type { KindSpec } from '../schema/types.js';
import { byDefault, given, provenance } from './define.js';
import { difficultyDefaults, difficultyFormulas, difficultyProperties } from './difficulty.js';
import { reference, share, yesNo } from './quantities.js';

const law = reference('law');

export const benchmark: KindSpec = {
  name: 'benchmark',
  doc: 'A benchmark: its floor and top, and how each phase moves the score.',
  phase: false,
  properties: [
    given('chance', share, 'Score of guessing: no law gives less.', { example: '25%' }),
    given('ceiling', share, 'Best score possible: no law gives more.', { example: '100%' }),
    given('from_loss', law, 'Accuracy from what pre-training gives: a law over its loss L, or over C, N and D.', {
      example: 'gadre_2024_c4_17',
    }),
    given(
      'loss_law',
      law,
      'The law whose loss `from_loss` reads, where it was fitted to one; losses over different texts do not compare.',
      { example: 'gadre_2024_c4' },
    ),
    given('from_rl', law, 'Accuracy from the compute of reinforcement learning: a law over C and R0.', { example: 'scalerl_8b' }),
    given('from_pruning', law, 'Accuracy from the share S of weights removed: a law over S and R0.', {
      example: 'sengupta_2025_reasoning',
    }),
    given('from_samples', law, 'Coverage from the number of samples k: problems that at least one of them solves.'),
    given('from_thinking', law, 'Accuracy from the length of thinking.'),
    given('majority_ceiling', share, 'Problems whose most frequent answer is right.', { example: '80% to 90%' }),
    given('verifiable', yesNo, 'A program can tell a right answer: only then samples may be read as coverage.', { example: 'no' }),
    ...difficultyProperties,
    ...provenance,
  ],
  formulas: difficultyFormulas,
  defaults: [
    byDefault('chance', '0%', 'no floor is named'),
    byDefault('ceiling', '100%', 'no ceiling is named'),
    byDefault('verifiable', 'no', 'no program is named that checks answers'),
    ...difficultyDefaults,
  ],
  snippet: 'benchmark ${1:name} {\n  chance: ${2:25%}\n  ceiling: 100%\n}',
};
