/** What people look for first in a block, in the order they look. */
import type { KindSpec } from '../schema/types.js';

const first = ['gpu_hours', 'days', 'flop', 'cost', 'energy', 'co2', 'loss', 'accuracy', 'gpu_hours_per_day', 'cost_per_day', 'cost_per_query'];

/** Paths of the headline properties: time, compute, money and energy before the rest, the rest as the vocabulary has it. */
export function headlinePaths(kind: KindSpec): readonly string[] {
  const paths = kind.properties.filter(property => property.headline !== undefined && property.headline !== false).map(property => property.path);
  const rank = (path: string): number => (first.includes(path) ? first.indexOf(path) : first.length);
  return paths.sort((a, b) => rank(a) - rank(b));
}
