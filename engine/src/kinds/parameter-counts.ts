/**
 * Parameters of a decoder, matrix by matrix, in the language itself. Where an architecture has a choice, each choice is a formula of its
 * own, so that what a hover shows is what this model has and nothing else.
 */
import type { Condition, Formula, PropertySpec } from '../schema/types.js';
import { dense, latent, sparse, withHeads } from './architecture.js';
import { both, derived, identity, is, named, unnamed } from './define.js';
import { params } from './quantities.js';

export const sizes: readonly PropertySpec[] = [
  derived('norm_params', params, 'Parameters of one norm of the residual stream.'),
  derived(
    'attention_params',
    params,
    'Parameters of the attention of one layer, its biases, norms of queries and keys and projection of distances included.',
  ),
  derived('ffn_params', params, 'Parameters of the feed-forward layer of one dense layer.'),
  derived('expert_params', params, 'Parameters of one expert.'),
  derived('shared_params', params, 'Parameters of the experts of one layer that every token visits.'),
  derived('router_params', params, 'Parameters of the router of one layer.'),
  derived('embedding_params', params, 'Parameters of the input and output embeddings, learned positions included.'),
  derived(
    'lookup_params',
    params,
    'Parameters that are looked up and never multiplied: the input embedding unless it is tied, and learned positions.',
  ),
  derived('non_embedding_params', params, "All parameters without the embeddings: N of Kaplan's laws."),
  derived('mtp_params', params, 'Parameters of the modules that predict further tokens, which `params` leaves out.'),
  both('params', params, 'All parameters of the model that is served.', { example: '405B', headline: true }),
  both('active_params', params, 'Parameters used per token, embeddings included; all of them in a dense model.', {
    example: '37B',
    headline: true,
  }),
];

const matrixByMatrix = 'parameter count of the transformer, matrix by matrix';
const latentLayout = 'DeepSeek-V2, arXiv 2405.04434, section 2.1';

/** What is meant where a block says nothing of it. */
const usually = (path: string, ...values: readonly string[]): Condition => ({ path, is: values, orOpen: true });
const gated = is('gated_mlp', 'yes');
const plain = is('gated_mlp', 'no');

/** A choice of the architecture with the term it adds; an empty term adds nothing. */
interface Choice {
  readonly when: Condition;
  readonly term: string;
}

const joined = (...terms: readonly string[]): string => terms.filter(term => term !== '').join(' + ');

/** One formula for each combination of choices. */
function withChoices(of: string, base: string, ...choices: readonly (readonly Choice[])[]): Formula[] {
  const [first, ...others] = choices;
  if (first === undefined) return [identity(of, base, { source: matrixByMatrix })];
  return first.flatMap(({ when, term }) =>
    withChoices(of, joined(base, term), ...others).map(formula => ({ ...formula, when: [when, ...(formula.when ?? [])] })),
  );
}

const projections = '2 * hidden_size * heads * head_dim + 2 * hidden_size * kv_heads * head_dim';

const attentionBiases: readonly Choice[] = [
  { when: usually('biases', 'none', 'mlp'), term: '' },
  { when: is('biases', 'qkv'), term: '(heads + 2 * kv_heads) * head_dim' },
  { when: is('biases', 'attention', 'all'), term: '(heads + 2 * kv_heads) * head_dim + hidden_size' },
];

const queryKeyNorms: readonly Choice[] = [
  { when: usually('qk_norm', 'none'), term: '' },
  { when: is('qk_norm', 'per_head'), term: '2 * head_dim' },
  { when: is('qk_norm', 'full_width'), term: '(heads + kv_heads) * head_dim' },
];

const distances: readonly Choice[] = [
  { when: usually('positions', 'rope', 'alibi', 'learned', 'none'), term: '' },
  { when: is('positions', 'relative'), term: 'hidden_size * heads * head_dim' },
];

