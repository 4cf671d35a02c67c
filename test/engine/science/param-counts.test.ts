/** Published parameter counts, from the architecture alone: to the unit where they are printed to the unit. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { analyzed, checkout, medianAt } from '../support/plan.js';

type Config = Readonly<Record<string, number | boolean>>;

interface Counted {
  readonly name: string;
  readonly config: Config;
  readonly counted: number;
  readonly countedActive?: number;
  readonly published: number;
  readonly publishedActive?: number;
  readonly publishedKind: 'exact' | 'rounded';
  readonly source: string;
}

const { models } = JSON.parse(fs.readFileSync(path.join(checkout, 'test/fixtures/param-counts.json'), 'utf8')) as {
  models: readonly Counted[];
};

const names: Readonly<Record<string, string>> = {
  L: 'layers',
  d: 'hidden_size',
  H: 'heads',
  kv: 'kv_heads',
  hd: 'head_dim',
  ff: 'intermediate_size',
  V: 'vocab_size',
  mff: 'expert_size',
  E: 'experts',
  K: 'experts_per_token',
  S: 'shared_experts',
  kdense: 'dense_layers',
  ql: 'q_lora_rank',
  kvl: 'kv_lora_rank',
  nope: 'qk_nope_head_dim',
  rope: 'qk_rope_head_dim',
  v: 'v_head_dim',
};

/** What the fixture says in one letter, in the words of the language. */
function wordsOf(config: Config): string[] {
  const latent = config['kvl'] !== undefined;
  return [
    ...(config['tied'] === true ? ['tied_embeddings: yes'] : []),
    ...(config['glu'] === false ? ['gated_mlp: no'] : []),
    ...(config['bias'] === true ? ['biases: all'] : []),
    ...(config['qkvbias'] === true ? ['biases: qkv'] : []),
    ...(config['qknorm'] === true ? ['qk_norm: per_head'] : []),
    ...(config['norm'] === 2 ? ['norm: layernorm'] : []),
    ...(config['pos'] === undefined ? [] : ['positions: learned', `context: ${config['pos']} tokens`]),
    // DeepSeek-V3 and Kimi K2 balance their experts with a bias, DeepSeek-V2 does not.
    ...(latent && config['bias_gate'] !== false ? ['router_bias: yes'] : []),
  ];
}

const blockOf = (config: Config): string =>
  `model m { ${[...Object.entries(config).flatMap(([key, value]) => (names[key] === undefined ? [] : [`${names[key]}: ${value}`])), ...wordsOf(config)].join(', ')} }`;

/** How far a published count may lie from the true one when nothing but its rounding is between them. */
const roundedBy: Readonly<Record<string, number>> = {
  'GPT-3-175B': 5e6,
  'PaLM-8B': 5e6,
  'MT-NLG-530B': 5e7,
  'Llama-3.2-3B': 5e6,
  'DeepSeek-V3': 5e8,
  'DeepSeek-V2': 5e8,
  // Cut, not rounded: 540.35B of 540.359B, and 65.2B of 65.29B.
  'PaLM-540B': 1e7,
  'LLaMA-65B': 1e8,
  // Printed as 1.04T, of a configuration that counts to 1.026T.
  'Kimi-K2': 1.5e10,
};

/**
 * What the active count of the fixture leaves out for latent attention: the input embedding and the bias of the routers. A token meets
 * both.
 */
function leftOut({ kvl, V, d, E, L, kdense, bias_gate }: Config): number {
  if (kvl === undefined) return 0;
  return (V as number) * (d as number) + (bias_gate === false ? 0 : (E as number) * ((L as number) - (kdense as number)));
}

describe('published parameter counts', () => {
  it('are there, and each rounded one with how far its rounding goes', () => {
    assert.ok(models.length >= 30 && models.filter(each => each.publishedKind === 'exact').length >= 21);
    assert.deepEqual(
      Object.keys(roundedBy).sort(),
      models
        .filter(each => each.publishedKind === 'rounded')
        .map(({ name }) => name)
        .sort(),
    );
  });

  for (const { name, config, counted, countedActive, published, publishedKind, source } of models) {
    it(`${name} (${source})`, () => {
      const analysis = analyzed(blockOf(config), { settings: { samples: 16 } });
      const params = medianAt(analysis, 'm.params');
      assert.equal(params, counted);
      if (publishedKind === 'exact') assert.equal(params, published);
      else assert.ok(Math.abs(params - published) <= roundedBy[name]!, `${params} is not ${published}`);
      if (countedActive === undefined) return;
      assert.equal(medianAt(analysis, 'm.active_params'), countedActive + leftOut(config));
    });
  }

  it('active parameters of mixtures lie within 4 % of the rounded counts their authors print', () => {
    for (const { name, config, publishedActive } of models) {
      if (publishedActive === undefined) continue;
      const counted = medianAt(analyzed(blockOf(config), { settings: { samples: 16 } }), 'm.active_params');
      // The embeddings are 1 to 3 % of the active parameters of these models; some authors count both, some one.
      assert.ok(Math.abs(counted / publishedActive - 1) < 0.04, `${name}: ${counted} against ${publishedActive}`);
    }
  });
});

