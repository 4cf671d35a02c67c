/** `testtime`: the third scaling law. What is served, to how many, with how much thinking. */
import { dimension, exponent } from '../quantity/dimension.js';
import { singleAnswer, strategies } from '../methods/strategies.js';
import type { Condition, Formula, KindSpec } from '../schema/types.js';
import type { Reader, Value } from '../schema/value.js';
import { answerDefaults, answerFormulas, answerProperties } from './answer-accuracy.js';
import { amounts, bill, calendar, commonDefaults, moneyAndEnergy, onlyBlock, place, quality } from './compute.js';
import { both, byDefault, derived, estimate, given, identity, provenance, reading } from './define.js';
import { checkpointModel } from './posttrain.js';
import { activeParams } from './pretrain.js';
import {
  accelerators, acceleratorsOfUser, carbonPerDay, energyPerDay, energyPerQuery, factor, flopPerQuery, gpuHoursPerDay, money, moneyPerDay, moneyPerQuery, params, precision, queriesPerDay,
  reference, seconds, share, tokensOfOne, tokensPerSecond, tokensPerSecondPerUser, usage, users, words,
} from './quantities.js';

const roofline = 'the throughput of a chip comes in a later version; give `load`, `tokens_per_second` or `mfu`';
const one: Condition = { path: 'strategy', is: singleAnswer };
const hardOne: Condition = { path: 'hard_query.strategy', is: singleAnswer };
const allEasy: Condition = { path: 'hard_query.share', is: ['0'] };
const someHard: Condition = { path: 'hard_query.share', not: ['0'] };

/** Users times usage, where usage counts queries or time. */
const demand = (counts: 'queries' | 'time') => (reader: Reader): Value | undefined => {
  const perUser = reader.number('usage');
  if (perUser === undefined || (exponent(perUser.dimension, 'query') !== 0) !== (counts === 'queries')) return undefined;
  return reader.evaluate(counts === 'queries' ? 'users * usage' : 'users * usage * load');
};

/** The horizon of the budget that covers this phase. */
const horizon = (reader: Reader): Value | undefined => {
  const named = reader.budgets().map(budget => reader.givenIn(budget, 'horizon')).filter(value => value !== undefined);
  return named.length > 0 && named.every(value => value.draws === named[0]!.draws) ? named[0] : undefined;
};

/** Says why there is no count where the strategy is not priced yet. */
const unpriced = (path: string) => (reader: Reader): Value | undefined => {
  const strategy = reader.word(path);
  return strategy === undefined || singleAnswer.includes(strategy) ? undefined : { kind: 'unknown', because: `the compute of \`${strategy}\` comes in a later version; give hard_query.factor or gpu_hours_per_day` };
};

const easyTokens = 'prompt_tokens * (1 - cache_hits) + output_tokens + thinking';
const hardTokens = 'hard_query.prompt_tokens * (1 - cache_hits) + hard_query.output_tokens + hard_query.thinking';
const forward = 'forward pass, 2 FLOP per parameter and token; attention is left out';

