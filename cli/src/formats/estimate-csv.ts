/** One row a value, for a spreadsheet. Numbers stand as in JSON: unrounded for reading, in canonical units. */
import { toCsv } from '../../../chart/scene/index.js';
import type { Estimate } from '../../../engine/src/index.js';
import type { AnalyzedPlan } from '../analyze-plan.js';
import { allBlocks } from '../report/blocks.js';
import { jsonValue } from './estimate-value.js';

const columns = [
  'scenario',
  'block',
  'kind',
  'property',
  'type',
  'value',
  'p5',
  'p50',
  'p95',
  'mean',
  'unit',
  'origin',
  'valid',
  'formula',
  'source',
  'because',
];

type Cell = string | number | null;

export function estimateCsv({ analysis }: AnalyzedPlan): string {
  const rowsOf = (scenario: string, blocks: typeof analysis.blocks): Cell[][] =>
    allBlocks(blocks).flatMap(({ name, kind, estimates }) =>
      [...estimates].map(([path, estimate]) => [scenario, name, kind, path, ...valueCells(estimate)]),
    );
  const lets = [...analysis.lets].map(([name, estimate]) => ['', '', 'let', name, ...valueCells(estimate)]);
  return toCsv({
    columns,
    rows: [...rowsOf('', analysis.blocks), ...lets, ...analysis.scenarios.flatMap(({ name, blocks }) => rowsOf(name, blocks))],
  });
}

function valueCells(estimate: Estimate): Cell[] {
  const json = jsonValue(estimate);
  const numbers = 'p5' in json ? [null, json.p5, json.p50, json.p95, json.mean] : [wordCell(json.value), null, null, null, null];
  return [json.type, ...numbers, json.unit, json.origin, json.valid === true ? 'yes' : json.valid, json.formula, json.source, json.because];
}

function wordCell(value: Estimate['value']): Cell {
  if (value === null || typeof value === 'string') return value;
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : value.join('; ');
}
