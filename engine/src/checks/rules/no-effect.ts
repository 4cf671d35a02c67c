/** Values of a hardware block that would give another one, which is given itself. */
import type { BlockResult } from '../../graph/queries/results.js';
import type { Problem } from '../../schema/problem.js';
import { at, ownGiven } from './context.js';

/** What a property follows from where nothing gives it; the first alone is enough. */
const followsFrom: Readonly<Record<string, readonly [string, ...string[]]>> = {
  price: ['purchase_price', 'electricity', 'capital_overhead', 'lifetime'],
  gpu_power: ['power_factor', 'host_overhead'],
};

export function noEffect(block: BlockResult): Problem[] {
  return block.merged.ref.kind !== 'hardware' ? [] : Object.keys(followsFrom).flatMap(of => inVain(block, of));
}

function inVain(block: BlockResult, of: string): Problem[] {
  const holder = block.merged.givens.get(of);
  const written = followsFrom[of]!.filter(path => ownGiven(block, path) !== undefined);
  if (holder === undefined || written.length === 0) return [];
  const last = ownGiven(block, written[0]!)!.node.end;
  const own = ownGiven(block, of)?.node;
  return [
    at(block, written[0]!, {
      kind: 'no-effect',
      of,
      written,
      holder: holder.origin === 'library' ? 'library' : 'file',
      insertAt: last,
      replace: own === undefined ? null : { start: own.path.end, end: own.end },
      isWithoutPurchase: of === 'price' && block.known.get('purchase_price')?.number === undefined,
    }),
  ];
}