const derivations: readonly Formula[] = [
  reading('model', 'the model of the checkpoint', { compute: checkpointModel, needs: ['checkpoint'] }),
  ...activeParams,
  identity('params', 'checkpoint.params'),
  identity('queries', 'users * usage', { compute: demand('queries'), needs: ['users', 'usage'] }),
  estimate('flop_per_easy_query', `2 * params * (${easyTokens})`, { when: [one], source: forward }),
  estimate('hard_query.factor', `(${hardTokens}) / (${easyTokens})`, { when: [one, hardOne, someHard], source: forward }),
  estimate('flop_per_easy_query', 'the accounting of the strategy', { needs: ['strategy'], compute: unpriced('strategy') }),
  estimate('hard_query.factor', 'the accounting of the strategy', { needs: ['hard_query.strategy'], compute: unpriced('hard_query.strategy') }),
  estimate('ordinary_gpu_hours_per_day', 'the throughput of the chip', { needs: ['load'], compute: reader => (reader.number('mfu') ?? reader.number('tokens_per_second') ?? reader.number('load')) === undefined ? { kind: 'unknown', because: roofline } : undefined }),
  identity('flop_per_query', 'flop_per_easy_query * (1 + hard_query.share * (hard_query.factor - 1))'),
  identity('ordinary_gpu_hours_per_day', 'users * usage * load', { compute: demand('time'), needs: ['users', 'usage', 'load'] }),
  estimate('ordinary_gpu_hours_per_day', 'queries * (output_tokens + thinking) / tokens_per_second', { when: [one], source: 'generated tokens at the measured speed' }),
  estimate('ordinary_gpu_hours_per_day', 'queries * flop_per_easy_query / (hardware.peak.{mfu_basis} * mfu)', { source: 'definition of MFU' }),
  identity('gpu_hours_per_day', 'ordinary_gpu_hours_per_day * (1 + hard_query.share * (hard_query.factor - 1))'),
  identity('ordinary_gpu_hours_per_day', 'gpu_hours_per_day / (1 + hard_query.share * (hard_query.factor - 1))'),
  reading('days', 'the horizon of the budget', { compute: horizon, needs: ['days'] }),
  identity('gpu_hours', 'gpu_hours_per_day * days'),
  identity('gpu_hours_per_day', 'gpu_hours / days'),
  identity('flop', 'flop_per_query * queries * days'),
  identity('flop', 'gpu_hours * hardware.peak.{mfu_basis} * mfu', { source: 'definition of MFU' }),
  identity('count', 'ceil(gpu_hours_per_day * peak_to_average / utilization / replica) * replica'),
  identity('load', 'gpu_hours_per_day / (users * usage)', { compute: reader => {
    const perUser = reader.number('usage');
    return perUser === undefined || exponent(perUser.dimension, 'query') !== 0 ? undefined : reader.evaluate('ordinary_gpu_hours_per_day / (users * usage)');
  } }),
  identity('finish', 'start + days'),
  ...moneyAndEnergy,
  identity('power', 'count * hardware.gpu_power * pue'),
  identity('cost_per_day', 'gpu_hours_per_day * price'),
  identity('energy_per_day', 'gpu_hours_per_day * hardware.gpu_power * pue'),
  identity('co2_per_day', 'energy_per_day * grid'),
  identity('cost_per_query', 'cost_per_day / queries'),
  identity('energy_per_query', 'energy_per_day / queries'),
  identity('cost_per_million_tokens', '1M * cost_per_day / (queries * (output_tokens + thinking))', { when: [one, allEasy] }),
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
    both('load', acceleratorsOfUser, 'Accelerators that an active user keeps busy.', { example: '0.1 to 1 GPU' }),
    both('queries', queriesPerDay, 'Demand.', { example: '3M queries/day', headline: true }),
    given('prompt_tokens', tokensOfOne, 'Prompt tokens of a query.', { example: '900 tokens' }),
    given('output_tokens', tokensOfOne, 'Output tokens of a query, without thinking.', { example: '300 tokens' }),
    given('thinking', tokensOfOne, 'Reasoning tokens of a sample.', { example: '4k to 30k tokens' }),
    given('cache_hits', share, 'Prompt tokens served from the prefix cache.', { example: '50%' }),
    given('strategy', words(...strategies), 'How a question is answered.', { example: 'majority_vote(samples: 8)' }),
    given('hard_query.share', share, 'Hard ones among the queries.', { example: '5%' }),
    both('hard_query.factor', factor, 'FLOP of a hard query over those of an easy one.', { example: '100x' }),
    given('hard_query.prompt_tokens', tokensOfOne, 'Prompt tokens of a hard query.'),
    given('hard_query.output_tokens', tokensOfOne, 'Output tokens of a hard query.'),
    given('hard_query.thinking', tokensOfOne, 'Reasoning tokens of a hard query.'),
    given('hard_query.strategy', words(...strategies), 'How a hard question is answered.'),
    given('speculative.draft', reference('model'), 'Model that drafts tokens.'),
    given('speculative.tokens', factor, 'Tokens of a draft.'),
    given('speculative.acceptance', share, 'Drafted tokens that stand.'),
    given('kv_precision', precision, 'Number format of the cache.'),
    both('batch', factor, 'Sequences in flight per replica.', { underived: roofline }),
    both('replica', accelerators, 'Accelerators of one copy of the model.', { example: '8' }),
    given('prefill_efficiency', share, 'Share of the peak reached while reading prompts.'),
    given('decode_efficiency', share, 'Share of the peak reached while generating.'),
    given('bandwidth_efficiency', share, 'Share of the memory bandwidth reached.'),
    given('utilization', share, 'Busy share of the fleet at its target.', { example: '40% to 70%' }),
    given('peak_to_average', factor, 'Busiest hour over the mean.', { example: '1.2 to 3' }),
    given('latency_target', seconds, 'A limit on `latency`.', { example: '10 s', limit: true }),
    derived('flop_per_easy_query', flopPerQuery, 'FLOP of an easy query.'),
    derived('flop_per_query', flopPerQuery, 'FLOP of a query, easy and hard in the mean.', { headline: true }),
    both('tokens_per_second', { ...tokensPerSecond, unit: 'tokens/s/GPU', dimension: dimension({ token: 1, time: -1, gpu: -1 }) }, 'Generated tokens of one accelerator; a measured value counts.', { example: '1.8k tokens/s/GPU', underived: roofline }),
    derived('tokens_per_second_per_user', tokensPerSecondPerUser, 'Speed of one stream.', { underived: roofline }),
    derived('time_to_first_token', seconds, 'Reading the prompt.', { underived: roofline }),
    derived('latency', seconds, 'A whole easy answer.', { underived: roofline }),
    both('ordinary_gpu_hours_per_day', gpuHoursPerDay, 'Accelerator time of a day before hard queries.', { headline: true }),
    both('gpu_hours_per_day', gpuHoursPerDay, 'Accelerator time of a day.', { headline: true }),
    ...place, ...amounts, ...calendar, ...bill,
    derived('cost_per_day', moneyPerDay, 'Money of a day.', { headline: true }),
    derived('energy_per_day', energyPerDay, 'Electricity of a day.'),
    derived('co2_per_day', carbonPerDay, 'Emissions of a day.'),
    derived('cost_per_query', moneyPerQuery, 'Money of a query in the mean.', { headline: true }),
    derived('energy_per_query', energyPerQuery, 'Electricity of a query in the mean.'),
    derived('cost_per_million_tokens', money, 'Money of a million generated tokens, all cost charged to them.', { underived: roofline }),
    ...quality, ...answerProperties, ...provenance,
  ],
  formulas: derivations,
  defaults: [
    byDefault('model', 'the only model of the file', 'this file has one model', { compute: onlyBlock('model'), when: [{ path: 'checkpoint', known: false }, { path: 'params', known: false }] }),
    ...commonDefaults, ...answerDefaults,
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
    byDefault('peak_to_average', '1.2 to 3', 'DeepSeek reports 1.23 for its service; the upper end is an assumption', { source: 'deepseek-ai/open-infra-index, 27-28 February 2025' }),
    byDefault('replica', '1', 'the accelerators of one copy are not named'),
    byDefault('days', '365 days', 'no budget names a horizon: a year'),
  ],
  snippet: 'testtime ${1:chat} {\n  checkpoint: ${2:base}\n  users: ${3:100k users}\n  usage: ${4:10 queries/user/day}\n  prompt_tokens: ${5:900}\n  output_tokens: ${6:300}\n  hard_query { share: 5%, factor: 100x }\n}',
};
