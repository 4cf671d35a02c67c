/** The constants that turn work into seconds: what each means, how it may vary, and which hold for an accelerator. */
import { fitted, type FittedConstant } from './fitted-efficiencies.js';

/** Constants for one accelerator. Shares are of a peak or a bandwidth and lie between 0 and 1. */
export interface Efficiencies {
  /** Share of the peak of wide matrix products, forwards. */
  readonly matmul: number;
  /** That of FP8 products, in addition. */
  readonly fp8: number;
  /** Time of a backward product over the same FLOP forwards. */
  readonly backward: number;
  /** How often the operands of a product are read and written, over once. */
  readonly operands: number;
  /** Share of the 16-bit peak that attention reaches without writing scores. */
  readonly flashAttention: number;
  /** And with scores that are written. */
  readonly materializedAttention: number;
  /** Share of the memory bandwidth. */
  readonly memory: number;
  /** Bytes of norms, activation functions and residuals over those counted: fused kernels move fewer. */
  readonly elements: number;
  /** Share of the bandwidth inside a node. */
  readonly link: number;
  /** Share of the bandwidth between nodes. */
  readonly network: number;
  /** Share of tensor-parallel traffic that runs beside products, where the software lets it. */
  readonly tensorOverlap: number;
  /** Share of the traffic between copies that runs beside computing, where the software lets it. */
  readonly dataOverlap: number;
  /** Seconds that each member of a ring adds to a round. */
  readonly latency: number;
  /** Seconds that the host takes to start the kernels of one pass over one layer. */
  readonly kernelSeconds: number;
  /** Seconds of each step whatever its size: data, logging, the loop. */
  readonly stepSeconds: number;
  /** Part of the step lost for each doubling of the accelerators beyond one node. */
  readonly stragglers: number;
}

export type Constant = keyof Efficiencies;

/** In the order of fitting. */
export const constantNames: readonly Constant[] = [
  'matmul',
  'fp8',
  'backward',
  'operands',
  'flashAttention',
  'materializedAttention',
  'memory',
  'elements',
  'link',
  'network',
  'tensorOverlap',
  'dataOverlap',
  'latency',
  'kernelSeconds',
  'stepSeconds',
  'stragglers',
];

const shares: ReadonlySet<Constant> = new Set([
  'matmul',
  'fp8',
  'flashAttention',
  'materializedAttention',
  'memory',
  'link',
  'network',
  'tensorOverlap',
  'dataOverlap',
]);

/**
 * Fitting works on numbers without bounds: log odds of a share, the logarithm of anything else. Spreads are standard deviations of these.
 */
export const toUnbounded = (name: Constant, value: number): number => (shares.has(name) ? Math.log(value / (1 - value)) : Math.log(value));

export const fromUnbounded = (name: Constant, value: number): number => (shares.has(name) ? 1 / (1 + Math.exp(-value)) : Math.exp(value));

export interface ChipEfficiencies {
  readonly values: Efficiencies;
  /** Standard deviation of each between clusters and programs, on the unbounded scale. */
  readonly spread: Readonly<Record<Constant, number>>;
  /** Whether steps on this sort of accelerator were among those the constants were fitted on. */
  readonly fitted: boolean;
}

/**
 * Share of the 16-bit peak that the best matrix product was seen to reach: measurements of `mamf-finder` in ml-engineering (S. Bekman,
 * commit 744d01e). They stand in for the fitted share on accelerators without measured steps.
 */
const bestProduct: Readonly<Record<string, number>> = {
  ampere: 0.869,
  hopper: 0.803,
  blackwell: 0.776,
  cdna3: 0.514,
  cdna4: 0.68,
  gaudi2: 0.969,
  gaudi3: 0.741,
};

/**
 * On the unbounded scale, for accelerators without measured steps: about 15 % of the share. An assumption; A100 and H100 differ by as much.
 */
const spreadWithoutSteps = 0.6;

/**
 * Constants for a generation of accelerators. One without measured steps takes its product share from `bestProduct`, else the mean of those
 * that have.
 */
export function efficienciesFor(generation: string): ChipEfficiencies {
  const measured = Object.hasOwn(fitted.generations, generation) ? fitted.generations[generation] : undefined;
  const common = fitted.constants;
  const own = measured ?? withoutSteps(generation);
  const all = { ...common, ...own };
  const pick = (what: keyof FittedConstant): Record<Constant, number> =>
    Object.fromEntries(constantNames.map(name => [name, (all as Readonly<Record<Constant, FittedConstant>>)[name][what]])) as Record<
      Constant,
      number
    >;
  return { values: pick('value'), spread: pick('spread'), fitted: measured !== undefined };
}

function withoutSteps(generation: string): Readonly<Record<'matmul' | 'flashAttention', FittedConstant>> {
  const known = Object.entries(fitted.generations);
  const best = Object.hasOwn(bestProduct, generation) ? bestProduct[generation] : undefined;
  const mean = (name: 'matmul' | 'flashAttention'): number => known.reduce((sum, [, own]) => sum + own[name].value, 0) / known.length;
  const reached = known.reduce((sum, [name, own]) => sum + own.matmul.value / bestProduct[name]!, 0) / known.length;
  const matmul = best === undefined ? mean('matmul') : Math.min(0.95, best * reached);
  return {
    matmul: { value: matmul, spread: spreadWithoutSteps },
    flashAttention: { value: mean('flashAttention'), spread: spreadWithoutSteps },
  };
}
