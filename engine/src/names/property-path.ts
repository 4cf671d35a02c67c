/** How a dotted path leads through a block: the longest prefix that is a property of its kind, and what is left to read behind it. */
import type { KindSpec } from '../schema/types.js';
import { findProperty } from './properties.js';

export interface PathStep {
  readonly inner: string;
  /** What follows; empty at the end of the path. */
  readonly rest: string;
}

const known = new WeakMap<KindSpec, Map<string, PathStep | undefined>>();

/** Paths of the vocabulary's own formulas repeat for every block, so each is taken apart once. */
export function firstStep(kind: KindSpec, path: string): PathStep | undefined {
  let table = known.get(kind);
  if (table === undefined) known.set(kind, (table = new Map<string, PathStep | undefined>()));
  if (table.has(path)) return table.get(path);
  const step = takeApart(kind, path);
  if (table.size < 5000) table.set(path, step);
  return step;
}

function takeApart(kind: KindSpec, path: string): PathStep | undefined {
  const steps = path.split('.');
  for (let length = steps.length; length > 0; length--) {
    const inner = steps.slice(0, length).join('.');
    if (findProperty(kind, inner) !== undefined) return { inner, rest: steps.slice(length).join('.') };
  }
  return undefined;
}
