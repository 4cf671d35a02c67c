/** What the runs behind a law leave open: too few budgets, rows twice, rows that do not fit, constants that nothing tells. */
import type { FitJob, FitOutcome } from '../laws/fit/types.js';
import type { FitFault } from '../schema/problem.js';

/** Budgets closer than this ratio are one: runs stop at whole steps. */
const sameBudget = 1.1;
/** Fewer do not tell how the optimum moves with compute. */
const fewBudgets = 3;
/** In variables whose logarithms go together like this, one stands for the other. */
const together = 0.995;

export function doubtsOf(job: FitJob, outcome: FitOutcome | undefined): readonly FitFault[] {
  const before = coverage(job);
  if (outcome === undefined) return before;
  if (!outcome.ok) return [...before, { what: 'failed', because: outcome.because }];
  return [
    ...before,
    ...(outcome.outliers.length === 0 ? [] : [{ what: 'outliers', runs: outcome.outliers, rows: outcome.rows } as const]),
    ...(outcome.open.length === 0 ? [] : [{ what: 'open', constants: outcome.open } as const]),
  ];
}

/** Rows that say the same twice count twice. */
export function alike(job: FitJob): readonly FitFault[] {
  const seen = new Map<string, number>();
  const twice: { readonly line: number; readonly first: number }[] = [];
  job.lines.forEach((line, run) => {
    const content = [...Object.values(job.variables), job.observed].map(values => values[run]!).join(' ');
    const first = seen.get(content);
    if (first === undefined) seen.set(content, line);
    else twice.push({ line, first });
  });
  return twice.length === 0 ? [] : [{ what: 'twice', ...twice[0]!, count: twice.length }];
}

function coverage({ variables, compute }: FitJob): readonly FitFault[] {
  const names = Object.keys(variables);
  const constant = names.filter(name => spreadOf(variables[name]!) < 1.001);
  if (constant.length > 0) return [{ what: 'constant', names: constant }];
  const { N: n, D: d } = variables;
  if (n === undefined || d === undefined) return [];
  if (compute !== undefined && budgetsOf(compute) < fewBudgets) return [{ what: 'budgets', budgets: budgetsOf(compute) }];
  return Math.abs(correlationOfLogs(n, d)) > together ? [{ what: 'together' }] : [];
}

const spreadOf = (values: Float64Array): number => values.reduce((a, b) => Math.max(a, b)) / values.reduce((a, b) => Math.min(a, b));

function budgetsOf(compute: Float64Array): number {
  let [budgets, begins] = [0, 0];
  for (const flop of Float64Array.from(compute).sort()) {
    if (flop <= begins * sameBudget) continue;
    budgets++;
    begins = flop;
  }
  return budgets;
}

function correlationOfLogs(a: Float64Array, b: Float64Array): number {
  const [x, y] = [a, b].map(values => {
    const logs = values.map(Math.log);
    const mean = logs.reduce((sum, each) => sum + each, 0) / logs.length;
    return logs.map(each => each - mean);
  }) as [Float64Array, Float64Array];
  const product = (p: Float64Array, q: Float64Array): number => p.reduce((sum, each, index) => sum + each * q[index]!, 0);
  return product(x, y) / Math.sqrt(product(x, x) * product(y, y));
}
