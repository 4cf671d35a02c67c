/**
 * What ten times the compute of one phase would buy, all else as planned: points of score at the end of its chain, or loss where nothing is
 * scored. Each phase is asked for by itself; what two would bring together nobody has measured, and it is less than the sum.
 */
import { subtract, type Draws } from '../draws/arithmetic.js';
import { summarize } from '../draws/summary.js';
import { lawAt, lossAt, validity } from '../laws/apply.js';
import { sizeInLaw } from '../laws/inputs.js';
import type { ComputedValue, PropertySpec } from '../schema/types.js';
import type { BlockRef, Reader, Value } from '../schema/value.js';
import { derived } from './define.js';
import { endScore, grownBy, middleEndScore, type Chain } from './chain-score.js';
import { ordersThatGain } from './exchange-orders.js';
import { factor, lossType, share } from './quantities.js';

const signedShare = { ...share, signed: true };
const times = 10;

const about = { underived: 'no law of the phase and of what stands on it says it', detail: true };

export const exchangeProperties: readonly PropertySpec[] = [
  derived(
    'exchange.*.accuracy',
    signedShare,
    'Score that ten times the compute of this phase alone would add at the end of its chain. Pre-training grows in size and tokens alike, test-time compute by the strategy of the plan. Gains of phases do not add up.',
    about,
  ),
  derived(
    'exchange.*.loss',
    lossType,
    'Loss that ten times the compute of this phase would save, grown in size and tokens alike; where no benchmark is named.',
    about,
  ),
  derived(
    'exchange.*.pretraining',
    factor,
    'Orders of magnitude of pre-training compute that would add as much score as ten times the compute of this phase, in the middle of the draws: its exchange rate.',
    about,
  ),
];

/** One line or two for each phase; nothing where neither a benchmark nor a law of loss says anything. */
export function exchange(reader: Reader, phases: readonly BlockRef[]): readonly ComputedValue[] {
  const scored = phases.some(phase => reader.open(phase).read('benchmark')?.kind === 'block');
  const planned = new Map<string, ReturnType<typeof endScore>>();
  return scored ? phases.flatMap(phase => scoreGained(reader, phases, phase, planned)) : phases.flatMap(phase => lossSaved(reader, phase));
}

const unknown = (because: string): Value => ({ kind: 'unknown', because });

/** `plannedAt` keeps what is planned at the end of a chain, which all of its phases share. */
function scoreGained(
  reader: Reader,
  phases: readonly BlockRef[],
  phase: BlockRef,
  plannedAt: Map<string, ReturnType<typeof endScore>>,
): readonly ComputedValue[] {
  const chain = chainFrom(reader, phases, phase);
  const end = chain.at(-1)!;
  // Without change, the score of the last phase is its own, however its checkpoint came to its score.
  const planned = plannedAt.get(end.name) ?? endScore(reader, [end], 1);
  plannedAt.set(end.name, planned);
  const grown = endScore(reader, chain, times);
  const gained = typeof grown === 'string' ? grown : typeof planned === 'string' ? planned : subtract(grown.draws, planned.draws);
  const reads = [`${end.name}.accuracy`, `${phase.name}.flop`];
  const own: ComputedValue = {
    path: `exchange.${phase.name}.accuracy`,
    value: typeof gained === 'string' ? unknown(gained) : { kind: 'number', draws: gained, dimension: signedShare.dimension },
    text: `accuracy of ${end.name} with ${times} times the compute of ${phase.name} - accuracy of ${end.name}`,
    unit: '',
    share: true,
    estimate: true,
    reads,
    ...(typeof grown === 'string' ? {} : { valid: grown.valid }),
  };
  return [own, ...equivalent(reader, phases, phase, gained, end)];
}

/** Only where the phase stands on a run of the budget, and its own gain is known. */
function equivalent(
  reader: Reader,
  phases: readonly BlockRef[],
  phase: BlockRef,
  gained: Draws | string,
  end: BlockRef,
): readonly ComputedValue[] {
  const run = phases.find(each => each.kind === 'pretrain' && each !== phase && chainFrom(reader, phases, each).includes(phase));
  if (run === undefined || phase.kind === 'pretrain' || typeof gained === 'string') return [];
  const found = ordersThatGain(summarize(gained).p50, orders => middleEndScore(reader, chainFrom(reader, phases, run), 10 ** orders));
  return [
    {
      path: `exchange.${phase.name}.pretraining`,
      value: typeof found === 'string' ? unknown(found) : { kind: 'number', draws: found.draws, dimension: factor.dimension },
      text: `log10 of the compute of ${run.name} over the planned one that adds exchange.${phase.name}.accuracy to the accuracy of ${end.name}`,
      unit: '',
      estimate: true,
      reads: [`${end.name}.accuracy`, `${run.name}.flop`],
      ...(typeof found === 'string' ? {} : { valid: found.valid }),
    },
  ];
}

/** The phase and those that stand on it, as long as only one of the budget does. */
function chainFrom(reader: Reader, phases: readonly BlockRef[], phase: BlockRef): Chain {
  const chain: [BlockRef, ...BlockRef[]] = [phase];
  for (let at: BlockRef | undefined = phase; at !== undefined;) {
    const standing: readonly BlockRef[] = phases.filter(each => standsOn(reader, each, at!));
    at = standing.length === 1 && !chain.includes(standing[0]!) ? standing[0] : undefined;
    if (at !== undefined) chain.push(at);
  }
  return chain;
}

function standsOn(reader: Reader, phase: BlockRef, other: BlockRef): boolean {
  const checkpoint = phase.kind === 'pretrain' ? undefined : reader.open(phase).read('checkpoint');
  return checkpoint?.kind === 'block' && checkpoint.block.name === other.name && checkpoint.block.file === other.file;
}

function lossSaved(reader: Reader, phase: BlockRef): readonly ComputedValue[] {
  const opened = reader.open(phase);
  const law = phase.kind === 'pretrain' ? lawAt(opened, 'law') : undefined;
  if (law === undefined || typeof law === 'string' || law.gives !== 'loss') return [];
  const [size, tokens] = [sizeInLaw(opened, law), opened.number('tokens')?.draws];
  if (size === undefined || typeof size === 'string' || tokens === undefined) return [];
  const [largerN, moreD] = [grownBy(size, times), grownBy(tokens, times)];
  const [planned, grown] = [lossAt(law, size, tokens), lossAt(law, largerN, moreD)];
  if (planned.kind !== 'number' || grown.kind !== 'number') return [];
  return [
    {
      path: `exchange.${phase.name}.loss`,
      value: { kind: 'number', draws: subtract(planned.draws, grown.draws), dimension: lossType.dimension },
      text: `loss of ${phase.name} by ${law.name} - the loss with ${times} times its compute`,
      unit: lossType.unit,
      estimate: true,
      reads: [`${phase.name}.params`, `${phase.name}.tokens`],
      valid: validity(law, { N: largerN, D: moreD }),
    },
  ];
}
