/**
 * The constants of the serving model: what share of an accelerator a server reaches, and how much of its memory it fills.
 *
 * The three efficiencies were fitted on published throughput of TensorRT-LLM 1.0 (repository NVIDIA/TensorRT-LLM, 00f3768, performance
 * overview): Llama 3.1 8B,
 * 3.3 70B and 3.1 405B in FP8 on H100 and H200, ten pairs of prompt and answer lengths. Nothing is fitted on MLPerf; `docs/serving.md` says how far it is off.
 */
export interface ServingEfficiencies<T = number> {
  /** Share of the dense peak while prompts are read. */
  readonly prefill: T;
  /** Share of the dense peak while tokens are generated, where arithmetic sets the pace. */
  readonly decode: T;
  /** Share of the memory bandwidth while tokens are generated, where memory sets the pace. */
  readonly bandwidth: T;
}

export const servingEfficiencies: ServingEfficiencies = { prefill: 0.52, decode: 0.255, bandwidth: 0.62 };

/**
 * P95 over the median of a predicted throughput, which is also the median over P5. Of the MLPerf 5.1 results a factor of 1.6 holds two
 * thirds and 1.8 nine tenths; a range of 90 % is to hold nine tenths.
 */
export const servingBand = 1.8;

/**
 * Share of the memory that weights and cache may fill; the rest is activations, buffers and fragments. An assumption: what servers leave
 * free by default.
 */
export const usableMemory = 0.9;

/**
 * Sequences in flight per accelerator beyond which servers do not go, whatever would fit: each stream waits longer for little more
 * throughput. An assumption; DeepSeek's service ran about 88 of them (open-infra-index, 27-28 February 2025: 14,800 tokens a second and
 * node at 21 for each stream).
 */
export const mostSequences = 128;

/**
 * Room for the cache, over the weights, below which a copy of the model is spread over more accelerators: with less, a handful of streams
 * pay for all weights.
 */
export const leastCache = 0.25;
