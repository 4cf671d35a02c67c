/** `testtime`: the third scaling law. What is served, to how many, with how much thinking. */
import { add, divide, multiply, subtract, type Draws } from '../draws/arithmetic.js';
import { exponent } from '../quantity/dimension.js';
import { strategies } from '../methods/strategies.js';
import type { Condition, Formula, KindSpec } from '../schema/types.js';
import type { Reader, UnknownValue, Value } from '../schema/value.js';
import { answerDefaults, answerFormulas, answerProperties } from './answer-accuracy.js';
import { amounts, bill, calendar, commonDefaults, moneyAndEnergy, onlyBlock, place, quality } from './compute.js';
import { both, byDefault, derived, estimate, given, identity, named, provenance, reading, unnamed } from './define.js';
import { checkpointModel, paramsOfCheckpoint, precisionOfCheckpoint } from './checkpoint.js';
import { activeParams } from './pretrain.js';
import { generationAt, queryFlop, queryNeeds, totalFlop, type Hardness } from './query.js';
import {
  acceleratorsOfUser,
  carbonPerDay,
  energyPerDay,
  energyPerQuery,
  factor,
  flopPerQuery,
  gpuHoursPerDay,
  money,
  moneyPerDay,
  moneyPerQuery,
  params,
  queriesPerDay,
  reference,
  seconds,
  share,
  tokensOfOne,
  usage,
  users,
  words,
} from './quantities.js';
import { drawsAt } from './served-model.js';
import { inDraws, servingDefaults, servingProperties, speedFormulas, speedProperties } from './serving.js';

const allEasy: Condition = { path: 'hard_query.share', is: ['0'] };
const someHard: Condition = { path: 'hard_query.share', not: ['0'] };
const steady: Condition = unnamed('growth');
const growing: Condition = named('growth');

/** Users times usage, where usage counts queries or time. */
const demand =
  (counts: 'queries' | 'time') =>
  (reader: Reader): Value | undefined => {
    const perUser = reader.number('usage');
    if (perUser === undefined) return undefined;
    const inQueries = exponent(perUser.dimension, 'query') !== 0;
    if (counts === 'queries' && !inQueries)
      return {
        kind: 'unknown',
        because: '`usage` is a time, which does not say how often a user asks; write `queries`, or a `usage` in queries/user/day',
      };
    if (counts === 'time' && inQueries) return undefined;
    return reader.evaluate(counts === 'queries' ? 'users * usage' : 'users * usage * load');
  };

/** The horizon of the budget that covers this phase. */
const horizon = (reader: Reader): Value | undefined => {
  const horizons = reader
    .budgets()
    .map(budget => reader.givenIn(budget, 'horizon'))
    .filter(value => value !== undefined);
  return horizons.length > 0 && horizons.every(value => value.draws === horizons[0]!.draws) ? horizons[0] : undefined;
};

const flopOf =
  (prefix: Hardness) =>
  (reader: Reader): Draws | UnknownValue | undefined => {
    const flop = queryFlop(reader, prefix);
    return flop === undefined || 'kind' in flop ? flop : totalFlop(flop);
  };

function hardOverEasy(reader: Reader): Draws | UnknownValue | undefined {
  const [hard, easy] = [flopOf('hard_query.')(reader), flopOf('')(reader)];
  if (typeof hard === 'object' && 'kind' in hard) return hard;
  return hard === undefined || easy === undefined || (typeof easy === 'object' && 'kind' in easy) ? undefined : divide(hard, easy);
}

/** Of a hard query that is known by its factor alone, the factor stands for its tokens. */
function generatedInTheMean(reader: Reader): Draws | undefined {
  const [easy, part, times] = ['generated_per_easy_query', 'hard_query.share', 'hard_query.factor'].map(path => drawsAt(reader, path));
  if (easy === undefined || part === undefined) return undefined;
  if (part === 0) return easy;
  const isDerived = reader.origin('hard_query.factor') === 'derived';
  const hard = isDerived ? generationAt(reader, 'hard_query.')?.generated : times === undefined ? undefined : multiply(easy, times);
  return hard === undefined ? undefined : add(multiply(subtract(1, part), easy), multiply(part, hard));
}

