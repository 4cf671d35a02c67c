/** `data`: a set of tokens, what it is made of and what it costs. */
import type { KindSpec } from '../schema/types.js';
import type { Reader, Value } from '../schema/value.js';
import { activeParamsOf } from './checkpoint.js';
import { both, byDefault, derived, estimate, given, identity, named, provenance, reading } from './define.js';
import {
  days,
  factor,
  flop,
  items,
  manyTokens,
  money,
  moneyPerToken,
  params,
  reference,
  share,
  text,
  tokensOfOne,
  tokensPerSecond,
  words,
} from './quantities.js';

/** Who writes or judges; a factor and a program have no parameters. */
const sizeOf =
  (path: string) =>
  (reader: Reader): Value | undefined => {
    const value = reader.read(path);
    if (value?.kind !== 'block') return undefined;
    return activeParamsOf(reader, value.block) ?? { kind: 'unknown', because: `the parameters of ${value.block.name} are not known` };
  };

/** What is written, kept or not, at two FLOP per parameter, with the prompts that are read for it. */
const writing = '2 * synthetic.generator_params * (synthetic.generated_tokens + synthetic.read_tokens)';
const judging = '2 * synthetic.judge_params * (synthetic.generated_tokens + synthetic.read_tokens)';

/** Prompts are read once for each item. */
function promptTokens(reader: Reader): Value | undefined {
  const prompt = reader.number('synthetic.prompt_tokens');
  if (prompt === undefined || prompt.draws === 0) return { kind: 'number', draws: 0, dimension: manyTokens.dimension };
  return (
    reader.evaluate('synthetic.generated_tokens / synthetic.output_tokens * synthetic.prompt_tokens') ?? {
      kind: 'unknown',
      because: 'prompts are counted by item; give `synthetic.output_tokens`, the tokens of one',
    }
  );
}

/** The generator's part, times one and what the judge takes of it; or with a judge of its own size. */
function generation(reader: Reader): Value | undefined {
  const judge = reader.read('synthetic.judge');
  if (judge?.kind === 'block') return reader.evaluate(`${writing} + ${judging}`);
  return reader.evaluate(judge?.kind === 'number' ? `(1 + synthetic.judge) * ${writing}` : writing);
}

export const data: KindSpec = {
  name: 'data',
  doc: 'A data set: its size in tokens, its mixture, what is repeated and what is synthetic.',
  phase: false,
  properties: [
    both('tokens', manyTokens, 'Size of the set: one pass.', { example: '15.6T tokens', headline: true }),
    both('unique_tokens', manyTokens, 'Tokens without repeats inside the set.', { example: '1.6T tokens', headline: true }),
    given('epochs', factor, 'Passes made by a phase that does not say otherwise.', { example: '1' }),
    given(
      'mixture',
      { kind: 'open-group', of: share },
      'Shares of the content; they sum to 100 %, and one entry without a share takes the rest.',
      { example: '{ text: 80%, code: 20% }' },
    ),
    given('mixture.*.share', share, 'Share of the tokens.', { example: '10%' }),
    given(
      'mixture.*.modality',
      words('text', 'code', 'image', 'audio', 'video', 'sensor'),
      'Kind of content; the name of the entry, else text.',
    ),
    given('mixture.*.tokens_per_item', tokensOfOne, 'Tokens of one image, clip or document.', { example: '576 tokens' }),
    both('mixture.*.items', items, 'Images, clips or documents.', { example: '50M items' }),
    given('mixture.*.tokens_per_second', tokensPerSecond, 'Tokens of one second of audio, video or sensor data.', {
      example: '50 tokens/s',
    }),
    both('mixture.*.duration', days, 'Length of the audio, video or sensor data.', { example: '100k hours' }),
    given('synthetic.share', share, 'Part of the tokens that a model wrote.', { example: '20%' }),
    given('synthetic.generator', reference('model', 'pretrain', 'posttrain'), 'Who writes the synthetic part.', {
      example: 'llama_3_1_70b',
    }),
    given('synthetic.prompt_tokens', tokensOfOne, 'Prompt tokens per generated item.', { example: '500 tokens' }),
    given('synthetic.output_tokens', tokensOfOne, 'Tokens of one generated item; how many prompts are read.', { example: '1000 tokens' }),
    given('synthetic.acceptance', share, 'Kept of what was generated.', { example: '40% to 70%' }),
    given(
      'synthetic.judge',
      { ...reference('model'), or: [words({ name: 'exact', doc: 'A program checks; it costs nothing.' }), factor] },
      'What filters the generated text.',
      { example: 'exact' },
    ),
    given('price', moneyPerToken, 'Buying or labelling a token.', { example: '$2 / 1M tokens' }),
    both('synthetic.generated_tokens', manyTokens, 'Tokens that were written for the synthetic part, kept or not.', { detail: true }),
    both('synthetic.read_tokens', manyTokens, 'Tokens of the prompts that were read for it.', { detail: true }),
    both('synthetic.generator_params', params, 'Parameters of the generator that a token meets.', { detail: true }),
    both('synthetic.judge_params', params, 'Parameters of the judge that a token meets.', { detail: true }),
    derived('generation_flop', flop, 'Compute of the synthetic part, charged once, to the first phase that uses the set.'),
    derived('cost', money, 'Price of all tokens; generating is charged to the phase.', { headline: true }),
    derived('repeats', factor, 'Training tokens over unique tokens, less one.', { headline: true }),
    given('quality', text, 'A remark on the quality of the set.'),
    ...provenance,
  ],
  formulas: [
    reading('tokens', 'unique_tokens'),
    reading('unique_tokens', 'tokens'),
    // `each` stands for the name of an entry.
    identity('mixture.*.items', 'mixture.each.share * tokens / mixture.each.tokens_per_item'),
    identity('mixture.*.duration', 'mixture.each.share * tokens / mixture.each.tokens_per_second'),
    identity('repeats', 'epochs * tokens / unique_tokens - 1', { assumption: 'of a phase that makes the passes named here' }),
    identity('cost', 'price * tokens'),
    identity('synthetic.generated_tokens', 'synthetic.share * tokens / synthetic.acceptance'),
    identity('synthetic.generator_params', 'active parameters of the generator', {
      needs: ['synthetic.generator'],
      compute: sizeOf('synthetic.generator'),
    }),
    identity('synthetic.judge_params', 'active parameters of the judge', {
      needs: ['synthetic.judge'],
      compute: sizeOf('synthetic.judge'),
    }),
    identity('synthetic.read_tokens', 'generated_tokens / output_tokens * prompt_tokens of synthetic', {
      when: [named('synthetic.generator')],
      needs: ['synthetic.output_tokens'],
      compute: promptTokens,
    }),
    estimate('generation_flop', `${writing}, and the judge`, {
      needs: ['synthetic.generator_params', 'synthetic.generated_tokens', 'synthetic.read_tokens'],
      compute: generation,
      source: '2 FLOP per parameter and token, of generator and judge; what is rejected was written too',
    }),
  ],
  defaults: [
    byDefault('epochs', '1', 'one pass unless said otherwise'),
    byDefault('price', '$0 / 1 tokens', 'no price is named'),
    byDefault('synthetic.acceptance', '100%', 'nothing that is written is rejected; published costs usually leave rejected text out', {
      when: [named('synthetic.generator')],
    }),
  ],
  snippet: 'data ${1:name} {\n  tokens: ${2:15T} tokens\n  epochs: ${3:1}\n}',
};
