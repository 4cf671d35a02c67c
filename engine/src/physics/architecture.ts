/**
 * A decoder-only transformer as plain numbers, and where its parameters lie.
 *
 * Parameters of a layer: `h q + 2 h kv + q h` for attention with `q = heads x headDim` and `kv = kvHeads x headDim`, or the matrices of latent
 * attention (`attention-matrices.ts`), `2 h f` or gated `3 h f` for a feed-forward network, two norms. Biases are left out: at 1B parameters
 * they are less than 0.1 %.
 */
import { attentionParameters } from './attention-matrices.js';

export interface Architecture {
  readonly layers: number;
  readonly hiddenSize: number;
  readonly heads: number;
  /** Heads of keys and values: `heads` without grouping. */
  readonly kvHeads: number;
  readonly headDim: number;
  /** Queries, keys and values are made from narrow latent vectors; `kvHeads` and `headDim` then say nothing. */
  readonly latent?: LatentAttention;
  /** Width of the feed-forward network of a layer without experts. */
  readonly ffnSize: number;
  /** Three matrices, as in SwiGLU, instead of two. */
  readonly gated: boolean;
  readonly vocabulary: number;
  /** Whether input and output embedding are one matrix. */
  readonly tied: boolean;
  readonly experts?: Experts;
}

/** Multi-head latent attention: DeepSeek-V2, arXiv 2405.04434, section 2.1. */
export interface LatentAttention {
  /** Width of the latent vector of queries; absent where queries are made from the hidden state itself. */
  readonly queryRank?: number;
  /** Width of the latent vector of keys and values. */
  readonly keyRank: number;
  /** Width of a query and a key of one head without its position part. */
  readonly plain: number;
  /** Width of the position part; that of the key is shared by all heads. */
  readonly rope: number;
  /** Width of a value of one head. */
  readonly value: number;
}

/** Layers in which a router sends each token to some of many feed-forward networks. */
export interface Experts {
  /** Routed experts of one layer. */
  readonly count: number;
  /** Routed experts that see a token. */
  readonly perToken: number;
  /** Width of one expert. */
  readonly size: number;
  /** Experts of the same width that see every token. */
  readonly shared: number;
  /** First layers that have an ordinary feed-forward network. */
  readonly denseLayers: number;
}

/** Parameters of the whole model by where they lie, which is also how parallelism cuts them. */
export interface ParameterCounts {
  /** Attention of all layers. */
  readonly attention: number;
  /** Feed-forward networks of layers without experts, shared experts and routers: what every token passes. */
  readonly feedForward: number;
  /** Routed experts, all of them. */
  readonly routed: number;
  /** Routed experts that one token passes. */
  readonly routedActive: number;
  readonly norms: number;
  readonly inputEmbedding: number;
  /** 0 when it is tied to the input. */
  readonly outputEmbedding: number;
  readonly total: number;
  /** What one token passes, both embeddings included. */
  readonly active: number;
}

/** Matrices of a feed-forward network. */
export const matricesOf = ({ gated }: Architecture): number => (gated ? 3 : 2);

/** Layers that have experts. */
export const expertLayers = ({ layers, experts }: Architecture): number =>
  experts === undefined ? 0 : Math.max(0, layers - experts.denseLayers);

export function parameterCounts(architecture: Architecture): ParameterCounts {
  const { layers, hiddenSize, ffnSize, vocabulary, tied, experts } = architecture;
  const sparse = expertLayers(architecture);
  const perWidth = matricesOf(architecture) * hiddenSize;
  const attention = layers * attentionParameters(architecture);
  const everyToken = experts === undefined ? 0 : sparse * (perWidth * experts.shared * experts.size + hiddenSize * experts.count);
  const feedForward = (layers - sparse) * perWidth * ffnSize + everyToken;
  const oneExpertEach = experts === undefined ? 0 : sparse * perWidth * experts.size;
  const routed = oneExpertEach * (experts?.count ?? 0);
  const routedActive = oneExpertEach * (experts?.perToken ?? 0);
  const norms = (2 * layers + 1) * hiddenSize;
  const inputEmbedding = vocabulary * hiddenSize;
  const outputEmbedding = tied ? 0 : inputEmbedding;
  const common = attention + feedForward + norms + inputEmbedding + outputEmbedding;
  return {
    attention,
    feedForward,
    routed,
    routedActive,
    norms,
    inputEmbedding,
    outputEmbedding,
    total: common + routed,
    active: common + routedActive,
  };
}

/**
 * A dense model of usual shape for a number of parameters: `layers = hiddenSize / 128`, heads of 128, feed-forward networks of four times
 * the width, so that `params = 12 layers hiddenSize^2` and the embeddings. For plans that name no more than a size; Llama 3.1 8B, 70B and
 * 405B lie within 20 % of its width.
 */
export function usualShape(params: number, vocabulary = 128_000): Architecture {
  const widthWithout = Math.cbrt((params * 128) / 12);
  const embeddings = Math.min(0.5 * params, 2 * vocabulary * widthWithout);
  const width = Math.cbrt(((params - embeddings) * 128) / 12);
  const heads = Math.max(1, Math.round(width / 128));
  const hiddenSize = heads * 128;
  const layers = Math.max(1, Math.round((params - embeddings) / (12 * hiddenSize ** 2)));
  return { layers, hiddenSize, heads, kvHeads: heads, headDim: 128, ffnSize: 4 * hiddenSize, gated: false, vocabulary, tied: false };
}