/** Demand that grows by the same share every day: its mean over the horizon is (g - 1) / ln g of the first day. */
function meanGrowth(reader: Reader): Draws | undefined {
  const growth = drawsAt(reader, 'growth');
  const mean = (g: number): number => (g === 1 ? 1 : (g - 1) / Math.log(g));
  return growth === undefined ? undefined : typeof growth === 'number' ? mean(growth) : growth.map(mean);
}

const forward = '2N for every token and 4 layers width context of attention, where layers and heads are known';

const queryFormulas: readonly Formula[] = [
  identity('generated_per_easy_query', 'tokens of all samples', {
    compute: inDraws(reader => generationAt(reader, '')?.generated),
    needs: queryNeeds(''),
  }),
  estimate('flop_per_easy_query', 'FLOP of the prompt + generated tokens * FLOP of a token + FLOP of the verifier', {
    compute: inDraws(flopOf('')),
    needs: queryNeeds(''),
    source: forward,
  }),
  estimate('hard_query.factor', 'FLOP of a hard query / flop_per_easy_query', {
    when: [someHard],
    compute: inDraws(hardOverEasy),
    needs: [...queryNeeds('hard_query.'), 'flop_per_easy_query'],
    source: forward,
  }),
  identity('flop_per_hard_query', 'flop_per_easy_query * hard_query.factor'),
  identity('flop_per_query', 'flop_per_easy_query * (1 + hard_query.share * (hard_query.factor - 1))'),
  identity('hard_query.flop_share', 'hard_query.share * hard_query.factor / (1 + hard_query.share * (hard_query.factor - 1))', {
    when: [someHard],
  }),
  estimate('generated_per_query', 'tokens of all samples, of easy and hard queries by their shares', {
    compute: inDraws(generatedInTheMean),
    needs: ['generated_per_easy_query', 'hard_query.share', 'hard_query.factor'],
  }),
];

const derivations: readonly Formula[] = [
  reading('model', 'the model of the checkpoint', { compute: checkpointModel, needs: ['checkpoint'] }),
  ...paramsOfCheckpoint.filter(({ when }) => when === undefined),
  ...activeParams,
  identity('params', 'checkpoint.params'),
  identity('queries', 'users * usage', { compute: demand('queries'), needs: ['users', 'usage'] }),
  ...queryFormulas,
  ...speedFormulas,
  identity('ordinary_gpu_hours_per_day', 'users * usage * load', { compute: demand('time'), needs: ['users', 'usage', 'load'] }),
  estimate(
    'ordinary_gpu_hours_per_day',
    'queries * (generated_per_easy_query / tokens_per_second + prompt_tokens / prefill_tokens_per_second)',
    {
      when: [named('prefill_tokens_per_second')],
      source: 'tokens generated and tokens read, each at its speed',
    },
  ),
  estimate('ordinary_gpu_hours_per_day', 'queries * generated_per_easy_query / tokens_per_second', {
    when: [unnamed('prefill_tokens_per_second')],
    source: 'generated tokens at their speed',
  }),
  identity('gpu_hours_per_day', 'ordinary_gpu_hours_per_day * (1 + hard_query.share * (hard_query.factor - 1))'),
  identity('ordinary_gpu_hours_per_day', 'gpu_hours_per_day / (1 + hard_query.share * (hard_query.factor - 1))'),
  reading('days', 'the horizon of the budget', { compute: horizon, needs: ['days'] }),
  identity('mean_growth', '(growth - 1) / log(growth)', { compute: inDraws(meanGrowth), needs: ['growth'] }),
  identity('gpu_hours', 'gpu_hours_per_day * days', { when: [steady] }),
  identity('gpu_hours', 'gpu_hours_per_day * days * mean_growth', { when: [growing] }),
  identity('gpu_hours_per_day', 'gpu_hours / days', { when: [steady] }),
  identity('gpu_hours_per_day', 'gpu_hours / (days * mean_growth)', { when: [growing] }),
  identity('flop', 'flop_per_query * queries * days', { when: [steady] }),
  identity('flop', 'flop_per_query * queries * days * mean_growth', { when: [growing] }),
  identity('flop', 'gpu_hours * hardware.peak.{mfu_basis} * mfu', { source: 'definition of MFU' }),
  identity('mfu', 'flop / (gpu_hours * hardware.peak.{mfu_basis})', { source: 'definition of MFU' }),
  identity('count', 'ceil(gpu_hours_per_day * peak_to_average / utilization / replica) * replica', { when: [steady] }),
  identity('count', 'ceil(gpu_hours_per_day * max(1, growth) * peak_to_average / utilization / replica) * replica', { when: [growing] }),
  identity('load', 'gpu_hours_per_day / (users * usage)', {
    compute: reader => {
      const perUser = reader.number('usage');
      return perUser === undefined || exponent(perUser.dimension, 'query') !== 0
        ? undefined
        : reader.evaluate('ordinary_gpu_hours_per_day / (users * usage)');
    },
  }),
  identity('finish', 'start + days'),
  ...moneyAndEnergy,
  identity('power', 'count * hardware.gpu_power * pue'),
  identity('cost_per_day', 'gpu_hours_per_day * price'),
  identity('energy_per_day', 'gpu_hours_per_day * hardware.gpu_power * pue'),
  identity('co2_per_day', 'energy_per_day * grid'),
  identity('cost_per_query', 'cost_per_day / queries'),
  identity('energy_per_query', 'energy_per_day / queries'),
  identity('cost_per_million_tokens', '1M * cost_per_day / (queries * generated_per_query)'),
  identity('cost_per_million_tokens', '1M * price / tokens_per_second', {
    when: [unnamed('queries'), unnamed('prefill_tokens_per_second')],
  }),
  ...answerFormulas,
];

