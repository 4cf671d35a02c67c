/** `data`: a set of tokens, what it is made of and what it costs. */
import type { KindSpec } from '../schema/types.js';
import { both, byDefault, derived, given, identity, provenance, reading } from './define.js';
import { days, factor, flop, items, manyTokens, money, moneyPerToken, reference, share, text, tokensOfOne, tokensPerSecond, words } from './quantities.js';

const later = 'the accounting of synthetic data comes in a later version';

export const data: KindSpec = {
  name: 'data',
  doc: 'A data set: its size in tokens, its mixture, what is repeated and what is synthetic.',
  phase: false,
  properties: [
    both('tokens', manyTokens, 'Size of the set: one pass.', { example: '15.6T tokens', headline: true }),
    both('unique_tokens', manyTokens, 'Tokens without repeats inside the set.', { example: '1.6T tokens', headline: true }),
    given('epochs', factor, 'Passes made by a phase that does not say otherwise.', { example: '1' }),
    given('mixture', { kind: 'open-group', of: share }, 'Shares of the content; they sum to 100 %, and one entry without a share takes the rest.', { example: '{ text: 80%, code: 20% }' }),
    given('mixture.*.share', share, 'Share of the tokens.', { example: '10%' }),
    given('mixture.*.modality', words('text', 'code', 'image', 'audio', 'video', 'sensor'), 'Kind of content; the name of the entry, else text.'),
    given('mixture.*.tokens_per_item', tokensOfOne, 'Tokens of one image, clip or document.', { example: '576 tokens' }),
    both('mixture.*.items', items, 'Images, clips or documents.', { example: '50M items' }),
    given('mixture.*.tokens_per_second', tokensPerSecond, 'Tokens of one second of audio, video or sensor data.', { example: '50 tokens/s' }),
    both('mixture.*.duration', days, 'Length of the audio, video or sensor data.', { example: '100k hours' }),
    given('synthetic.share', share, 'Part of the tokens that a model wrote.', { example: '20%' }),
    given('synthetic.generator', reference('model', 'pretrain', 'posttrain'), 'Who writes the synthetic part.', { example: 'llama_3_1_70b' }),
    given('synthetic.prompt_tokens', tokensOfOne, 'Prompt tokens per generated item.', { example: '500 tokens' }),
    given('synthetic.acceptance', share, 'Kept of what was generated.', { example: '40% to 70%' }),
    given('synthetic.judge', { ...reference('model'), or: [words({ name: 'exact', doc: 'A program checks; it costs nothing.' }), factor] }, 'What filters the generated text.', { example: 'exact' }),
    given('price', moneyPerToken, 'Buying or labelling a token.', { example: '$2 / 1M tokens' }),
    derived('generation_flop', flop, 'Compute of the synthetic part, charged once, to the first phase that uses the set.', { underived: later }),
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
  ],
  defaults: [
    byDefault('epochs', '1', 'one pass unless said otherwise'),
    byDefault('price', '$0 / 1 tokens', 'no price is named'),
  ],
  snippet: 'data ${1:name} {\n  tokens: ${2:15T} tokens\n  epochs: ${3:1}\n}',
};
