/** What is doubtful about a calibration with measured runs. */
import type { BlockResult } from '../../graph/queries/results.js';
import type { Problem } from '../../schema/problem.js';
import { at, ownGiven } from './context.js';

/** Told where the runs are named, not in every block that comes from there. */
export function calibration(block: BlockResult): Problem[] {
  const told = block.known.get('calibration.learnt')?.current;
  if (told?.kind !== 'text' || told.faults === undefined || ownGiven(block, 'calibrate') === undefined) return [];
  return told.faults.map(fault => at(block, 'calibrate', { kind: 'calibration', fault }));
}
