/**
 * What counts as model FLOP of training. Papers and trainers differ, so the same run has several MFUs; `counting` and `embedding_flop` name
 * a convention, and the `mfu_…` beside `mfu` say what it is under the others.
 */
import type { Condition, Formula, PropertySpec } from '../schema/types.js';
import { attentionFlop, attentionNeeds } from './attention.js';
import { derived, estimate, identity } from './define.js';
import { flopPerToken, params, share } from './quantities.js';

export const flopParts: readonly PropertySpec[] = [
  derived('counted_params', params, 'Parameters that count as model FLOP, by `embedding_flop`.'),
  derived('parameter_flop_per_token', flopPerToken, 'Training FLOP per token of the counted parameters: two forward, four backward.'),
  derived(
    'attention_flop_per_token',
    flopPerToken,
    'Training FLOP per token of scores and values, each token against all of the sequence or the window.',
  ),
  derived('causal_attention_flop_per_token', flopPerToken, 'The same, each token against those before it.'),
  derived('recompute_flop_per_token', flopPerToken, 'FLOP per token of activations that are computed again, by `parallelism.recompute`.'),
  derived('flop_per_token', flopPerToken, 'Training FLOP per token by `counting`.'),
];

export const utilisations: readonly PropertySpec[] = [
  derived('mfu_parameters', share, '`mfu` if only parameters counted: 6ND.'),
  derived('mfu_non_embedding', share, '`mfu` if only parameters outside the embeddings counted.'),
  derived('mfu_attention', share, '`mfu` if full attention counted too.'),
  derived('mfu_causal_attention', share, '`mfu` if causal attention counted too.'),
  derived('hfu', share, 'Hardware FLOP over peak: full attention and recomputed activations counted too.'),
];

const counting = (...words: readonly string[]): Condition => ({ path: 'counting', is: words });
const embeddings = (word: string): Condition => ({ path: 'embedding_flop', is: [word] });
const allParameters: Condition = { path: 'embedding_flop', is: ['all'], orOpen: true };
const recompute = (word: string): Condition => ({ path: 'parallelism.recompute', is: [word] });

const sixND = '6 FLOP per parameter and token: two forward, four backward';
const palm = 'PaLM, arXiv 2204.02311, appendix B';
const korthikanti = 'Korthikanti et al. 2022, arXiv 2205.05198, appendix A';

const attentionOf = (of: string, text: string, mask: 'full' | 'causal'): Formula =>
  estimate(of, text, {
    compute: attentionFlop('model.', 'seq_len', mask, 3),
    needs: [...attentionNeeds('model.'), 'seq_len'],
    source: palm,
  });

const parts: readonly Formula[] = [
  identity('counted_params', 'params', { when: [allParameters] }),
  identity('counted_params', 'params - model.lookup_params', { when: [embeddings('output')] }),
  identity('counted_params', 'params - model.embedding_params', { when: [embeddings('none')] }),
  estimate('parameter_flop_per_token', '6 * counted_params', { source: sixND }),
  attentionOf(
    'attention_flop_per_token',
    '12 * layers * heads * head width * seq_len of the model, a window instead of seq_len where it is shorter',
    'full',
  ),
  attentionOf(
    'causal_attention_flop_per_token',
    '6 * layers * heads * head width * seq_len of the model, a window instead of seq_len where it is shorter',
    'causal',
  ),
  estimate('recompute_flop_per_token', '0 * attention_flop_per_token', { when: [recompute('none')] }),
  // As published, attention counts once more as a whole and not only its forward third: HFU figures in the literature are made this way.
  estimate('recompute_flop_per_token', 'attention_flop_per_token', {
    when: [recompute('selective')],
    source: `${korthikanti}, equation 9`,
  }),
  estimate(
    'recompute_flop_per_token',
    '(parameter_flop_per_token * (params - model.embedding_params) / counted_params + attention_flop_per_token) / 3',
    {
      when: [recompute('full')],
      source: 'one more forward pass of every layer, the output layer apart: Narayanan et al. 2021, arXiv 2104.04473, equation 3',
    },
  ),
  estimate('recompute_flop_per_token', 'by parallelism.recompute', {
    when: [{ path: 'parallelism.recompute', known: false }],
    needs: ['parallelism.recompute'],
    compute: () => ({ kind: 'unknown', because: '`parallelism.recompute` does not say which activations are computed again' }),
  }),
  estimate('flop_per_token', 'parameter_flop_per_token', { when: [counting('parameters')] }),
  estimate('flop_per_token', 'parameter_flop_per_token + attention_flop_per_token', { when: [counting('attention')], source: palm }),
  estimate('flop_per_token', 'parameter_flop_per_token + causal_attention_flop_per_token', {
    when: [counting('causal_attention')],
    source: palm,
  }),
  estimate('flop_per_token', 'parameter_flop_per_token + attention_flop_per_token + recompute_flop_per_token', {
    when: [counting('recompute')],
    source: korthikanti,
  }),
];

/** 6ND as everybody writes it; the same with its parts named wherever the convention is another. */
export const trainingFlop: readonly Formula[] = [
  ...(
    [
      ['flop', '6 * params * tokens'],
      ['tokens', 'flop / (6 * params)'],
      ['params', 'flop / (6 * tokens)'],
    ] as const
  ).map(([of, text]) => estimate(of, text, { source: sixND, when: [counting('parameters'), allParameters] })),
  ...parts,
  ...[[counting('attention', 'causal_attention', 'recompute')], [counting('parameters'), { path: 'embedding_flop', not: ['all'] }]].flatMap(
    when => [estimate('flop', 'flop_per_token * tokens', { when }), estimate('tokens', 'flop / flop_per_token', { when })],
  ),
];

const sameRun = 'the same run, counted by another convention';

export const otherUtilisations: readonly Formula[] = (
  [
    ['mfu_parameters', 'parameter_flop_per_token'],
    ['mfu_non_embedding', '6 * (params - model.embedding_params)'],
    ['mfu_attention', '(parameter_flop_per_token + attention_flop_per_token)'],
    ['mfu_causal_attention', '(parameter_flop_per_token + causal_attention_flop_per_token)'],
    ['hfu', '(parameter_flop_per_token + attention_flop_per_token + recompute_flop_per_token)'],
  ] as const
).map(([of, counted]) => estimate(of, `mfu * ${counted} / flop_per_token`, { source: sameRun }));
