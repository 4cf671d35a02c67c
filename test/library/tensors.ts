/**
 * Parameters of a model of the library, tensor by tensor: the count a second time, from what the file writes and the shapes of a
 * transformer alone, apart from the program. A choice that the file leaves open is the usual one: two norms a layer, no biases.
 */
import type { Figure } from './library-files.js';

type Figures = ReadonlyMap<string, Figure>;
type Shape = readonly number[];

class Written {
  constructor(private readonly figures: Figures) {}

  word(property: string): string {
    return this.figures.get(property)?.text ?? '';
  }

  is(property: string, ...words: readonly string[]): boolean {
    return words.includes(this.word(property));
  }

  size(property: string, otherwise = NaN): number {
    const written = this.figures.get(property)?.text;
    return written === undefined ? otherwise : Number.parseInt(written.replaceAll('_', ''), 10);
  }
}

/** Weights of a linear layer, and its bias where it has one. */
const linear = (inputs: number, outputs: number, bias: boolean): Shape[] => [[outputs, inputs], ...(bias ? [[outputs]] : [])];

function norm(model: Written): Shape[] {
  const width = model.size('hidden_size');
  return model.is('norm', 'layernorm') ? [[width], [width]] : [[width]];
}

function heads(model: Written): Shape[] {
  const [hidden, queries, keys] = [model.size('hidden_size'), model.size('heads'), model.size('kv_heads')];
  const width = model.size('head_dim', hidden / queries);
  const [inward, outward] = [model.is('biases', 'all', 'qkv'), model.is('biases', 'all')];
  return [
    ...linear(hidden, queries * width, inward),
    ...linear(hidden, keys * width, inward),
    ...linear(hidden, keys * width, inward),
    ...linear(queries * width, hidden, outward),
    ...(model.is('qk_norm', 'per_head') ? [[width], [width]] : []),
    ...(model.is('qk_norm', 'full_width')
      ? [
          [queries, width],
          [keys, width],
        ]
      : []),
    ...(model.is('positions', 'relative') ? [[queries * width, hidden]] : []),
  ];
}

function latentHeads(model: Written): Shape[] {
  const [hidden, count, queries, keys] = ['hidden_size', 'heads', 'q_lora_rank', 'kv_lora_rank'].map(name => model.size(name)) as [
    number,
    number,
    number,
    number,
  ];
  const [rope, plain, value] = ['qk_rope_head_dim', 'qk_nope_head_dim', 'v_head_dim'].map(name => model.size(name)) as [
    number,
    number,
    number,
  ];
  return [
    [queries, hidden],
    [queries],
    [count * (plain + rope), queries],
    [keys + rope, hidden],
    [keys],
    [count * (plain + value), keys],
    [hidden, count * value],
  ];
}

function feedForward(model: Written, width: number): Shape[] {
  const [hidden, bias] = [model.size('hidden_size'), model.is('biases', 'all')];
  const up = linear(hidden, width, bias);
  return [...up, ...(model.is('gated_mlp', 'yes') ? up : []), ...linear(width, hidden, bias)];
}

function experts(model: Written, routed: number): Shape[] {
  const visited = Array.from({ length: routed + model.size('shared_experts') }, () => feedForward(model, model.size('expert_size')));
  return [...visited.flat(), ...linear(model.size('hidden_size'), model.size('experts'), model.is('router_bias', 'yes'))];
}

function layer(model: Written, dense: boolean, routed: number): Shape[] {
  const norms = Array.from({ length: model.size('norms_per_layer', 2) }, () => norm(model)).flat();
  const attention = model.is('attention', 'mla') ? latentHeads(model) : heads(model);
  return [...norms, ...attention, ...(dense ? feedForward(model, model.size('intermediate_size')) : experts(model, routed))];
}

function ends(model: Written): Shape[] {
  const [vocabulary, hidden] = [model.size('vocab_size'), model.size('hidden_size')];
  const embeddings = model.is('tied_embeddings', 'yes') ? 1 : 2;
  return [
    ...norm(model),
    [embeddings, vocabulary, hidden],
    ...(model.is('positions', 'learned') ? [[model.size('context'), hidden]] : []),
    [model.size('other_params', 0)],
  ];
}

const entries = (shapes: readonly Shape[]): number =>
  shapes.reduce((sum, shape) => sum + shape.reduce((product, width) => product * width, 1), 0);

/** Of a model as the library writes it; `perToken` counts of the routed experts those only that one token visits. */
export function countTensors(figures: Figures, perToken = false): number {
  const model = new Written(figures);
  const layers = model.size('layers');
  const dense = model.is('experts', '0') ? layers : model.size('dense_layers');
  const routed = model.size(perToken ? 'experts_per_token' : 'experts');
  const [without, withExperts] = [
    dense === 0 ? 0 : entries(layer(model, true, 0)),
    dense === layers ? 0 : entries(layer(model, false, routed)),
  ];
  return dense * without + (layers - dense) * withExperts + entries(ends(model));
}
