/**
 * What the layers of one stage compute and move through memory for one micro-batch. Matrix products are counted with their operands, so
 * that narrow ones, as tensor parallelism and small micro-batches make them, take longer for each FLOP; everything element by element is
 * counted in bytes.
 */
import { expertLayers, matricesOf, type Architecture } from '../architecture.js';
import { attentionMatrices, keySize, latentSize, querySize, scoreWidth } from '../attention-matrices.js';
import type { Batch, Layout, Software } from '../setup.js';
import { fullestAccelerator } from './expert-load.js';

export interface ComputeWork {
  /** FLOP of matrix products with weights, forwards: twice where everything is recomputed. */
  readonly forwardFlop: number;
  /** Bytes of the operands and results of these products. */
  readonly forwardBytes: number;
  readonly backwardFlop: number;
  readonly backwardBytes: number;
  /** FLOP of attention between positions; the half that a causal mask removes is not counted where the kernel skips it. */
  readonly attentionFlop: number;
  /** Bytes of scores that are written and read where attention keeps them. */
  readonly scoreBytes: number;
  /** Bytes of norms, activation functions, residuals and dropout. */
  readonly elementBytes: number;
}

/** One product of `rows x inner` with `inner x columns`, so many times. */
interface Product {
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
  readonly times: number;
}

const forwards = ({ recompute }: Layout): number => (recompute === 'full' ? 2 : 1);

export function layerWork(
  architecture: Architecture,
  layout: Layout,
  batch: Batch,
  software: Software,
  tokens: number,
  layers: number,
): ComputeWork {
  const products = productsOfLayer(architecture, layout, software, tokens);
  const attention = attentionWork(architecture, layout, batch, software, tokens);
  return {
    forwardFlop: forwards(layout) * layers * total(products, flopOf),
    forwardBytes: forwards(layout) * layers * total(products, bytesOf),
    backwardFlop: 2 * layers * total(products, flopOf),
    backwardBytes: 2 * layers * total(products, bytesOf),
    attentionFlop: layers * attention.flop,
    scoreBytes: layers * attention.bytes,
    elementBytes: layers * elementBytes(architecture, layout, software, tokens),
  };
}

export function logitsWork({ hiddenSize, vocabulary }: Architecture, { tensor }: Layout, tokens: number): ComputeWork {
  const product: Product = { rows: tokens, inner: hiddenSize, columns: vocabulary / tensor, times: 1 };
  // The loss reads logits as 32-bit numbers and writes their gradient.
  const products = {
    forwardFlop: flopOf(product),
    forwardBytes: bytesOf(product),
    backwardFlop: 2 * flopOf(product),
    backwardBytes: 2 * bytesOf(product),
  };
  return { ...products, attentionFlop: 0, scoreBytes: 0, elementBytes: (16 * tokens * vocabulary) / tensor };
}

/** Products of a mean layer: one with experts counts as much as its share of the layers. */
function productsOfLayer(architecture: Architecture, { tensor, expert }: Layout, software: Software, tokens: number): readonly Product[] {
  const { hiddenSize, layers, ffnSize, gated, experts } = architecture;
  const sparse = expertLayers(architecture) / layers;
  const attention = attentionMatrices(architecture).map(({ from, to, cut }): Product => ({
    rows: tokens,
    inner: cut === 'from' ? from / tensor : from,
    columns: cut === 'to' ? to / tensor : to,
    times: 1,
  }));
  // Gate and up are one product of twice the width.
  const network = (rows: number, size: number, times: number): Product[] => [
    { rows, inner: hiddenSize, columns: ((gated ? 2 : 1) * size) / tensor, times },
    { rows, inner: size / tensor, columns: hiddenSize, times },
  ];
  const dense = sparse < 1 ? network(tokens, ffnSize, 1 - sparse) : [];
  if (experts === undefined) return [...attention, ...dense];
  const here = experts.count / expert;
  // The tokens of `expert` accelerators meet here, spread over the experts that stand here; the fullest accelerator sets the pace.
  const met = tokens * experts.perToken * fullestAccelerator(experts, { expert }, software);
  const routed = network(met / here, experts.size, sparse * here);
  const shared = experts.shared > 0 ? network(tokens, experts.shared * experts.size, sparse) : [];
  return [...attention, ...dense, ...routed, ...shared];
}

/**
 * `4 s q` FLOP for each token forwards, `q` the mean width of queries and values, and twice that backwards. FlashAttention skips the masked
 * half and computes the scores once more backwards: five products instead of four (arXiv 2205.14135). Kept scores are written and read by
 * softmax, mask and dropout: 2 bytes a pass, about seven passes forwards and nine backwards.
 */
function attentionWork(
  architecture: Architecture,
  { tensor, recompute }: Layout,
  { sequenceLength }: Batch,
  software: Software,
  tokens: number,
): { flop: number; bytes: number } {
  const forward = (4 * sequenceLength * scoreWidth(architecture) * tokens) / tensor;
  const again = recompute === 'none' ? 0 : 1;
  if (software.attention !== 'materialized') {
    const flop = (1 + 2.5 + (recompute === 'full' ? 1 : 0)) * forward;
    return { flop: software.attention === 'flash_causal' ? flop / 2 : flop, bytes: 0 };
  }
  const scores = (architecture.heads * sequenceLength * tokens) / tensor;
  return { flop: (3 + again) * forward, bytes: (2 * 7 * (1 + again) + 2 * 9) * scores };
}

/**
 * Bytes forwards, for each token: two norms read and write `h`, two residuals read two and write one, dropout of both; the activation
 * function reads and writes the inside of the network, queries and keys are turned. Backwards moves twice as much.
 */
function elementBytes(architecture: Architecture, layout: Layout, software: Software, tokens: number): number {
  const { hiddenSize, layers, ffnSize, experts } = architecture;
  const sparse = expertLayers(architecture) / layers;
  const width = (1 - sparse) * ffnSize + sparse * (experts === undefined ? 0 : experts.size * (experts.perToken + experts.shared));
  // Sending a token to its experts and back permutes its copies twice.
  const routing = experts === undefined ? 0 : sparse * 4 * experts.perToken * hiddenSize;
  // Latent vectors have norms of their own, on every accelerator.
  const whole = (10 + (software.dropout ? 5 : 0)) * hiddenSize + 2 * latentSize(architecture);
  const divided = matricesOf(architecture) * width + 2 * (querySize(architecture) + keySize(architecture)) + routing;
  const forward = 2 * tokens * (whole / (layout.sequenceParallel ? layout.tensor : 1) + divided / layout.tensor);
  return (forwards(layout) + 2) * forward;
}

const flopOf = ({ rows, inner, columns, times }: Product): number => 2 * rows * inner * columns * times;

const bytesOf = ({ rows, inner, columns, times }: Product): number => 2 * (rows * inner + inner * columns + rows * columns) * times;

const total = (products: readonly Product[], amount: (product: Product) => number): number =>
  products.reduce((sum, product) => sum + amount(product), 0);