const compressedQueries = 'hidden_size * q_lora_rank + q_lora_rank + q_lora_rank * heads * (qk_nope_head_dim + qk_rope_head_dim)';
const wholeQueries = 'hidden_size * heads * (qk_nope_head_dim + qk_rope_head_dim)';
const latentKeys =
  'hidden_size * (kv_lora_rank + qk_rope_head_dim) + kv_lora_rank + kv_lora_rank * heads * (qk_nope_head_dim + v_head_dim) + heads * v_head_dim * hidden_size';

const attention: readonly Formula[] = [
  ...withChoices('attention_params', projections, [{ when: withHeads, term: '' }], attentionBiases, queryKeyNorms, distances),
  identity('attention_params', `${compressedQueries} + ${latentKeys}`, { when: [latent], source: latentLayout }),
  identity('attention_params', `${wholeQueries} + ${latentKeys}`, { when: [latent, unnamed('q_lora_rank')], source: latentLayout }),
];

/** Two or three matrices and their biases, of the feed-forward layer or of `count` experts. */
const matrices = (of: string, width: string, count: string, ...when: readonly Condition[]): Formula[] =>
  [
    [gated, '3', '2'],
    [plain, '2', '1'],
  ].flatMap(([kind, wide, narrow]) =>
    withChoices(of, `${count}${wide as string} * hidden_size * ${width}`, [
      { when: usually('biases', 'none', 'qkv', 'attention'), term: '' },
      { when: is('biases', 'mlp', 'all'), term: `${count}(${narrow === '1' ? '' : '2 * '}${width} + hidden_size)` },
    ]).map(formula => ({ ...formula, when: [...when, kind as Condition, ...(formula.when ?? [])] })),
  );

const router: readonly Formula[] = withChoices(
  'router_params',
  'hidden_size * experts',
  [{ when: sparse, term: '' }],
  [
    { when: usually('router_bias', 'no'), term: '' },
    { when: is('router_bias', 'yes'), term: 'experts' },
  ],
  [
    { when: usually('shared_expert_gate', 'no'), term: '' },
    { when: is('shared_expert_gate', 'yes'), term: 'hidden_size' },
  ],
);

const learned = is('positions', 'learned');
const unlearned = usually('positions', 'rope', 'alibi', 'relative', 'none');

const embeddings: readonly Formula[] = (
  [
    ['no', '2 * vocab_size * hidden_size'],
    ['yes', 'vocab_size * hidden_size'],
  ] as const
).flatMap(([tied, base]) =>
  withChoices(
    'embedding_params',
    base,
    [{ when: is('tied_embeddings', tied), term: '' }],
    [
      { when: unlearned, term: '' },
      { when: learned, term: 'context * hidden_size' },
    ],
    [
      { when: usually('output_bias', 'no'), term: '' },
      { when: is('output_bias', 'yes'), term: 'vocab_size' },
    ],
  ),
);

const lookups: readonly Formula[] = [
  identity('lookup_params', 'vocab_size * hidden_size', { when: [is('tied_embeddings', 'no'), unlearned], source: matrixByMatrix }),
  identity('lookup_params', 'vocab_size * hidden_size + context * hidden_size', {
    when: [is('tied_embeddings', 'no'), learned],
    source: matrixByMatrix,
  }),
  identity('lookup_params', 'context * hidden_size', { when: [is('tied_embeddings', 'yes'), learned], source: matrixByMatrix }),
  identity('lookup_params', '0 * vocab_size', { when: [is('tied_embeddings', 'yes'), unlearned], source: matrixByMatrix }),
];

const outsideLayers = 'norm_params + embedding_params';
const allExperts: Condition = is('dense_layers', '0');
const someDense: Condition = { path: 'dense_layers', not: ['0'] };

const asUsual = 'two RMSNorms in a layer, no biases, no norm of queries and keys, no learned positions, unless the block says otherwise';

