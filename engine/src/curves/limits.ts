/** The limits of a file along the axis of a picture: the deadline of the phase, and what budgets leave for it. */
import { divide, multiply, subtract, type Draws } from '../draws/arithmetic.js';
import { countUnusable, summarize } from '../draws/summary.js';
import type { BlockResult } from '../graph/queries/results.js';
import { measureNames, measures } from '../kinds/measures.js';
import { sameHard } from '../quantity/dimension.js';
import type { PhaseAxis } from './axes.js';
import type { PlanFigures } from './plan-figures.js';
import { offsetOf, titleOf } from './plan-figures.js';
import type { CurveLimit } from './types.js';

/** How many times the planned phase could be done within a limit, draw by draw. */
interface Room {
  readonly id: string;
  readonly label: string;
  readonly times: Draws;
  readonly block: BlockResult;
}

export type RoomsOf = readonly Room[];

/** Everything of the file that bounds this phase; nothing where the limit or what it is compared with is unknown. */
export const roomsOf = (plan: PlanFigures, block: BlockResult): RoomsOf => [
  ...deadlineRoom(block),
  ...[...plan.results.values()].filter(each => each.merged.ref.kind === 'budget').flatMap(budget => budgetRoom(budget, block)),
];

/** The limits at their places on one axis. A limit that nothing is left of has no place. */
export function limitsOn({ here }: PhaseAxis, rooms: RoomsOf, main: string): readonly CurveLimit[] {
  return rooms.flatMap(({ id, label, times, block }) => {
    const place = multiply(here, times);
    if (countUnusable(place) > 0 || !(summarize(place).p50 > 0)) return [];
    return [{ id, label, x: summarize(place), ...(block.merged.item.file === main ? { offset: offsetOf(block) } : {}) }];
  });
}

function deadlineRoom(block: BlockResult): RoomsOf {
  const [start, deadline, days] = ['start', 'deadline', 'days'].map(path => block.known.get(path)?.number?.draws);
  if (start === undefined || deadline === undefined || days === undefined) return [];
  return [{ id: 'deadline', label: 'deadline', times: divide(subtract(deadline, start), days), block }];
}

/** The limit less what the other phases take, over what this one takes. */
function budgetRoom(budget: BlockResult, block: BlockResult): RoomsOf {
  const limit = budget.known.get('limit')?.number;
  const measure = limit === undefined ? undefined : measureNames.find(each => sameHard(measures[each].dimension, limit.dimension));
  if (limit === undefined || measure === undefined) return [];
  const total = budget.known.get(measure)?.number?.draws;
  const own = budget.known.get(`parts.${block.merged.ref.name}.${measure}`)?.number?.draws;
  if (total === undefined || own === undefined) return [];
  const { name } = budget.merged.ref;
  const alone = [...budget.known.keys()].filter(path => path.startsWith('parts.') && path.endsWith(`.${measure}`)).length === 1;
  const label = alone ? `limit of ${titleOf(budget)}` : `limit of ${titleOf(budget)}, less the other phases`;
  return [{ id: `limit-${name}`, label, times: divide(subtract(limit.draws, subtract(total, own)), own), block: budget }];
}
