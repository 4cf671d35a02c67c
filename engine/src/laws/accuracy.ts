/**
 * Laws of accuracy: the score on a benchmark that follows from a loss, from compute, from pruning. What a phase asks, and what curves are
 * drawn from.
 */
import { maximum, minimum, type Draws } from '../draws/arithmetic.js';
import { summarize } from '../draws/summary.js';
import type { Reader } from '../schema/value.js';
import { lawAt, lawValue, validity, type Law } from './apply.js';
import { decadesBeyond, withError } from './backtest.js';

/** A score, and whether the law may be trusted there. */
export interface Score {
  readonly draws: Draws;
  readonly valid: true | string;
  /** Factors of ten beyond the range of the law, in the median. */
  readonly decades: number;
}

/** A slot of a benchmark that names a law. */
export type Slot = 'from_loss' | 'from_rl' | 'from_pruning' | 'from_samples' | 'from_thinking';

export interface AccuracyLaw {
  readonly law: Law;
  readonly chance: Draws;
  readonly ceiling: Draws;
}

const moves: Readonly<Record<Slot, string>> = {
  from_loss: 'pre-training',
  from_rl: 'reinforcement learning',
  from_pruning: 'pruning',
  from_samples: 'more samples',
  from_thinking: 'longer thinking',
};

/** The law in a slot of the benchmark of a phase, with the floor and the top of the benchmark; else why there is none. */
export function accuracyLawAt(reader: Reader, slot: Slot, offered: readonly string[]): AccuracyLaw | string {
  const benchmark = reader.read('benchmark');
  if (benchmark?.kind !== 'block') return 'no benchmark is named';
  const law = lawAt(reader, `benchmark.${slot}`, offered);
  if (law === undefined) return `the benchmark ${benchmark.block.name} names no law of ${moves[slot]}: \`${slot}\``;
  if (typeof law === 'string') return law;
  if (law.gives !== 'accuracy') return `the law ${law.name} gives ${law.gives}, and \`${slot}\` asks for accuracy`;
  return { law, chance: reader.number('benchmark.chance')?.draws ?? 0, ceiling: reader.number('benchmark.ceiling')?.draws ?? 1 };
}

/** The score at these variables, within the floor and the top of the benchmark; or why the law has none. */
export function scoreAt({ law, chance, ceiling }: AccuracyLaw, variables: Readonly<Record<string, Draws>>): Score | string {
  const lacking = [...law.reads].find(name => variables[name] === undefined);
  if (lacking !== undefined) return `the law ${law.name} reads ${lacking}, which is not known here`;
  const value = lawValue(law, variables);
  if (typeof value === 'string') return value;
  return {
    draws: maximum(chance, minimum(ceiling, withError(value, law, variables))),
    valid: first(validity(law, variables), within(law, value, chance, ceiling)),
    decades: decadesAt(law, variables),
  };
}

/** Factors of ten between these variables and the range of the law, in the median. */
export const decadesAt = (law: Law, variables: Readonly<Record<string, Draws>>): number => summarize(decadesBeyond(law, variables)).p50;

/** A law that leaves the benchmark's bounds says nothing any more, though the score stays inside of them. */
function within(law: Law, value: Draws, chance: Draws, ceiling: Draws): true | string {
  const [given, low, high] = [value, chance, ceiling].map(draws => summarize(draws).p50) as [number, number, number];
  if (given > high + 1e-9) return `${law.name} gives ${percent(given)}, above the ceiling of ${percent(high)}, which is taken`;
  return given < low - 1e-9 ? `${law.name} gives ${percent(given)}, below the chance of ${percent(low)}, which is taken` : true;
}

const percent = (value: number): string => `${Number((100 * value).toPrecision(3))} %`;

/** The first reason among several, or `true`. */
export const first = (...reasons: readonly (true | string)[]): true | string => reasons.find(reason => reason !== true) ?? true;
