/** What a service reaches on its accelerators: memory, speed, waiting. The physics is in `physics/serving`; here it meets the blocks. */
import { add, divide, multiply, type Draws } from '../draws/arithmetic.js';
import { around, deviationsToP95 } from '../draws/distributions.js';
import { servingBand, servingEfficiencies, type ServingEfficiencies } from '../physics/serving/constants.js';
import { acceleratorSeconds } from '../physics/serving/roofline.js';
import { dimension, dimensionless, exponent } from '../quantity/dimension.js';
import type { Condition, Default, Formula, PropertySpec } from '../schema/types.js';
import type { Reader, UnknownValue, Value } from '../schema/value.js';
import { both, byDefault, derived, estimate, given, identity, is, named, unnamed } from './define.js';
import { generationAt, queryNeeds, verifierFlop } from './query.js';
import {
  accelerators,
  bytes,
  bytesOf,
  bytesPerGpu,
  factor,
  precision,
  queries,
  reference,
  seconds,
  share,
  tokensPerSecond,
  tokensPerSecondPerUser,
} from './quantities.js';
import { batchThatFits, cacheOf, fewestForReplica, readingOf, servingPeak, stepOf, weightsOf } from './replica.js';
import { drawsAt, servedModel } from './served-model.js';

const speedOfAccelerator = { ...tokensPerSecond, unit: 'tokens/s/GPU', dimension: dimension({ token: 1, time: -1, gpu: -1 }) };

export const servingProperties: readonly PropertySpec[] = [
  given('speculative.draft', reference('model'), 'Model that drafts tokens; left out, the model drafts by itself and that is free.', {
    example: 'llama_3_2_1b',
  }),
  given('speculative.tokens', factor, 'Tokens of a draft.', { example: '4' }),
  given('speculative.acceptance', share, 'Drafted tokens that stand, each for itself.', { example: '70% to 85%' }),
  given(
    'weight_precision',
    precision,
    'Number format in which the weights stand in memory: quantized ones are narrower than the arithmetic.',
    { example: 'int4' },
  ),
  given('kv_precision', precision, 'Number format of the cache.', { example: 'fp8' }),
  both('batch', factor, 'Sequences in flight per replica.', {
    example: '64',
    underived: 'it takes the memory of the hardware, the size of the model, prompt_tokens and output_tokens',
  }),
  both('replica', accelerators, 'Accelerators of one copy of the model.', { example: '8' }),
  given('prefill_efficiency', share, 'Share of the dense peak while prompts are read.', { example: '40% to 60%' }),
  given('decode_efficiency', share, 'Share of the dense peak while tokens are generated.', { example: '20% to 30%' }),
  given('bandwidth_efficiency', share, 'Share of the memory bandwidth while tokens are generated.', { example: '60% to 80%' }),
];

export const speedProperties: readonly PropertySpec[] = [
  derived('weights', bytes, 'Weights of one copy in memory, those of a draft model included.'),
  derived('cache_per_sequence', bytes, 'Keys and values of one sequence half-way through its answer.'),
  derived('memory_per_gpu', bytesPerGpu, 'Weights and caches on one accelerator of a replica.', { headline: 'when-known' }),
  derived('step_time', seconds, 'One more token for every sequence of the batch.', { detail: true }),
  both(
    'tokens_per_second',
    speedOfAccelerator,
    'Generated tokens of one accelerator, the reading of prompts included; a measured value counts.',
    { example: '1.8k tokens/s/GPU', headline: 'when-known' },
  ),
  given(
    'prefill_tokens_per_second',
    speedOfAccelerator,
    'Measured prompt tokens of one accelerator, cached ones included, where prompts are read apart; `tokens_per_second` is then of generation alone.',
    { example: '9k tokens/s/GPU' },
  ),
  both('tokens_per_second_per_user', tokensPerSecondPerUser, 'Speed of one stream; a measured value counts.', {
    example: '21 tokens/s/user',
    headline: 'when-known',
  }),
  derived('time_to_first_token', seconds, 'Reading the prompt, on a replica that does nothing else.', { headline: 'when-known' }),
  derived('latency', seconds, 'A whole easy answer.', { headline: 'when-known' }),
  derived('in_flight', queries, "Queries under way in the mean, easy ones: Little's law.", { detail: true }),
];

