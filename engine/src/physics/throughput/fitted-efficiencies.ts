/**
 * Written by `node scripts/validate/fit-efficiencies.mjs`: one set of constants for all plans, fitted to measured steps of several programs
 * and clusters. Megatron-LM A100 10, Megatron-Core H100 9, Korthikanti A100 8, MPT H100 70, MPT H100 FP8 7, MPT A100-80 61, MPT A100-40 78,
 * vTrain multi-node 55, vTrain single node 720 rows.
 *
 * Sources: Narayanan 2021, arXiv 2104.04473, table 1; Megatron-LM repository, README, H100 table; Korthikanti 2022, arXiv 2205.05198, table
 * 5; llm-foundry (MosaicML), training benchmarks, 8c8dd48; vTrain (KAIST), measured iterations, f8dda84. `docs/validation.md` has the
 * errors.
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
  /** Standard deviations of the logarithm of predicted over measured time, out of sample; see `predict-step.ts`. */
  readonly deviation: StepDeviation;
}

type Shared =
  | 'fp8'
  | 'backward'
  | 'operands'
  | 'materializedAttention'
  | 'memory'
  | 'elements'
  | 'link'
  | 'network'
  | 'tensorOverlap'
  | 'dataOverlap'
  | 'latency'
  | 'kernelSeconds'
  | 'stepSeconds'
  | 'stragglers';

export interface StepDeviation {
  /** Layout, micro-batch and accelerator as measured, source left out of the fit. */
  readonly known: number;
  /** In addition where a twentieth of the step or more is waiting for the host. */
  readonly hostBound: number;
  /** In addition where the micro-batch is not known. */
  readonly microBatch: number;
  /** In addition where no part of the layout is known. */
  readonly layout: number;
  /** Logarithm of how much slower people's layouts are than those that `chooseLayout` finds. */
  readonly slowerThanChosen: number;
}

export const fitted: FittedEfficiencies = {
  constants: {
    fp8: { value: 0.7788, spread: 0.69 },
    backward: { value: 1.266, spread: 0.043 },
    operands: { value: 3.077, spread: 0.144 },
    materializedAttention: { value: 0.5971, spread: 0.616 },
    memory: { value: 0.8516, spread: 0.126 },
    elements: { value: 1.021, spread: 0.194 },
    link: { value: 0.8314, spread: 0.427 },
    network: { value: 0.8925, spread: 0.629 },
    tensorOverlap: { value: 0.7868, spread: 1.12 },
    dataOverlap: { value: 0.5734, spread: 0.834 },
    latency: { value: 0.000002726, spread: 0.626 },
    kernelSeconds: { value: 0.001105, spread: 0.389 },
    stepSeconds: { value: 0.009939, spread: 0.741 },
    stragglers: { value: 0.003191, spread: 0.611 },
  },
  generations: {
    ampere: { matmul: { value: 0.8962, spread: 0.271 }, flashAttention: { value: 0.617, spread: 0.358 } },
    hopper: { matmul: { value: 0.7365, spread: 0.201 }, flashAttention: { value: 0.3477, spread: 0.268 } },
  },
  deviation: { known: 0.0939, hostBound: 0.476, microBatch: 0.041, layout: 0.0931, slowerThanChosen: 0.0659 },
};
