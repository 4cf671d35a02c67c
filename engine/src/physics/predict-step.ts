/** A predicted step as a range: wider the less is known of the run, and the less the constants were fitted on its like. */
import { chooseLayout, secondsOf, type Job } from './layout/choose.js';
import { acceleratorsOf, type Chip, type Layout, type Software } from './setup.js';
import { efficienciesFor, type ChipEfficiencies } from './throughput/efficiencies.js';
import { fitted } from './throughput/fitted-efficiencies.js';
import type { ModelFlop } from './throughput/model-flop.js';
import { stepTime, type StepTime } from './throughput/step-time.js';
import { describeStep } from './throughput/workload.js';

/** Convention of an MFU: what counts as model FLOP. */
export type Counting = keyof ModelFlop;

export interface StepPrediction {
  readonly layout: Layout;
  /** Whether the layout was chosen here, because none was given. */
  readonly chosen: boolean;
  /** Terms of the median step. */
  readonly time: StepTime;
  /** Seconds of a step. */
  readonly seconds: Range;
  /** Model FLOP over the dense peak of the matrix products, by convention. */
  readonly mfu: Readonly<Record<Counting, Range>>;
  /** Standard deviation of the logarithm of the seconds, and what makes it. */
  readonly deviation: number;
  readonly doubts: readonly Doubt[];
}

export interface Range {
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
}

/** A reason for a wider range: its standard deviation in logarithms. */
export interface Doubt {
  readonly because:
    | 'the model itself'
    | 'the host holds up the device'
    | 'micro-batch unknown'
    | 'layout unknown'
    | 'no measured steps on this accelerator'
    | 'more accelerators than in any measured step'
    | 'the training program is not known'
    | 'the links of the accelerator are not known well'
    | 'no steps of experts are among those the constants were fitted on'
    | 'how evenly tokens are spread over experts is not known'
    | 'how much of the traffic of experts is hidden is not known';
  readonly deviation: number;
}

/**
 * Between the programs of different developers: what whole runs with published batch and count took over what is predicted here, lost time
 * apart, for LLaMA 65B (0.9), Llama 3.1 405B (1.0) and the Pythia models (1.4). The steps the constants were fitted on are those of
 * programs tuned for them.
 */
const deviationOfPrograms = 0.2;

/** The most accelerators among the measured steps. */
const measuredAccelerators = 6144;

/** For each doubling beyond them. An assumption; the steps of Llama 3.1 405B on 16,384 accelerators are within it. */
const deviationPerDoubling = 0.05;

/** Between generations: the shares that A100 and H100 reach differ by 19 %, and there is no third to learn more from. */
const deviationWithoutSteps = 0.2;

/**
 * For a mixture of experts. Of nine published steps that nothing was fitted on (Megatron-Core and Megatron Bridge on H100) half are off by
 * more than 13 %, as with a standard deviation of 0.19; what is known of dense models and of hidden traffic explains 0.12 of it.
 */
const deviationOfExperts = 0.15;

export interface Known {
  /** Without it a layout is chosen. */
  readonly layout?: Layout;
  /** The layout is one that `chooseLayout` found, not one that people use. */
  readonly layoutChosen?: boolean;
  /** Nothing says that the program is as well tuned as those whose steps were measured. */
  readonly programUnknown?: boolean;
  /** Whether the micro-batch of the layout is a guess. */
  readonly microBatchUnknown?: boolean;
  /** Constants of the own cluster. */
  readonly efficiencies?: ChipEfficiencies;
  /** Measured speed over predicted speed there, where single constants could not be told apart. */
  readonly overall?: number;
  /** Standard deviation of the logarithm of a predicted time there, instead of that between published programs. */
  readonly deviation?: number;
  /** P5 and P95 of what is not known for sure of experts. */
  readonly experts?: ExpertRanges;
}

/** Of the two figures of the software that concern experts. */
export type ExpertRanges = Readonly<Record<'expertImbalance' | 'expertOverlap', Ends>>;

interface Ends {
  readonly low: number;
  readonly high: number;
}