type Answer = Draws | UnknownValue | undefined;

const isUnknown = (answer: Answer): answer is UnknownValue => typeof answer === 'object' && 'kind' in answer;

/** A derivation in plain draws as one of values. */
export const inDraws =
  (compute: (reader: Reader) => Answer) =>
  (reader: Reader): Value | undefined => {
    const answer = compute(reader);
    return answer === undefined || isUnknown(answer) ? answer : { kind: 'number', draws: answer, dimension: dimensionless };
  };

/** The file says it, here or where the block comes from. */
const isStated = (reader: Reader, path: string): boolean => ['given', 'inherited'].includes(reader.origin(path) ?? '');

// ── speed ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

function speedByUtilization(reader: Reader): Answer {
  if (!isStated(reader, 'mfu')) return undefined;
  const [flop, mfu, peak] = ['flop_per_easy_query', 'mfu', `hardware.peak.${reader.word('mfu_basis')}`].map(path => drawsAt(reader, path));
  const generated = generationAt(reader, '')?.generated;
  return flop === undefined || mfu === undefined || peak === undefined || generated === undefined
    ? undefined
    : divide(multiply(generated, multiply(peak, mfu)), flop);
}

function speedByRoofline(reader: Reader): Answer {
  const [size, step, batch] = ['replica', 'step_time', 'batch'].map(path => drawsAt(reader, path));
  const reading = isStated(reader, 'prefill_tokens_per_second') ? 0 : drawsAt(reader, 'time_to_first_token');
  const [generation, judging] = [generationAt(reader, ''), judgingSeconds(reader)];
  if (isUnknown(judging)) return judging;
  if (
    size === undefined ||
    step === undefined ||
    batch === undefined ||
    reading === undefined ||
    generation === undefined ||
    judging === undefined
  )
    return undefined;
  return divide(generation.generated, add(acceleratorSeconds(size, reading, generation.generated, step, batch), judging));
}

/** Accelerator seconds of a verifier, which reads at the speed of prompts. */
function judgingSeconds(reader: Reader): Answer {
  const flop = verifierFlop(reader, '');
  if (flop === undefined || flop === 0 || isUnknown(flop)) return flop;
  const [peak, efficiency] = [servingPeak(reader), drawsAt(reader, 'prefill_efficiency')];
  return peak === undefined || efficiency === undefined ? undefined : divide(flop, multiply(peak, efficiency));
}

function latency(reader: Reader): Answer {
  const [first, speed, size] = ['time_to_first_token', 'tokens_per_second_per_user', 'replica'].map(path => drawsAt(reader, path));
  const [generation, judging] = [generationAt(reader, ''), judgingSeconds(reader)];
  if (isUnknown(judging)) return judging;
  if (first === undefined || speed === undefined || size === undefined || generation === undefined || judging === undefined)
    return undefined;
  return add(add(first, divide(generation.path, speed)), divide(judging, size));
}

/** Seconds of an easy answer if so many sequences were in flight; `undefined` where the speed is not that of the roofline. */
export function latencyWith(reader: Reader, batch: number): Answer {
  if (['tokens_per_second', 'tokens_per_second_per_user'].some(path => isStated(reader, path)) || isStated(reader, 'mfu')) return undefined;
  const [first, step, generation, judging] = [
    drawsAt(reader, 'time_to_first_token'),
    stepOf(reader, batch),
    generationAt(reader, ''),
    judgingSeconds(reader),
  ];
  const size = drawsAt(reader, 'replica');
  if (
    isUnknown(step) ||
    isUnknown(judging) ||
    first === undefined ||
    step === undefined ||
    generation === undefined ||
    judging === undefined ||
    size === undefined
  )
    return undefined;
  // A stream waits while the prompts of the others are read.
  const eachToken = add(step, divide(multiply(batch, first), generation.generated));
  return add(add(first, multiply(generation.path, eachToken)), divide(judging, size));
}

