/** Why a value is what it is: the tree of what it was computed from. */
import type { Estimate } from '../../../engine/src/index.js';

export interface Derivation {
  /** What the formula above calls it; the full path at the top. */
  readonly name: string;
  readonly path: string;
  readonly estimate: Estimate;
  readonly inputs: readonly Derivation[];
  /** What it came from was laid out further up already: a value that is used a hundred times is explained once. */
  readonly above: boolean;
  /** This value itself was not, but all of its inputs were, as inputs of the one named here. */
  readonly sharing?: Sharing;
}

export interface Sharing {
  readonly path: string;
  /** Those and no others. */
  readonly all: boolean;
}

/** Deeper than any derivation people can follow; a chain of lets may be longer. */
const deepest = 60;

/** Fewer inputs are read sooner than a remark on where to find them. */
const fewestShared = 4;

/** `parts`: what the value at the top is the sum of, told before what it was computed from. */
export function derivationOf(path: string, estimate: Estimate, parts: Estimate['inputs'] = []): Derivation {
  const explained = new Set<Estimate>();
  const laidOut = new Map<string, ReadonlySet<Estimate>>();
  const expand = (name: string, at: string, value: Estimate, depth: number): Derivation => {
    const known = explained.has(value) || (value.inputs.length > 0 && depth > deepest);
    const sharing = known ? undefined : sharingOf(value, explained, laidOut);
    explained.add(value);
    if (known || sharing !== undefined)
      return { name, path: at, estimate: value, above: true, inputs: [], ...(sharing === undefined ? {} : { sharing }) };
    laidOut.set(at, inputsOf(value));
    const inputs = [...(depth === 0 ? parts : []), ...value.inputs].map(input => expand(input.name, input.path, input.estimate, depth + 1));
    return { name, path: at, estimate: value, above: false, inputs };
  };
  return expand(path, path, estimate, 0);
}

const inputsOf = ({ inputs }: Estimate): ReadonlySet<Estimate> => new Set(inputs.map(input => input.estimate));

/** Values that come from one large model of the world, as a layout and a step do, read the same dozens of inputs each. */
function sharingOf(
  value: Estimate,
  explained: ReadonlySet<Estimate>,
  laidOut: ReadonlyMap<string, ReadonlySet<Estimate>>,
): Sharing | undefined {
  const own = inputsOf(value);
  if (own.size < fewestShared || !isWithin(own, explained)) return undefined;
  const all = [...laidOut].filter(([, inputs]) => isWithin(own, inputs));
  const path = (all.find(([, inputs]) => inputs.size === own.size) ?? all[0])?.[0];
  return path === undefined ? undefined : { path, all: laidOut.get(path)!.size === own.size };
}

const isWithin = (part: ReadonlySet<Estimate>, whole: ReadonlySet<Estimate>): boolean => [...part].every(each => whole.has(each));
