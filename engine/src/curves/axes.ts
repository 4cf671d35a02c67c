/** What a phase may be drawn over: its compute, and what the compute takes at the phase's own rates, draw by draw. */
import { divide, type Draws } from '../draws/arithmetic.js';
import { countUnusable, summarize } from '../draws/summary.js';
import type { BlockResult } from '../graph/queries/results.js';
import { canonical } from '../quantity/canonical.js';
import { isPositive } from './power-of-x.js';
import type { AxisName, CurveAxis } from './types.js';

export interface PhaseAxis {
  readonly name: AxisName;
  readonly axis: CurveAxis;
  /** The phase's own place on it, in the unit of the axis; positive in every draw. */
  readonly here: Draws;
  /** Compute that one unit of the axis stands for, in FLOP. */
  readonly flopPerX: Draws;
}

type SpentName = 'flop' | 'gpu_hours' | 'cost' | 'days';

const labels: Readonly<Record<SpentName, string>> = {
  flop: 'Training compute',
  gpu_hours: 'Accelerator time',
  cost: 'Cost',
  days: 'Duration',
};

const spentNames = Object.keys(labels) as readonly SpentName[];

/**
 * Axes on which the phase has a place. Hours, money and days follow the compute at the rates of the plan, which differ from draw to draw.
 */
export function axesOf(block: BlockResult, flop: Draws): readonly PhaseAxis[] {
  return spentNames.flatMap(name => {
    const known = name === 'flop' ? undefined : block.known.get(name);
    const draws = name === 'flop' ? flop : known?.number?.draws;
    if (draws === undefined || !isPositive(draws)) return [];
    const unit = name === 'cost' ? known!.unit : { flop: 'FLOP', gpu_hours: 'GPU-hour', days: 'day' }[name];
    const here = divide(draws, canonical(unit).factor);
    const flopPerX = divide(flop, here);
    if (countUnusable(here) > 0 || countUnusable(flopPerX) > 0) return [];
    // One FLOP is one FLOP, also where how many the plan takes is uncertain.
    return [{ name, axis: { label: labels[name], unit, scale: 'log', share: false }, here, flopPerX: name === 'flop' ? 1 : flopPerX }];
  });
}

/** The middle of the plan's place. */
export const middleOf = ({ here }: PhaseAxis): number => summarize(here).p50;
