/** A finished block as the record every surface reads. */
import type { BlockEstimates } from '../analysis.js';
import type { Estimate, Place } from '../estimate.js';
import { shiftOf, type Item } from '../names/items.js';
import type { BlockResult } from './queries/results.js';

export function estimatesOf(block: BlockResult): BlockEstimates {
  const { node, item, ref } = block.merged;
  const headEnd = node.body?.open.start ?? node.end;
  return {
    name: ref.name,
    kind: ref.kind,
    title: node.title?.value ?? null,
    doc: node.doc ?? null,
    get place() {
      return placeIn(item, node.start, node.end);
    },
    get head() {
      return placeIn(item, node.start, headEnd);
    },
    estimates: block.known,
    phases: [...block.phases.values()].map(estimatesOf),
  };
}

export const placeIn = (item: Item, start: number, end: number): Place => ({
  file: item.file,
  start: start + shiftOf(item),
  end: end + shiftOf(item),
});

/** The same block with changed values only; `undefined` when nothing changed. */
export function changedIn(before: BlockResult | undefined, after: BlockResult): BlockEstimates | undefined {
  const changed = new Map([...after.known].filter(([path, known]) => !sameShown(before?.known.get(path), known)));
  const phases = [...after.phases].flatMap(([name, phase]) => changedIn(before?.phases.get(name), phase) ?? []);
  return changed.size === 0 && phases.length === 0 ? undefined : { ...estimatesOf(after), estimates: changed, phases };
}

function sameShown(before: Estimate | undefined, after: Estimate): boolean {
  if (before === undefined || before.origin !== after.origin || before.type !== after.type) return false;
  if (before.range === null || after.range === null) {
    return before.range === after.range && JSON.stringify(before.value) === JSON.stringify(after.value) && before.because === after.because;
  }
  return before.range.p5 === after.range.p5 && before.range.p50 === after.range.p50 && before.range.p95 === after.range.p95;
}
