/** Why a value is what it is: the tree of what it was computed from. */
import type { Estimate } from '../../../engine/src/index.js';

export interface Derivation {
  /** What the formula above calls it; the full path at the top. */
  readonly name: string;
  readonly path: string;
  readonly estimate: Estimate;
  readonly inputs: readonly Derivation[];
  /** It was laid out further up already: a value that is used a hundred times is explained once. */
  readonly above: boolean;
}

/** Deeper than any derivation people can follow; a chain of lets may be longer. */
const deepest = 60;

export function derivationOf(path: string, estimate: Estimate): Derivation {
  const explained = new Set<Estimate>();
  const expand = (name: string, at: string, value: Estimate, depth: number): Derivation => {
    const above = value.inputs.length > 0 && (explained.has(value) || depth > deepest);
    explained.add(value);
    const inputs = above ? [] : value.inputs.map(input => expand(input.name, input.path, input.estimate, depth + 1));
    return { name, path: at, estimate: value, above, inputs };
  };
  return expand(path, path, estimate, 0);
}
