/**
 * Written by `node scripts/validate/fit-efficiencies.mjs`: one set of constants for all plans, fitted to measured steps of several programs and clusters.
 * Megatron-LM A100 10, Megatron-Core H100 9, Korthikanti A100 8, MPT H100 70, MPT H100 FP8 7, MPT A100-80 61, MPT A100-40 78, vTrain multi-node 55 rows.
 *
 * Sources: Narayanan 2021, arXiv 2104.04473, table 1; Megatron-LM repository, README, H100 table; Korthikanti 2022, arXiv 2205.05198, table 5; llm-foundry
 * (MosaicML), training benchmarks, 8c8dd48; vTrain (KAIST), measured multi-node iterations, f8dda84. `docs/validation.md` has the errors.
 */

/** A constant and its standard deviation between programs and clusters, in log odds for a share and in logarithms for anything else. */
export interface FittedConstant {
  readonly value: number;
  readonly spread: number;
}

type OfGeneration = 'matmul' | 'flashAttention';

export interface FittedEfficiencies {
  readonly constants: Readonly<Record<Shared, FittedConstant>>;
  /** Constants that each generation of accelerators has of its own. */
  readonly generations: Readonly<Record<string, Readonly<Record<OfGeneration, FittedConstant>>>>;
  /** Standard deviations of the logarithm of predicted over measured time, out of sample; see `mfu-range.ts`. */
  readonly deviation: StepDeviation;
}

type Shared =
  | 'fp8' | 'backward' | 'operands' | 'materializedAttention' | 'memory' | 'elements' | 'link' | 'network' | 'tensorOverlap' | 'dataOverlap'
  | 'latency' | 'kernelSeconds' | 'stepSeconds' | 'stragglers';

export interface StepDeviation {
  /** Layout, micro-batch and accelerator as measured, source left out of the fit. */
  readonly known: number;
  /** In addition where the micro-batch is not known. */
  readonly microBatch: number;
  /** In addition where no part of the layout is known. */
  readonly layout: number;
  /** Logarithm of how much slower people's layouts are than those that `chooseLayout` finds. */
  readonly slowerThanChosen: number;
}

export const fitted: FittedEfficiencies = {
  constants: {
    fp8: { value: 0.7513, spread: 0.655 },
    backward: { value: 1.263, spread: 0.0438 },
    operands: { value: 2.730, spread: 0.194 },
    materializedAttention: { value: 0.5782, spread: 0.619 },
    memory: { value: 0.8513, spread: 0.127 },
    elements: { value: 1.007, spread: 0.210 },
    link: { value: 0.8317, spread: 0.427 },
    network: { value: 0.8992, spread: 0.618 },
    tensorOverlap: { value: 0.7740, spread: 1.10 },
    dataOverlap: { value: 0.5659, spread: 0.835 },
    latency: { value: 0.000002025, spread: 0.652 },
    kernelSeconds: { value: 0.00008820, spread: 0.715 },
    stepSeconds: { value: 0.03388, spread: 0.570 },
    stragglers: { value: 0.003263, spread: 0.623 },
  },
  generations: {
    ampere: { matmul: { value: 0.8899, spread: 0.261 }, flashAttention: { value: 0.6166, spread: 0.358 } },
    hopper: { matmul: { value: 0.7393, spread: 0.199 }, flashAttention: { value: 0.3479, spread: 0.265 } },
  },
  deviation: { known: 0.0838, microBatch: 0.0452, layout: 0.0941, slowerThanChosen: 0.0625 },
};