/** Formulas over the norms of a layer: two unless the block says how many. */
const overNorms = (formulas: (norms: string) => readonly Formula[]): readonly Formula[] => [
  ...formulas('2 * norm_params').map(formula => ({
    ...formula,
    assumption: asUsual,
    when: [...(formula.when ?? []), unnamed('norms_per_layer')],
  })),
  ...formulas('norms_per_layer * norm_params').map(formula => ({ ...formula, when: [...(formula.when ?? []), named('norms_per_layer')] })),
];

/** A total with the parameters that only `other_params` knows of, where a block gives them. */
const withOthers = (formulas: readonly Formula[]): readonly Formula[] => [
  ...formulas.map(formula => ({ ...formula, when: [...(formula.when ?? []), unnamed('other_params')] })),
  ...formulas.map(formula => ({
    ...formula,
    text: joined(formula.text, 'other_params'),
    when: [...(formula.when ?? []), named('other_params')],
  })),
];

/** All parameters, or with so many routed experts those that one token meets. */
const totals = (of: string, visited: string): readonly Formula[] =>
  withOthers(
    overNorms(norms => [
      identity(
        of,
        `layers * (attention_params + ${norms} + router_params + ${visited} * expert_params + shared_params) + ${outsideLayers}`,
        { when: [sparse, allExperts], source: matrixByMatrix },
      ),
      identity(
        of,
        `layers * (attention_params + ${norms}) + dense_layers * ffn_params + expert_layers * (router_params + ${visited} * expert_params + shared_params) + ${outsideLayers}`,
        { when: [sparse, someDense], source: matrixByMatrix },
      ),
    ]),
  );

const furtherTokens = 'DeepSeek-V3, arXiv 2412.19437, section 2.2: a projection of two states, one layer, and norms; embeddings are shared';

export const counts: readonly Formula[] = [
  identity('norm_params', 'hidden_size', { when: [usually('norm', 'rmsnorm')], source: matrixByMatrix }),
  identity('norm_params', '2 * hidden_size', { when: [is('norm', 'layernorm')], source: matrixByMatrix }),
  identity('norm_params', '0 * hidden_size', { when: [is('norm', 'parameter_free')], source: matrixByMatrix }),
  ...attention,
  ...matrices('ffn_params', 'intermediate_size', ''),
  ...matrices('expert_params', 'expert_size', '', sparse),
  ...matrices('shared_params', 'expert_size', 'shared_experts * ', sparse, unnamed('shared_expert_size')),
  ...matrices('shared_params', 'shared_expert_size', 'shared_experts * ', sparse, named('shared_expert_size')),
  ...router,
  identity('expert_layers', 'layers - dense_layers', { when: [sparse] }),
  ...['expert_layers', 'router_params', 'shared_params'].map(of =>
    identity(of, '0 * layers', { when: [dense], source: 'a dense model has none' }),
  ),
  ...embeddings,
  ...lookups,
  ...withOthers(
    overNorms(norms => [
      identity('params', `layers * (attention_params + ffn_params + ${norms}) + ${outsideLayers}`, {
        when: [dense],
        source: matrixByMatrix,
      }),
    ]),
  ),
  ...totals('params', 'experts'),
  identity('active_params', 'params', { when: [dense] }),
  ...totals('active_params', 'experts_per_token'),
  identity('non_embedding_params', 'params - embedding_params', { source: 'Kaplan et al. 2020, arXiv 2001.08361, section 2.1' }),
  identity('mtp_params', '0 * layers', { when: [unnamed('mtp_layers')], source: 'no such module is named' }),
  ...overNorms(norms => [
    identity('mtp_params', `mtp_layers * (2 * hidden_size * hidden_size + attention_params + ${norms} + ffn_params + 3 * norm_params)`, {
      when: [dense],
      source: furtherTokens,
    }),
    identity(
      'mtp_params',
      `mtp_layers * (2 * hidden_size * hidden_size + attention_params + ${norms} + router_params + experts * expert_params + shared_params + 3 * norm_params)`,
      { when: [sparse], source: furtherTokens },
    ),
  ]),
];
