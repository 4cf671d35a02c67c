/** Exchange rates that the file names itself, for values in another currency. */
import { letNamed } from '../graph/queries/questions.js';
import type { Universe } from '../graph/queries/world-context.js';
import { isLet, type FileItems } from '../names/items.js';
import { divide, type Dimension } from '../quantity/dimension.js';
import type { Problem } from '../schema/problem.js';

/** A value in another currency learns which lets would bring it into the wanted one: `* dollars_per_euro`, `/ euros_per_dollar`. */
export function withRates(problems: readonly Problem[], universe: Universe, file: FileItems): readonly Problem[] {
  return problems.map(problem =>
    problem.kind === 'currency' ? { ...problem, rates: ratesFor(problem.wanted, problem.found, universe, file) } : problem,
  );
}

function ratesFor(wanted: Dimension, found: Dimension, universe: Universe, file: FileItems): readonly string[] {
  return file.items.filter(isLet).flatMap(item => {
    const rate = item.name === undefined ? undefined : letNamed(universe, item).number?.dimension;
    if (rate === divide(wanted, found)) return [`* ${item.name!}`];
    return rate === divide(found, wanted) ? [`/ ${item.name!}`] : [];
  });
}