/** Accelerators of somebody who reads answers as they stream, all day: all samples of the strategy run beside each other. */
function loadOfStream(reader: Reader): Answer {
  const usage = reader.number('usage');
  if (usage === undefined || exponent(usage.dimension, 'query') !== 0) return undefined;
  return streamLoad(reader);
}

/** The same whatever demand is counted in. */
export function streamLoad(reader: Reader): Draws | undefined {
  const [speed, all] = [drawsAt(reader, 'tokens_per_second_per_user'), drawsAt(reader, 'tokens_per_second')];
  const parallel = generationAt(reader, '')?.parallel ?? 1;
  return speed === undefined || all === undefined ? undefined : multiply(parallel, divide(speed, all));
}

const roofline = 'roofline of the accelerator; docs/serving.md says how far it is off';
const trt = 'fitted on throughput of TensorRT-LLM 1.0 on H100 and H200 (NVIDIA/TensorRT-LLM 00f3768)';
const speedNeeds = [...queryNeeds(''), 'hardware.memory', 'hardware.memory_bandwidth', 'hardware.peak.bf16', 'replica', 'batch'];
const inFlight = 'the copy of the model, the batch and what a token costs';

export const speedFormulas: readonly Formula[] = [
  identity('weights', 'all parameters * bytes of weight_precision', { compute: inDraws(weightsOf), needs: ['params', 'weight_precision'] }),
  estimate('cache_per_sequence', 'keys and values of prompt_tokens + half of what is generated', {
    compute: inDraws(reader => (hasAttention(reader) ? cacheOf(reader) : undefined)),
    needs: [...queryNeeds(''), 'kv_precision'],
    source: 'the layout itself',
  }),
  estimate('cache_per_sequence', 'the same in a model of usual shape', {
    compute: inDraws(reader => (hasAttention(reader) ? undefined : cacheOf(reader))),
    needs: [...queryNeeds(''), 'kv_precision'],
    assumption: 'layers and heads are not known: a model of usual shape with eight key heads stands in',
  }),
  // A speed that is given says how many streams share an accelerator.
  identity('batch', 'tokens_per_second * replica / tokens_per_second_per_user', {
    compute: inDraws(reader =>
      ['tokens_per_second', 'tokens_per_second_per_user'].every(path => isStated(reader, path)) ? batchOfSpeeds(reader) : undefined,
    ),
    needs: ['tokens_per_second', 'tokens_per_second_per_user', 'replica'],
  }),
  estimate('batch', '(0.9 * hardware.memory * replica - weights) / cache_per_sequence, at most 128 * replica', {
    reading: true,
    compute: inDraws(batchThatFits),
    needs: ['hardware.memory', 'replica', 'weights', 'cache_per_sequence'],
    source: 'what servers leave free and how many sequences they keep in flight are assumptions',
  }),
  identity('memory_per_gpu', '(weights + batch * cache_per_sequence) / replica'),
  estimate('step_time', `max(arithmetic, memory traffic) of ${inFlight}`, {
    compute: inDraws(reader => stepOf(reader)),
    needs: speedNeeds,
    source: roofline,
  }),
  estimate('time_to_first_token', 'prompt_tokens / (prefill_tokens_per_second * replica)', {
    when: [named('prefill_tokens_per_second')],
    source: 'the measured speed',
  }),
  estimate('time_to_first_token', 'FLOP of the prompt / (peak * prefill_efficiency * replica)', {
    compute: inDraws(readingOf),
    needs: speedNeeds,
    when: [unnamed('prefill_tokens_per_second')],
    source: roofline,
  }),
  estimate('tokens_per_second', 'generated tokens * hardware.peak * mfu / flop_per_easy_query', {
    compute: inDraws(speedByUtilization),
    needs: ['mfu', 'flop_per_easy_query'],
    source: 'definition of MFU',
  }),
  estimate('tokens_per_second', 'generated / (replica * (time_to_first_token + generated * step_time / batch))', {
    compute: inDraws(speedByRoofline),
    needs: speedNeeds,
    source: roofline,
  }),
  identity('tokens_per_second_per_user', 'tokens_per_second * replica / batch', {
    compute: inDraws(reader => ratio(reader, ['tokens_per_second', 'replica'], 'batch')),
    needs: ['tokens_per_second', 'replica', 'batch'],
  }),
  estimate('latency', 'time_to_first_token + tokens one after another / tokens_per_second_per_user', {
    compute: inDraws(latency),
    needs: ['time_to_first_token', 'tokens_per_second_per_user'],
    source: roofline,
  }),
  identity('in_flight', 'queries * latency', { source: "Little's law" }),
  estimate('load', 'tokens_per_second_per_user / tokens_per_second', {
    reading: true,
    compute: inDraws(loadOfStream),
    needs: ['usage', 'tokens_per_second_per_user', 'tokens_per_second'],
    assumption: 'an active user reads one answer as it streams',
  }),
];