/** Undefined when no layout was given and none fits. */
export function predictStep(job: Job, known: Known = {}): StepPrediction | undefined {
  const efficiencies = known.efficiencies ?? efficienciesFor(job.chip.generation);
  const layout = known.layout ?? chooseLayout(job, efficiencies.values)?.layout;
  if (layout === undefined) return undefined;
  const work = describeStep(job.architecture, layout, job.batch, job.software);
  const time = stepTime(work, job.chip, efficiencies.values);
  const chosen = known.layout === undefined || known.layoutChosen === true;
  const ofLinks = deviationOfLinks(job.chip, chip => stepTime(work, chip, efficiencies.values).total);
  const ofExperts = deviationsOfExperts(
    known.experts,
    changed => secondsOf({ ...job, software: { ...job.software, ...changed } }, layout, efficiencies.values),
    job.architecture.experts !== undefined,
  );
  const doubts = [...doubtsOf({ ...known, layoutChosen: chosen }, efficiencies, acceleratorsOf(layout), time), ...ofLinks, ...ofExperts];
  const deviation = Math.hypot(...doubts.map(doubt => doubt.deviation));
  const middle = (time.total / (known.overall ?? 1)) * (chosen ? Math.exp(fitted.deviation.slowerThanChosen) : 1);
  const seconds = around(middle, deviation);
  return { layout, chosen, time, seconds, mfu: utilizations(work.modelFlop, seconds, acceleratorsOf(layout), job.chip), deviation, doubts };
}

/** Small models in small pieces wait for the program that starts their kernels, and programs differ in that most. */
export const isHostBound = ({ kernels, total }: StepTime): boolean => kernels > total / 20;

function doubtsOf(known: Known, efficiencies: ChipEfficiencies, accelerators: number, time: StepTime): readonly Doubt[] {
  const doublings = Math.log2(accelerators / measuredAccelerators);
  const { deviation } = fitted;
  return [
    { because: 'the model itself', deviation: known.deviation ?? deviation.known } as const,
    ...(isHostBound(time) ? [{ because: 'the host holds up the device', deviation: deviation.hostBound } as const] : []),
    ...(known.layoutChosen === true ? [{ because: 'layout unknown', deviation: deviation.layout } as const] : []),
    ...(known.layoutChosen !== true && known.microBatchUnknown === true
      ? [{ because: 'micro-batch unknown', deviation: deviation.microBatch } as const]
      : []),
    ...(known.programUnknown === true ? [{ because: 'the training program is not known', deviation: deviationOfPrograms } as const] : []),
    ...(efficiencies.fitted ? [] : [{ because: 'no measured steps on this accelerator', deviation: deviationWithoutSteps } as const]),
    ...(doublings > 0
      ? [{ because: 'more accelerators than in any measured step', deviation: deviationPerDoubling * doublings } as const]
      : []),
  ];
}

/**
 * A step is as doubtful as its links only so far as it waits for them: what one of them a deviation slower, and one faster, would make of
 * it.
 */
function deviationOfLinks(chip: Chip, secondsOn: (chip: Chip) => number): readonly Doubt[] {
  const { linkDeviations: doubt } = chip;
  if (doubt === undefined) return [];
  const shifted = (deviations: number): Chip => ({
    ...chip,
    linkBandwidth: chip.linkBandwidth * Math.exp(deviations * doubt.link),
    networkBandwidth: chip.networkBandwidth * Math.exp(deviations * doubt.network),
  });
  const deviation = Math.log(secondsOn(shifted(-1)) / secondsOn(shifted(1))) / 2;
  return deviation > 0 ? [{ because: 'the links of the accelerator are not known well', deviation }] : [];
}

/** A step is as doubtful as what is not known of experts makes it longer or shorter. */
function deviationsOfExperts(
  ranges: ExpertRanges | undefined,
  secondsWith: (changed: Partial<Software>) => number,
  hasExperts: boolean,
): readonly Doubt[] {
  if (!hasExperts) return [];
  const unlikeDense: Doubt = {
    because: 'no steps of experts are among those the constants were fitted on',
    deviation: deviationOfExperts,
  };
  if (ranges === undefined) return [unlikeDense];
  const between = (because: Doubt['because'], name: keyof ExpertRanges): Doubt => {
    const [low, high] = [secondsWith({ [name]: ranges[name].low }), secondsWith({ [name]: ranges[name].high })];
    return { because, deviation: Math.abs(Math.log(high / low)) / (2 * 1.645) };
  };
  return [
    unlikeDense,
    between('how evenly tokens are spread over experts is not known', 'expertImbalance'),
    between('how much of the traffic of experts is hidden is not known', 'expertOverlap'),
  ].filter(({ deviation }) => deviation > 0);
}

const around = (middle: number, deviation: number): Range => ({
  p5: middle * Math.exp(-1.645 * deviation),
  p50: middle,
  p95: middle * Math.exp(1.645 * deviation),
});

function utilizations(flop: ModelFlop, seconds: Range, accelerators: number, { matmulPeak }: Chip): Readonly<Record<Counting, Range>> {
  const of = (amount: number): Range => {
    const at = (time: number): number => amount / (time * accelerators * matmulPeak);
    return { p5: at(seconds.p95), p50: at(seconds.p50), p95: at(seconds.p5) };
  };
  return {
    parameters: of(flop.parameters),
    attention: of(flop.attention),
    causalAttention: of(flop.causalAttention),
    recompute: of(flop.recompute),
  };
}
