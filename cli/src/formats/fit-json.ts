/** `scale-fit/1`: laws fitted to runs, as data; `docs/schema/scale-fit-1.json` says what each part means. */
import type { LawFit } from '../../../engine/src/index.js';
import type { AnalyzedPlan } from '../analyze-plan.js';
import { placeFindings } from '../places.js';
import { jsonDiagnostic, jsonText } from './json.js';

export function fitJson(fits: readonly LawFit[], analyzed: AnalyzedPlan, version: string): string {
  const names = new Set(fits.map(({ law }) => law));
  const places = analyzed.analysis.blocks.filter(({ name }) => names.has(name)).map(({ place }) => place);
  const findings = placeFindings(analyzed).filter(({ diagnostic }) =>
    places.some(({ start, end }) => start <= diagnostic.start && diagnostic.end <= end),
  );
  return jsonText({
    schema: 'scale-fit/1',
    version,
    file: analyzed.plan.shown,
    laws: Object.fromEntries(fits.map(fit => [fit.law, lawOf(fit)])),
    diagnostics: findings.map(jsonDiagnostic),
  });
}

/** Numbers as they are, so that a script has all their digits. */
function lawOf({ form, gives, path, rows, fixed, ranges, outcome }: LawFit): object {
  const about = {
    form,
    gives,
    runs: path,
    rows,
    fixed,
    ranges: Object.fromEntries([...ranges].map(([name, { low, high }]) => [name, [low, high]])),
  };
  if (outcome?.ok !== true) return { ...about, fitted: false, because: outcome?.because ?? null };
  const names = outcome.constants.map(({ name }) => name);
  return {
    ...about,
    fitted: true,
    constants: Object.fromEntries(outcome.constants.map(({ name, value, error, p5, p50, p95 }) => [name, { value, error, p5, p50, p95 }])),
    resamples: outcome.resampled.length,
    correlation: Object.fromEntries(
      names.map((name, row) => [name, Object.fromEntries(names.map((other, column) => [other, outcome.correlation[row]![column]!]))]),
    ),
    goodness: { objective: outcome.objective, rmse: outcome.rmse, r2: outcome.r2 },
    heldOut: outcome.heldOut ?? null,
    outliers: outcome.outliers,
    open: outcome.open.map(({ name, p5, p95, with: partner }) => ({ name, p5, p95, with: partner ?? null })),
  };
}