export const testtime: KindSpec = {
  name: 'testtime',
  doc: 'Serving with thinking: users, queries, tokens, and the accelerators that answer them.',
  phase: true,
  properties: [
    given('checkpoint', reference('model', 'pretrain', 'posttrain'), 'What is served.', { example: 'base' }),
    both('model', reference('model'), 'The model that is served.'),
    both('params', params, 'Parameters used per token.'),
    given('users', users, 'Users.', { example: '100k users', headline: true }),
    given('usage', usage, 'Queries, or time, of a user.', { example: '10 queries/user/day' }),
    both('load', acceleratorsOfUser, 'Accelerators that an active user keeps busy.', { example: '0.01 to 0.05 GPU' }),
    both('queries', queriesPerDay, 'Demand.', { example: '3M queries/day', headline: true }),
    given('prompt_tokens', tokensOfOne, 'Prompt tokens of a query.', { example: '900 tokens' }),
    given('output_tokens', tokensOfOne, 'Output tokens of a query, without thinking.', { example: '300 tokens' }),
    given('thinking', tokensOfOne, 'Reasoning tokens of a sample.', { example: '4k to 30k tokens' }),
    given('cache_hits', share, 'Prompt tokens served from the prefix cache.', { example: '50%' }),
    given('strategy', words(...strategies), 'How a question is answered.', { example: 'majority_vote(samples: 8)' }),
    given('hard_query.share', share, 'Hard ones among the queries.', { example: '5%' }),
    both('hard_query.factor', factor, 'FLOP of a hard query over those of an easy one.', { example: '100x' }),
    derived('hard_query.flop_share', { ...factor, share: true }, 'Part of the compute of all queries that hard ones take.', {
      underived: 'no hard queries are named',
      headline: 'when-known',
      detail: true,
    }),
    given('hard_query.prompt_tokens', tokensOfOne, 'Prompt tokens of a hard query.'),
    given('hard_query.output_tokens', tokensOfOne, 'Output tokens of a hard query.'),
    given('hard_query.thinking', tokensOfOne, 'Reasoning tokens of a hard query.'),
    given('hard_query.strategy', words(...strategies), 'How a hard question is answered.'),
    ...servingProperties,
    given('utilization', share, 'Busy share of the fleet at its target.', { example: '40% to 70%' }),
    given('peak_to_average', factor, 'Busiest hour over the mean.', { example: '1.2 to 3' }),
    given('growth', factor, 'Demand at the end of `days` over that of the first day, growing evenly; left out, demand stays.', {
      example: '3x',
    }),
    derived('mean_growth', factor, 'Demand in the mean of `days` over that of the first day.', { detail: true }),
    given('latency_target', seconds, 'A limit on `latency`.', { example: '10 s', limit: true }),
    derived('generated_per_easy_query', tokensOfOne, 'Generated tokens of an easy query, thinking and all samples included.', {
      detail: true,
    }),
    derived('generated_per_query', tokensOfOne, 'Generated tokens of a query, easy and hard in the mean.'),
    derived('flop_per_easy_query', flopPerQuery, 'FLOP of an easy query.'),
    derived('flop_per_hard_query', flopPerQuery, 'FLOP of a hard query.', { detail: true }),
    derived('flop_per_query', flopPerQuery, 'FLOP of a query, easy and hard in the mean.', { headline: true }),
    ...speedProperties,
    both('ordinary_gpu_hours_per_day', gpuHoursPerDay, 'Accelerator time of a day before hard queries.', { headline: true }),
    both('gpu_hours_per_day', gpuHoursPerDay, 'Accelerator time of a day; with `growth`, of the first.', { headline: true }),
    ...place,
    ...amounts,
    ...calendar,
    ...bill,
    derived('cost_per_day', moneyPerDay, 'Money of a day.', { headline: true }),
    derived('energy_per_day', energyPerDay, 'Electricity of a day.'),
    derived('co2_per_day', carbonPerDay, 'Emissions of a day.'),
    derived('cost_per_query', moneyPerQuery, 'Money of a query in the mean.', { headline: true }),
    derived('energy_per_query', energyPerQuery, 'Electricity of a query in the mean.'),
    derived('cost_per_million_tokens', money, 'Money of a million generated tokens, all cost charged to them.', { headline: 'when-known' }),
    ...quality,
    ...answerProperties,
    ...provenance,
  ],
  formulas: derivations,
  defaults: [
    byDefault('model', 'the only model of the file', 'this file has one model', {
      compute: onlyBlock('model'),
      when: [
        { path: 'checkpoint', known: false },
        { path: 'params', known: false },
      ],
    }),
    precisionOfCheckpoint,
    byDefault('mfu_basis', 'precision', 'what a service reaches is a share of the peak it computes with', { when: [unnamed('mfu')] }),
    ...commonDefaults,
    ...answerDefaults,
    byDefault('thinking', '0', 'no reasoning tokens are named'),
    byDefault('cache_hits', '0%', 'no prefix cache is named'),
    byDefault('strategy', 'greedy', 'one answer per query'),
    byDefault('hard_query.share', '0', 'no hard queries are named'),
    byDefault('hard_query.prompt_tokens', 'prompt_tokens', 'as an easy query', { when: [someHard] }),
    byDefault('hard_query.output_tokens', 'output_tokens', 'as an easy query', { when: [someHard] }),
    byDefault('hard_query.thinking', 'thinking', 'as an easy query', { when: [someHard] }),
    byDefault('hard_query.strategy', 'strategy', 'as an easy query', { when: [someHard] }),
    byDefault('hard_query.factor', '1', 'there are no hard queries', { when: [allEasy] }),
    byDefault('utilization', '40% to 70%', 'an assumption without a published source'),
    byDefault('peak_to_average', '1.2 to 3', 'DeepSeek reports 1.23 for its service; the upper end is an assumption', {
      source: 'deepseek-ai/open-infra-index, 27-28 February 2025',
    }),
    ...servingDefaults,
    byDefault('days', '365 days', 'no budget names a horizon: a year'),
  ],
  snippet:
    'testtime ${1:chat} {\n  checkpoint: ${2:base}\n  users: ${3:100k users}\n  usage: ${4:10 queries/user/day}\n  prompt_tokens: ${5:900}\n  output_tokens: ${6:300}\n  hard_query { share: 5%, factor: 100x }\n}',
};
