/** The axis of test-time compute: FLOP of one query. It is another axis than that of training compute and never the same picture. */
import { summarize } from '../draws/summary.js';
import type { BlockResult } from '../graph/queries/results.js';
import type { PhaseAxis } from './axes.js';
import { isPositive } from './power-of-x.js';
import { readerFor, type PlanFigures } from './plan-figures.js';

const perAnswer = '2 * params * (prompt_tokens * (1 - cache_hits) + output_tokens + thinking)';

/** The place of the plan is the compute of its query, else that of one answer; `undefined` while neither is known. */
export function queryAxis(plan: PlanFigures, block: BlockResult): PhaseAxis | undefined {
  const answer = readerFor(plan, block).evaluate(perAnswer);
  const here = block.known.get('flop_per_query')?.number?.draws ?? (answer?.kind === 'number' ? answer.draws : undefined);
  if (here === undefined || !isPositive(here) || !Number.isFinite(summarize(here).p50)) return undefined;
  return { name: 'flop', axis: { label: 'Compute of a query', unit: 'FLOP', scale: 'log', share: false }, here, flopPerX: 1 };
}
