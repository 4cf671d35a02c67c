/** What people look for first in a block, in the order they look. */
import type { KindSpec } from '../schema/types.js';

const first = [
  'gpu_hours',
  'days',
  'flop',
  'cost',
  'energy',
  'co2',
  'loss',
  'accuracy',
  'gpu_hours_per_day',
  'cost_per_day',
  'cost_per_query',
];

/** Paths of the headline properties: time, compute, money and energy before the rest, the rest as the vocabulary has it. */
export function headlinePaths(kind: KindSpec): readonly string[] {
  const paths = kind.properties
    .filter(property => property.headline !== undefined && property.headline !== false)
    .map(property => property.path);
  const rank = (path: string): number => (first.includes(path) ? first.indexOf(path) : first.length);
  return paths.sort((a, b) => rank(a) - rank(b));
}

/** Names that a block of this kind has and its vocabulary does not list: the constants of a law. */
export function constantPaths(kind: KindSpec | undefined, paths: Iterable<string>): readonly string[] {
  if (kind?.name !== 'law') return [];
  const listed = new Set(kind.properties.map(property => property.path));
  return [...paths].filter(path => !path.includes('.') && !listed.has(path));
}
