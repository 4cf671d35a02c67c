/** What stays unknown gets its reason, everything stands in vocabulary order, and the givens are compared. */
import type { Problem } from '../../schema/problem.js';
import type { PropertySpec } from '../../schema/types.js';
import type { BlockDerivation } from './block.js';
import { contradictions } from './compare.js';
import { Known } from '../queries/known.js';
import { circleReason } from '../queries/questions.js';
import type { BlockResult } from '../queries/results.js';

export function finish(derivation: BlockDerivation, phases: ReadonlyMap<string, BlockResult>): BlockResult {
  const ordered = new Map<string, Known>();
  for (const property of derivation.spec.properties) {
    const known = derivation.known.get(property.path);
    if (known !== undefined) ordered.set(property.path, known);
    else if (property.how !== 'given' && !property.path.includes('*')) ordered.set(property.path, unknownAt(derivation, property));
  }
  for (const [path, known] of derivation.known) if (!ordered.has(path)) ordered.set(path, known);
  const problems: Problem[] = [
    ...derivation.merged.problems,
    ...derivation.problems,
    ...contradictions(derivation),
    ...chipProblems(derivation),
    ...[...phases.values()].flatMap(problemsOfOwn),
  ];
  return { merged: derivation.merged, known: ordered, phases, problems };

  /** What is wrong in the text of a phase taken over is told where that text stands. */
  function problemsOfOwn(phase: BlockResult): readonly Problem[] {
    return phase.merged.item === derivation.merged.item ? phase.problems : [];
  }
}

/** A property that nothing gives, with the reason. */
export function unknownAt(block: BlockDerivation, { path, type }: PropertySpec): Known {
  const circle = block.circles.get(path);
  const because = circle === undefined ? block.because(path) : circleReason(circle, 0);
  return new Known({ path, value: { kind: 'unknown', because }, origin: 'unknown', type, ...(circle === undefined ? {} : { circle }) });
}

/** Hours of one chip in a phase that runs on another. */
function chipProblems(derivation: BlockDerivation): Problem[] {
  const chip = derivation.find('hardware.tag')?.current;
  if (chip?.kind !== 'text') return [];
  return [...derivation.merged.givens.values()].flatMap((given): Problem[] => {
    const tag = derivation.known.get(given.path)?.number?.tag;
    if (tag === undefined || tag === chip.text || given.item !== derivation.merged.item) return [];
    const { start, end } = given.expr;
    return [{ kind: 'chips-differ', start, end, from: tag, to: chip.text, options: [], unit: `${chip.text}-hours`, insertAt: end }];
  });
}