describe('parts of an architecture', () => {
  const sizes = 'layers: 2, hidden_size: 64, heads: 4, kv_heads: 2, intermediate_size: 256, vocab_size: 100';
  const count = (more: string, of = 'params'): number =>
    medianAt(analyzed(`model m { ${sizes}${more === '' ? '' : `, ${more}`} }`, { settings: { samples: 16 } }), `m.${of}`);
  const added = (more: string, to = ''): number => count([to, more].filter(each => each !== '').join(', ')) - count(to);
  const width = 16;
  const mixture = 'experts: 8, experts_per_token: 2, expert_size: 32';

  const rows: readonly (readonly [what: string, more: string, params: number, to?: string])[] = [
    ['biases of query, key and value', 'biases: qkv', 2 * (4 + 2 * 2) * width],
    ['biases of the attention', 'biases: attention', 2 * ((4 + 2 * 2) * width + 64)],
    ['biases of gated feed-forward matrices', 'biases: mlp', 2 * (2 * 256 + 64)],
    ['biases of two feed-forward matrices', 'biases: mlp', 2 * (256 + 64), 'gated_mlp: no'],
    ['biases of all', 'biases: all', 2 * ((4 + 2 * 2) * width + 64 + 2 * 256 + 64)],
    ['norms with a bias', 'norm: layernorm', 5 * 64],
    ['norms without parameters', 'norm: parameter_free', -5 * 64],
    ['one norm for each layer', 'norms_per_layer: 1', -2 * 64],
    ['four norms for each layer', 'norms_per_layer: 4', 2 * 2 * 64],
    ['norms of queries and keys, per head', 'qk_norm: per_head', 2 * 2 * width],
    ['norms of queries and keys, over all heads', 'qk_norm: full_width', 2 * (4 + 2) * width],
    ['learned positions', 'positions: learned', 512 * 64, 'context: 512 tokens'],
    ['positions by distance', 'positions: alibi', 0],
    ['a projection of distances', 'positions: relative', 2 * 64 * 4 * width],
    ['what no property describes', 'other_params: 321', 321],
    ['what no property describes, in a mixture', 'other_params: 321', 321, `${mixture}, dense_layers: 1, norms_per_layer: 2`],
    ['tied embeddings', 'tied_embeddings: yes', -100 * 64],
    ['a bias of the output', 'output_bias: yes', 100],
    ['a bias of the router', 'router_bias: yes', 2 * 8, mixture],
    ['two shared experts', 'shared_experts: 2', 2 * 2 * 3 * 64 * 32, mixture],
    ['a wider shared expert', 'shared_expert_size: 128', 2 * 3 * 64 * (128 - 32), `${mixture}, shared_experts: 1`],
    ['a gate of the shared experts', 'shared_expert_gate: yes', 2 * 64, `${mixture}, shared_experts: 1`],
    ['a dense layer instead of experts', 'dense_layers: 1', 3 * 64 * 256 - 8 * 3 * 64 * 32 - 64 * 8, mixture],
    ['biases of experts', 'biases: mlp', 2 * 8 * (2 * 32 + 64), mixture],
    ['modules for further tokens, counted apart', 'mtp_layers: 1', 0],
  ];
  for (const [what, more, params, to] of rows)
    it(what, () => {
      assert.equal(added(more, to), params);
    });

  it('what no property describes is met by every token, and is no embedding', () => {
    assert.equal(count(`${mixture}, other_params: 321`, 'active_params') - count(mixture, 'active_params'), 321);
    assert.equal(count('other_params: 321', 'non_embedding_params') - count('', 'non_embedding_params'), 321);
  });

  it('queries that are not compressed: DeepSeek-V2-Lite', () => {
    const latent = 'attention: mla, kv_lora_rank: 32, qk_nope_head_dim: 8, qk_rope_head_dim: 4, v_head_dim: 8';
    assert.equal(
      count(`${latent}, q_lora_rank: 16`, 'attention_params') - count(latent, 'attention_params'),
      64 * 16 + 16 + 16 * 4 * 12 - 64 * 4 * 12,
    );
  });

  it('what is looked up is not multiplied', () => {
    assert.equal(count('', 'lookup_params'), 100 * 64);
    assert.equal(count('tied_embeddings: yes', 'lookup_params'), 0);
    assert.equal(count('tied_embeddings: yes, positions: learned, context: 512 tokens', 'lookup_params'), 512 * 64);
    assert.equal(count('', 'non_embedding_params'), count('') - 2 * 100 * 64);
  });

  it('a module for further tokens of DeepSeek-V3: a projection, a layer with experts, four norms and the latent ones', () => {
    const v3 = models.find(({ name }) => name === 'DeepSeek-V3')!;
    const block = blockOf({ ...v3.config }).replace(' }', ', mtp_layers: 1 }');
    const attention = 7168 * 1536 + 1536 + 1536 * 128 * 192 + 7168 * 576 + 512 + 512 * 128 * 256 + 128 * 128 * 7168;
    assert.equal(
      medianAt(analyzed(block), 'm.mtp_params'),
      2 * 7168 ** 2 + attention + 7168 * 256 + 256 + 257 * 3 * 7168 * 2048 + 5 * 7168,
    );
    assert.equal(medianAt(analyzed(block), 'm.params'), v3.counted);
  });
});
