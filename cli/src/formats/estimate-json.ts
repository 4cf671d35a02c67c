/** `scale-estimate/1`: everything an analysis knows, as one object. */
import type { AssertResult, BlockEstimates, SweepResult } from '../../../engine/src/index.js';
import { roundForOutput } from '../../../engine/src/index.js';
import type { AnalyzedPlan } from '../analyze-plan.js';
import { lineOf, placeFindings } from '../places.js';
import { allBlocks } from '../report/blocks.js';
import { jsonValue } from './estimate-value.js';
import { jsonDiagnostic, jsonText } from './json.js';

export function estimateJson(analyzed: AnalyzedPlan, version: string): string {
  const { plan, analysis } = analyzed;
  const { library, settings } = analysis.input;
  return jsonText({
    schema: 'scale-estimate/1',
    version,
    library: library.version,
    file: plan.shown,
    seed: settings.seed,
    samples: settings.samples,
    blocks: jsonBlocks(analysis.blocks, analyzed),
    lets: Object.fromEntries([...analysis.lets].map(([name, estimate]) => [name, jsonValue(estimate)])),
    scenarios: Object.fromEntries(analysis.scenarios.map(({ name, blocks }) => [name, { blocks: jsonBlocks(blocks, analyzed) }])),
    sweeps: Object.fromEntries(analysis.sweeps.map(sweep => [sweep.name, jsonSweep(sweep)])),
    asserts: analysis.asserts.map(assert => jsonAssert(assert, analyzed)),
    diagnostics: placeFindings(analyzed).map(jsonDiagnostic),
  });
}

/** A nested phase is a block under its dotted name, `base.anneal`. */
function jsonBlocks(blocks: readonly BlockEstimates[], analyzed: AnalyzedPlan) {
  return Object.fromEntries(
    allBlocks(blocks).map(({ name, kind, title, place, estimates }) => [
      name,
      {
        kind,
        title,
        line: lineOf(analyzed, place.start),
        values: Object.fromEntries([...estimates].map(([path, estimate]) => [path, jsonValue(estimate)])),
      },
    ]),
  );
}

/** A row says at which point of the grid it stands, in the words of the plan, and what comes out there. */
function jsonSweep({ vary, show, rows }: SweepResult) {
  return {
    vary,
    rows: rows.map(({ at, values }) => ({
      at: Object.fromEntries(vary.map((path, index) => [path, at[index] ?? null])),
      values: Object.fromEntries(
        show.map((path, index) => [path, values[index] === null || values[index] === undefined ? null : jsonValue(values[index])]),
      ),
    })),
  };
}

function jsonAssert({ text, holds, probability, required, driver, place }: AssertResult, analyzed: AnalyzedPlan) {
  return {
    line: lineOf(analyzed, place.start),
    text,
    holds,
    probability: probability === null ? null : roundForOutput(probability),
    required,
    driver,
  };
}
