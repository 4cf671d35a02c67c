/** Plans under test: a text, analysed with the real library, and all it says as plain data. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { analyze, defaultSettings } from '../../../engine/src/index.js';
import { fitLaw } from '../../../engine/src/laws/fit/index.js';
import type { FitOutcome } from '../../../engine/src/laws/fit/types.js';
import type { Analysis, BlockEstimates, Estimate, FileContent, Library, Settings } from '../../../engine/src/index.js';

export const checkout = path.resolve(import.meta.dirname, '../../../..');

const folder = path.join(checkout, 'library');
const index = JSON.parse(fs.readFileSync(path.join(folder, 'index.json'), 'utf8')) as Omit<Library, 'files'>;

export const library: Library = {
  ...index,
  files: Object.fromEntries(
    fs
      .readdirSync(folder)
      .filter(name => name.endsWith('.scale'))
      .map(name => [name, fs.readFileSync(path.join(folder, name), 'utf8')]),
  ),
};

export interface Surroundings {
  readonly main?: string;
  readonly files?: Readonly<Record<string, string | FileContent>>;
  readonly settings?: Partial<Settings>;
  readonly previous?: Analysis;
  /** Another object of the same library: nothing that other analyses found out about it is taken over. */
  readonly library?: Library;
}

/** Fits made so far, by the key of their job: the same for the same runs. */
const fits = new Map<string, FitOutcome>();

/**
 * The analysis of a text as the file `plan.scale`, beside other files, with its laws fitted. Nothing stops it, so it is never `'stopped'`.
 */
export function analyzed(
  text: string,
  { main = 'plan.scale', files = {}, settings = {}, previous, library: shelf = library }: Surroundings = {},
): Analysis {
  const contents = new Map<string, FileContent>([[main, { text }]]);
  for (const [name, content] of Object.entries(files)) contents.set(name, typeof content === 'string' ? { text: content } : content);
  for (let last = previous; ;) {
    const analysis = analyze({ main, files: contents, library: shelf, settings: { ...defaultSettings, ...settings }, fits }, last);
    assert.ok(analysis !== 'stopped');
    if (analysis.fitsWanted.length === 0) return analysis;
    for (const job of analysis.fitsWanted) fits.set(job.key, fitLaw(job));
    last = analysis;
  }
}

/** The estimate at a path, which must exist. */
export function estimateAt(analysis: Analysis, at: string): Estimate {
  const estimate = analysis.estimate(at);
  assert.ok(estimate !== undefined, `nothing stands at ${at}`);
  return estimate;
}

/** The median at a path, which must be a known number. */
export function medianAt(analysis: Analysis, at: string): number {
  const estimate = estimateAt(analysis, at);
  assert.ok(estimate.range !== null, `${at} is unknown, because ${estimate.because}`);
  return estimate.range.p50;
}

/** The default law at the middle of its constants, as `printed`: what its authors print, without what is not known of it. */
export const printedLaw = (): string => {
  const analysis = analyzed('');
  const middles = ['E', 'A', 'B', 'alpha', 'beta'].map(name => `${name}: ${medianAt(analysis, `besiroglu_2024.${name}`)}`);
  return `law printed from besiroglu_2024 { ${middles.join(', ')} }\n`;
};

export const codesOf = (analysis: Analysis): string[] => analysis.diagnostics.map(each => each.code);

/** Codes of errors and warnings: what a sound plan has none of. */
export const faultsOf = (analysis: Analysis): string[] =>
  analysis.diagnostics.filter(each => each.severity === 'error' || each.severity === 'warning').map(each => `${each.code} ${each.message}`);

/** An estimate without its place and with its inputs by path: what must not change when unrelated text does. */
export const plainEstimate = ({
  path: at,
  type,
  origin,
  range,
  unit,
  share,
  value,
  formula,
  formulaKind,
  inputs,
  source,
  because,
  valid,
}: Estimate): object => ({
  path: at,
  type,
  origin,
  range,
  unit,
  share,
  value,
  formula,
  formulaKind,
  inputs: inputs.map(input => `${input.name} ${input.path}`),
  source,
  because,
  valid,
});

export const plainBlock = ({ name, kind, title, doc, estimates, phases }: BlockEstimates): object => ({
  name,
  kind,
  title,
  doc,
  estimates: [...estimates].map(([at, estimate]) => [at, plainEstimate(estimate)]),
  phases: phases.map(plainBlock),
});

/** Values, findings and pictures of an analysis without the places they stand at. */
export const plainValues = (analysis: Analysis): object => ({
  blocks: analysis.blocks.map(plainBlock),
  lets: [...analysis.lets].map(([name, estimate]) => [name, plainEstimate(estimate)]),
  asserts: analysis.asserts.map(({ text, reason, holds, probability, required, driver }) => ({
    text,
    reason,
    holds,
    probability,
    required,
    driver,
  })),
  scenarios: analysis.scenarios.map(({ name, title, blocks }) => ({ name, title, blocks: blocks.map(plainBlock) })),
  sweeps: analysis.sweeps.map(({ name, vary, show, rows }) => ({
    name,
    vary,
    show,
    rows: rows.map(({ at, values }) => ({ at, values: values.map(value => (value === null ? null : plainEstimate(value))) })),
  })),
});

/** Everything an analysis gives. */
export const plainAll = (analysis: Analysis): object => ({
  ...plainValues(analysis),
  diagnostics: analysis.diagnostics,
  curves: analysis.curves(),
  budgets: analysis.budgets(),
  names: analysis.names(),
  places: [...analysis.lets.values(), ...analysis.blocks.flatMap(block => [...block.estimates.values()])].map(estimate => estimate.place),
});
