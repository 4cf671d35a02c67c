/** What stands in the way of a fit, and what is doubtful about one. */
import { referencesIn, dotted } from '../../../../grammar/src/index.js';
import type { BlockResult } from '../../graph/queries/results.js';
import { fittingOf } from '../../kinds/law-fit.js';
import type { At, FitFault, Problem } from '../../schema/problem.js';
import { at, ownGiven, type RuleContext } from './context.js';

/** Told where the runs are named, not in every law that comes from there. */
export function fit(block: BlockResult, context: RuleContext): Problem[] {
  if (block.merged.ref.kind !== 'law' || ownGiven(block, 'fit') === undefined) return [];
  return (fittingOf(context.reader(block))?.faults ?? []).map(fault => problemOf(block, fault));
}

function problemOf(block: BlockResult, fault: FitFault): Problem {
  switch (fault.what) {
    case 'missing':
    case 'not-loss':
    case 'nothing-free':
      return at(block, 'fit', { kind: 'fit-missing', fault });
    case 'few':
      return at(block, 'fit', { kind: 'fit-few', rows: fault.rows, constants: fault.constants });
    case 'constant':
    case 'budgets':
    case 'together':
      return at(block, 'fit', { kind: 'fit-coverage', fault });
    case 'twice':
    case 'cut':
      return at(block, 'fit', { kind: 'fit-rows', fault });
    case 'outliers':
      return at(block, 'fit', { kind: 'fit-outliers', runs: fault.runs, rows: fault.rows });
    case 'open':
      return at(block, 'fit', { kind: 'fit-open', constants: fault.constants });
    case 'failed':
      return at(block, 'fit', { kind: 'fit-failed', because: fault.because });
    case 'name':
      return wrongName(block, fault.name, fault.variable);
  }
}

function wrongName(block: BlockResult, name: string, variable: string): Problem {
  const form = ownGiven(block, 'form');
  const found = form === undefined ? undefined : [...referencesIn(form.expr)].find(reference => dotted(reference.names) === name);
  const place: At | null = found === undefined ? null : { start: found.start, end: found.end };
  const problem = at(block, 'fit', { kind: 'fit-name', name, variable, at: place });
  return place === null ? problem : { ...problem, ...place };
}