const hasAttention = (reader: Reader): boolean =>
  reader.number('model.layers') !== undefined &&
  reader.word('model.attention') !== undefined &&
  servedModel(reader)?.attention !== undefined;

const batchOfSpeeds = (reader: Reader): Answer => ratio(reader, ['tokens_per_second', 'replica'], 'tokens_per_second_per_user');

function ratio(reader: Reader, above: readonly [string, string], below: string): Answer {
  const [a, b, c] = [...above, below].map(path => drawsAt(reader, path));
  return a === undefined || b === undefined || c === undefined ? undefined : divide(multiply(a, b), c);
}

// ── what is assumed ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** All three are off together: what was measured is how far off the speed of a whole service is. */
const withinBand =
  (share: number) =>
  (reader: Reader): Value => {
    const draws = around(share, Math.log(servingBand) / deviationsToP95, reader.normals('error of the serving model'), 1);
    return { kind: 'number', draws, dimension: dimensionless };
  };

const asksForSpeed: readonly Condition[] = [named('prompt_tokens'), named('output_tokens'), named('hardware')];

const efficiency = (name: keyof ServingEfficiencies, what: string): Default =>
  byDefault(
    `${name}_efficiency`,
    `${100 * servingEfficiencies[name]}%, within a factor of ${servingBand}`,
    `${what}: ${trt}; nine of ten MLPerf results lie within the factor`,
    { compute: withinBand(servingEfficiencies[name]), when: asksForSpeed, source: 'docs/serving.md' },
  );

/** The narrower of what the model is stored in and what it is computed in: nobody keeps wider weights than are used. */
function servedFormat(reader: Reader): Value | undefined {
  const formats = ['model.precision', 'precision'].map(path => reader.word(path)).filter(word => word !== undefined);
  const [word] = formats.sort((a, b) => (bytesOf[a] ?? 4) - (bytesOf[b] ?? 4));
  return word === undefined ? undefined : { kind: 'word', word, args: new Map(), text: word };
}

export const servingDefaults: readonly Default[] = [
  byDefault(
    'weight_precision',
    'the narrower of model.precision and precision',
    'weights stand in memory as they are stored, or as they are computed with if that is narrower',
    { compute: servedFormat, when: [named('params')] },
  ),
  byDefault('kv_precision', 'fp8', 'caches of four bits are rare', { when: [is('precision', 'fp4', 'int4'), ...asksForSpeed] }),
  byDefault('kv_precision', 'precision', 'the cache has the format of the arithmetic', { when: asksForSpeed }),
  efficiency('prefill', 'reading prompts'),
  efficiency('decode', 'generating, where arithmetic sets the pace'),
  efficiency('bandwidth', 'generating, where memory sets the pace'),
  byDefault(
    'replica',
    'the fewest that hold it',
    'the fewest accelerators, powers of two within a node, that hold the weights and a cache of a quarter of them',
    { compute: fewestForReplica },
  ),
  byDefault('replica', '1', 'the accelerators of one copy are not named'),
];
