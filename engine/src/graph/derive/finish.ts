/** What stays unknown gets its reason, everything stands in vocabulary order, and the givens are compared. */
import type { Problem } from '../../schema/problem.js';
import type { BlockDerivation } from './block.js';
import { contradictions } from './compare.js';
import { Known } from '../queries/known.js';
import type { BlockResult } from '../queries/results.js';

export function finish(derivation: BlockDerivation, phases: ReadonlyMap<string, BlockResult>): BlockResult {
  const ordered = new Map<string, Known>();
  for (const property of derivation.spec.properties) {
    const known = derivation.known.get(property.path);
    if (known !== undefined) ordered.set(property.path, known);
    else if (property.how !== 'given' && !property.path.includes('*')) ordered.set(property.path, unknownAt(derivation, property.path));
  }
  for (const [path, known] of derivation.known) if (!ordered.has(path)) ordered.set(path, known);
  const problems: Problem[] = [...derivation.merged.problems, ...derivation.problems, ...contradictions(derivation), ...chipProblems(derivation), ...[...phases.values()].flatMap(phase => phase.problems)];
  return { merged: derivation.merged, known: ordered, phases, problems };
}

const unknownAt = (derivation: BlockDerivation, path: string): Known => {
  const property = derivation.spec.properties.find(each => each.path === path)!;
  return new Known({ path, value: { kind: 'unknown', because: derivation.because(path) }, origin: 'unknown', type: property.type });
};

/** Hours of one chip in a phase that runs on another. */
function chipProblems(derivation: BlockDerivation): Problem[] {
  const chip = derivation.find('hardware.tag')?.current;
  if (chip?.kind !== 'text') return [];
  return [...derivation.merged.givens.values()].flatMap((given): Problem[] => {
    const tag = derivation.known.get(given.path)?.number?.tag;
    if (tag === undefined || tag === chip.text || given.item !== derivation.merged.item) return [];
    return [{ kind: 'chips-differ', start: given.expr.start, end: given.expr.end, from: tag, to: chip.text, options: [], unit: `${chip.text}-hours`, insertAt: given.expr.end }];
  });
}
