/** What a benchmark says of its problems: how their difficulty differs, and what choosing among samples and longer thinking bring on it. */
import type { Condition, Default, Formula, PropertySpec } from '../schema/types.js';
import type { NumberValue, Reader, Value } from '../schema/value.js';
import { both, byDefault, derived, estimate, given, identity } from './define.js';
import { passCountColumns, passCountsOf, powerFitOf, whyNoSpread } from './pass-counts.js';
import { factor, reference, share, tokensOfOne, words } from './quantities.js';

export const difficultyProperties: readonly PropertySpec[] = [
  given(
    'from_votes',
    reference('law'),
    'Accuracy of a majority from the number of votes k, where it was measured; instead of `majority_ceiling`.',
  ),
  given('from_search', reference('law'), 'Accuracy of a search from its width: k is the beams, or width times depth of a tree.'),
  given(
    'pass_counts',
    { kind: 'file', reader: 'csv', columns: passCountColumns },
    'Right answers of every problem under repeated sampling; the braces say what the columns are.',
    {
      example: 'csv("counts.csv") { correct: num_correct, samples: num_samples }',
    },
  ),
  both(
    'difficulty.alpha',
    factor,
    'First parameter of the Beta distribution of the chance that one sample is right: how fast coverage closes in on its limit.',
    { example: '0.296' },
  ),
  both('difficulty.beta', factor, 'Second parameter of that distribution; with alpha it gives the mean.', { example: '12.4' }),
  both('difficulty.unsolvable', share, 'Problems that no sample solves.', { example: '0%' }),
  both('difficulty.pass_at_1', share, 'Mean chance that a single sample is right.', { example: '2.3%' }),
  derived('difficulty.problems', factor, 'Problems that were counted.', { detail: true }),
  both('difficulty.samples', factor, 'Samples of the problem that was asked most often: what lies beyond is an extrapolation.', {
    example: '10_000',
    detail: true,
  }),
  given(
    'coverage_form',
    words(
      { name: 'beta', doc: 'The Beta distribution of difficulty: never above 100 %, and the one that votes are worked out from.' },
      {
        name: 'power',
        doc: 'The curve exp(a k^b), which asks nothing of single problems; too low far beyond the samples where right answers are rare.',
      },
    ),
    'What coverage follows from where `pass_counts` are given.',
    { example: 'beta' },
  ),
  derived('power.a', factor, 'Constant a of exp(a k^b), fitted to the counts.', { detail: true }),
  derived('power.b', factor, 'Constant b of exp(a k^b), fitted to the counts.', { detail: true }),
  given('best_of_n.alpha', factor, 'Gain per root of a nat by the choice of a reward model; accuracy, not reward.', { example: '0.1' }),
  given('best_of_n.beta', factor, 'What that gain loses per root of a nat, as answers win that only please the reward model.', {
    example: '0.01',
  }),
  given('thinking.slope', share, 'Accuracy that each doubling of thinking adds, up to `ceiling`.', { example: '3%' }),
  given('thinking.from', tokensOfOne, 'Tokens of thinking at which a model has the accuracy of its checkpoint.', { example: '1k tokens' }),
];

type Counted = Extract<ReturnType<typeof passCountsOf>, { counts: unknown }>;

const number = (draws: NumberValue['draws'], dimension = factor.dimension): Value => ({ kind: 'number', draws, dimension });

const likeliest = 'likeliest Beta-binomial of the counts, with what is usual of alpha where they leave it open';
const curve = 'Brown et al. 2024, arXiv 2407.21787, section 3.1, weighted by the variance of a share';

const fromCounts = (of: string, text: string, source: string, read: (counted: Counted, reader: Reader) => Value | undefined): Formula =>
  estimate(of, text, {
    needs: ['pass_counts'],
    source,
    compute: reader => {
      const counted = passCountsOf(reader);
      if (counted === undefined) return undefined;
      return 'fault' in counted ? { kind: 'unknown', because: whyNoSpread(counted.fault) } : read(counted, reader);
    },
  });

/** Two values whose logarithms are normal and go together: the first, or the second. */
function pair(
  reader: Reader,
  name: string,
  {
    values,
    errors,
    correlation,
  }: { readonly values: readonly [number, number]; readonly errors: readonly [number, number]; readonly correlation: number },
  which: 0 | 1,
): Value {
  if (!(errors[which] > 0)) return number(values[which]);
  const first = reader.normals(`${name} ${reader.self.name} 1`);
  if (which === 0) return number(first.map(z => values[0] * Math.exp(errors[0] * z)));
  const second = reader.normals(`${name} ${reader.self.name} 2`);
  const rest = Math.sqrt(Math.max(0, 1 - correlation ** 2));
  return number(first.map((z, draw) => values[1] * Math.exp(errors[1] * (correlation * z + rest * second[draw]!))));
}

const spreadOf =
  (which: 0 | 1) =>
  ({ spread: { alpha, beta, errors } }: Counted, reader: Reader): Value =>
    pair(
      reader,
      'difficulty',
      { values: [alpha, beta], errors: [errors.logAlpha, errors.logBeta], correlation: errors.correlation },
      which,
    );

const powerOf =
  (which: 0 | 1) =>
  (counted: Counted, reader: Reader): Value => {
    const power = powerFitOf(reader, counted);
    if (power === undefined)
      return { kind: 'unknown', because: 'the counts show no curve: too few samples, or all or none of the problems solved' };
    return pair(
      reader,
      'power',
      { values: [power.a, power.b], errors: [power.errors.logA, power.errors.logB], correlation: power.errors.correlation },
      which,
    );
  };

export const difficultyFormulas: readonly Formula[] = [
  fromCounts('difficulty.alpha', 'the fit to the counts', likeliest, spreadOf(0)),
  fromCounts('difficulty.beta', 'the fit to the counts', likeliest, spreadOf(1)),
  fromCounts('difficulty.unsolvable', 'the fit to the counts', likeliest, ({ spread }) => number(spread.unsolvable)),
  fromCounts('difficulty.problems', 'rows of the counts', 'the counts', ({ spread }) => number(spread.problems)),
  fromCounts('difficulty.samples', 'the most samples of a row', 'the counts', ({ spread }) => number(spread.samples)),
  fromCounts('power.a', 'least squares over the coverage that the counts show', curve, powerOf(0)),
  fromCounts('power.b', 'least squares over the coverage that the counts show', curve, powerOf(1)),
  identity('difficulty.pass_at_1', '(1 - difficulty.unsolvable) * difficulty.alpha / (difficulty.alpha + difficulty.beta)', {
    source: 'mean of a Beta distribution',
  }),
  identity('difficulty.beta', 'difficulty.alpha * ((1 - difficulty.unsolvable) / difficulty.pass_at_1 - 1)', {
    source: 'mean of a Beta distribution',
  }),
];

const described: readonly Condition[] = [{ path: 'difficulty', anyGiven: true }];

export const difficultyDefaults: readonly Default[] = [
  byDefault('difficulty.unsolvable', '0%', 'every problem is taken to be solved by some sample', { when: described }),
  byDefault('coverage_form', 'beta', 'it has a meaning for each problem and never exceeds 100 %', {
    when: [{ path: 'pass_counts', not: [] }],
  }),
];
