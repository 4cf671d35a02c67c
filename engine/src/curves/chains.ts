/** Which phases of a file stand on one another: what was trained, what it became, how it is asked. */
import type { BlockResult } from '../graph/queries/results.js';
import type { PlanFigures } from './plan-figures.js';
import type { PhaseKind } from './types.js';

const phaseKinds: readonly PhaseKind[] = ['pretrain', 'posttrain', 'testtime'];

/** One model's way through the phases. */
export interface Chain {
  readonly pretrain?: BlockResult | undefined;
  /** From the first to the last. */
  readonly posttrain: readonly BlockResult[];
  readonly testtime?: BlockResult | undefined;
}

/** One for each phase that no other phase of the file stands on. */
export function chainsOf({ results }: PlanFigures): readonly Chain[] {
  const phases = [...results.values()].filter(block => phaseKinds.some(kind => kind === block.merged.ref.kind));
  const stoodOn = new Set(phases.map(block => checkpointOf(block)));
  return phases.filter(block => !stoodOn.has(block.merged.ref.name)).map(last => chainTo(last, results));
}

function chainTo(last: BlockResult, results: ReadonlyMap<string, BlockResult>): Chain {
  const way: BlockResult[] = [];
  // A checkpoint that leads back to itself is a mistake that a diagnostic tells of; here it ends the way.
  for (
    let block: BlockResult | undefined = last;
    block !== undefined && !way.includes(block);
    block = results.get(checkpointOf(block) ?? '')
  )
    way.unshift(block);
  const ofKind = (kind: PhaseKind): readonly BlockResult[] => way.filter(block => block.merged.ref.kind === kind);
  return { pretrain: ofKind('pretrain').at(-1), posttrain: ofKind('posttrain'), testtime: ofKind('testtime').at(-1) };
}

/** The phase of the file that a phase begins with. */
export function checkpointOf(block: BlockResult): string | undefined {
  const named = block.known.get('checkpoint')?.current;
  return named?.kind === 'block' && !named.block.library ? named.block.name : undefined;
}
