/**
 * "Write the chosen layout here": what was chosen for a phase that names no layout becomes a line of it, which stays when the plan around
 * it changes.
 */
import { trainingKinds, type Analysis, type BlockEstimates } from '../../../engine/src/index.js';
import type { Item } from '../../../grammar/src/index.js';
import { headedAt, insertion, type Rewriting } from './write-derived.js';

/** Offered on the head of a training phase all of whose layout was chosen. */
export function writeLayout(analysis: Analysis, text: string, offset: number): Rewriting[] {
  const headed = headedAt(analysis, offset);
  const close = headed?.node.body?.close;
  if (headed === undefined || close === undefined || !trainingKinds.has(headed.block.kind) || headed.node.body!.items.some(namesLayout))
    return [];
  const entry = layoutEntry(headed.block);
  return entry === undefined
    ? []
    : [{ title: 'Write the chosen layout here', edit: insertion(entry, text, close.start, headed.node.start) }];
}

const namesLayout = (item: Item): boolean =>
  (item.kind === 'property' || item.kind === 'block') && item.path.names[0]?.text === 'parallelism';

/** Left out where they are one, as anybody would; the copies follow from the count. */
const degrees = ['pp', 'cp', 'ep', 'micro_batch'] as const;

/** `parallelism { tp: 8, pp: 4, zero: 1, interleave: 4, recompute: none }`; `undefined` where not all of it was chosen. */
function layoutEntry({ estimates }: BlockEstimates): string | undefined {
  const chosen = (name: string): string | undefined => {
    const estimate = estimates.get(`parallelism.${name}`);
    return estimate?.origin === 'default' ? String(estimate.range?.p50 ?? estimate.value) : undefined;
  };
  const [tensor, zero, interleave, recompute, ...others] = ['tp', 'zero', 'interleave', 'recompute', ...degrees].map(chosen);
  if ([tensor, zero, interleave, recompute, ...others].includes(undefined)) return undefined;
  const cut = degrees.flatMap((name, index) => (others[index] === '1' ? [] : [`${name}: ${others[index]!}`]));
  // Of a pipeline the pieces would be assumed again, and of no pipeline there are none.
  const pieces = others[0] === '1' ? [] : [`interleave: ${interleave!}`];
  return `parallelism { ${[`tp: ${tensor!}`, ...cut, `zero: ${zero!}`, ...pieces, `recompute: ${recompute!}`].join(', ')} }`;
}
