/** What a copy of a model takes of the memory of its accelerators: weights once, a cache for every sequence in flight. */
import { divide, floor, minimum, multiply, subtract, type Draws } from '../../draws/arithmetic.js';
import { leastCache, mostSequences, usableMemory } from './constants.js';

/** Bytes left for caches beside the weights; below 0 where the weights alone do not fit. */
export const cacheRoom = (accelerators: Draws, memory: Draws, weights: Draws): Draws =>
  subtract(multiply(usableMemory, multiply(accelerators, memory)), weights);

/** Sequences whose caches fit, whole ones: `(0.9 g HBM - W) / cache`, and no more than servers keep in flight. */
export const largestBatch = (accelerators: Draws, room: Draws, cachePerSequence: Draws): Draws =>
  minimum(floor(divide(room, cachePerSequence)), multiply(mostSequences, accelerators));

export interface ToHold {
  readonly weights: number;
  /** Bytes of the caches that must fit at least: of one sequence at its longest, or of a batch that is given. */
  readonly caches: number;
  /** Bytes of one accelerator. */
  readonly memory: number;
  readonly nodeSize: number;
}

/** More than any service was seen to cut one copy over. */
const mostNodes = 512;

/**
 * The fewest accelerators that hold weights and caches: powers of two within a node, since matrices and heads halve evenly, then whole
 * nodes.
 */
export function fewestAccelerators({ weights, caches, memory, nodeSize }: ToHold): number | undefined {
  const room = Math.max(caches, leastCache * weights);
  const holds = (accelerators: number): boolean => usableMemory * accelerators * memory - weights >= room;
  for (let accelerators = 1; accelerators < nodeSize; accelerators *= 2) if (holds(accelerators)) return accelerators;
  for (let nodes = 1; nodes <= mostNodes; nodes++) if (holds(nodes * nodeSize)) return nodes * nodeSize;
  return undefined;
}
