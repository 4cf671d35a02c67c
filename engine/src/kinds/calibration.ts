/**
 * What a cluster's own runs teach about it: from the rows behind `calibrate` to constants, their errors and what is doubtful about them.
 */
import { calibrate, type ChangedConstant } from '../physics/calibration/calibrate.js';
import { overallSpeed } from '../physics/calibration/overall.js';
import { efficienciesFor, type ChipEfficiencies } from '../physics/throughput/efficiencies.js';
import type { CalibrationFault } from '../schema/problem.js';
import type { MappedRows, Reader } from '../schema/value.js';
import { faultsOf, measuredSteps, measures, missingForConstants, predictedRuns, Row, type Surroundings } from './calibration-runs.js';
import { architectureOf, chipOf, median, type Reading } from './training-job.js';

/** What was learnt, and how well runs are predicted by it. */
export interface Learnt {
  /** Rows used. */
  readonly rows: number;
  readonly efficiencies: ChipEfficiencies;
  /** Constants that moved, the furthest first; none where one factor for all was learnt. */
  readonly changed: readonly ChangedConstant[];
  /** Measured speed over predicted, where the rows tell no more; and the standard deviation of its logarithm. */
  readonly overall: { readonly factor: number; readonly spread: number } | undefined;
  readonly errorBefore: number;
  readonly errorLeftOut: number | undefined;
  readonly deviation: number | undefined;
}

export interface Calibrated {
  /** `undefined` where nothing could be learnt; `faults` says why. */
  readonly learnt: Learnt | undefined;
  readonly faults: readonly CalibrationFault[];
}

/** Rows beyond add hours of fitting and no knowledge: so many, evenly spread over the file, are used. */
const mostRows = 150;
/** Fewer cannot be told from chance. */
const fewRows = 3;
/** Standard deviations between clusters that a constant may move before something else is more likely wrong. */
const farMoves = 3;

const outcomes = new WeakMap<MappedRows, Map<string, Calibrated>>();

/**
 * `undefined` without rows, and while the accelerator is not known. Fitting takes a second, and every constant asks for it: rows of the
 * same content on the same accelerator are fitted once, in whichever block or scenario they stand.
 */
export function calibrated(reader: Reader): Calibrated | undefined {
  const value = reader.read('calibrate');
  const rows = value?.kind === 'text' ? value.rows : undefined;
  if (rows === undefined) return undefined;
  const surroundings = surroundingsOf(reader, rows);
  const chips = ['bf16', 'fp16', 'fp8'].map(surroundings.chip);
  const chip = chips.find(each => each !== undefined);
  if (chip === undefined) return undefined;
  const { architecture, usual, context } = surroundings;
  const key = JSON.stringify([chips, architecture, usual, context]);
  let known = outcomes.get(rows);
  if (known === undefined) outcomes.set(rows, (known = new Map<string, Calibrated>()));
  let outcome = known.get(key);
  if (outcome === undefined)
    known.set(
      key,
      (outcome = reader.keep(`calibration ${key} ${contentOf(rows)}`, () => learn(rows, surroundings, efficienciesFor(chip.generation)))),
    );
  return outcome;
}

const contentOf = ({ lines, numbers, words }: MappedRows): string =>
  JSON.stringify([lines, [...numbers].map(([name, values]) => [name, ...values]), [...words]]);

function learn(rows: MappedRows, surroundings: Surroundings, prior: ChipEfficiencies): Calibrated {
  const kept = rows.lines.length;
  if (kept === 0) return { learnt: undefined, faults: [{ what: 'none-kept' }] };
  const measured = measures.find(name => rows.numbers.has(name));
  if (measured === undefined)
    return {
      learnt: undefined,
      faults: [{ what: 'missing', names: [...measures], join: 'or', because: 'nothing says how fast the runs were' }],
    };
  const used = Array.from(
    { length: Math.min(kept, mostRows) },
    (_, index) => new Row(rows, Math.floor((index * kept) / Math.min(kept, mostRows))),
  );
  const missing = missingForConstants(rows, surroundings);
  if (missing.length === 0) return learnConstants(used, surroundings, prior, measured);
  if (
    surroundings.architecture === undefined &&
    surroundings.usual === undefined &&
    !rows.numbers.has('params') &&
    ['layers', 'hidden_size', 'heads'].some(name => missing.includes(name))
  ) {
    return {
      learnt: undefined,
      faults: [{ what: 'missing', names: ['model', 'layers', 'params'], join: 'or', because: 'nothing says what was trained' }],
    };
  }
  if (measured === 'step_time' && ['batch', 'count'].some(name => !rows.numbers.has(name))) {
    return {
      learnt: undefined,
      faults: [
        {
          what: 'missing',
          names: ['batch', 'count'].filter(name => !rows.numbers.has(name)),
          join: 'and',
          because: 'a time of a step says nothing without the size of the step',
        },
      ],
    };
  }
  return learnOverall(used, surroundings, prior, measured, missing);
}

function learnConstants(rows: readonly Row[], surroundings: Surroundings, prior: ChipEfficiencies, measured: string): Calibrated {
  const { runs, unusable } = measuredSteps(rows, surroundings);
  const faults = faultsOf(unusable, measured);
  if (runs.length === 0) return { learnt: undefined, faults };
  const { efficiencies, changed, errorBefore, errorLeftOut, deviationLeftOut } = calibrate(runs, prior);
  const far = changed.filter(({ moved }) => Math.abs(moved) > farMoves);
  return {
    learnt: { rows: runs.length, efficiencies, changed, overall: undefined, errorBefore, errorLeftOut, deviation: deviationLeftOut },
    faults: [
      ...faults,
      ...few(runs.length),
      ...far
        .slice(0, 1)
        .map(constant => ({ what: 'far', names: far.map(({ name }) => nameOf(name)), change: changeOf(constant) }) as const),
    ],
  };
}

function learnOverall(
  rows: readonly Row[],
  surroundings: Surroundings,
  prior: ChipEfficiencies,
  measured: string,
  missing: readonly string[],
): Calibrated {
  const { runs, unusable } = predictedRuns(rows, surroundings);
  const faults = faultsOf(unusable, measured);
  if (runs.length === 0) return { learnt: undefined, faults };
  const { factor, spread, errorBefore, errorLeftOut, deviationLeftOut } = overallSpeed(runs);
  return {
    learnt: {
      rows: runs.length,
      efficiencies: prior,
      changed: [],
      overall: { factor, spread },
      errorBefore,
      errorLeftOut,
      deviation: deviationLeftOut,
    },
    faults: [...faults, { what: 'overall', missing }, ...few(runs.length)],
  };
}

const few = (rows: number): readonly CalibrationFault[] => (rows < fewRows ? [{ what: 'few', rows }] : []);

// ── what the rows do not say ───────────────────────────────────────────────────────────────────────────────────────────────

function surroundingsOf(reader: Reader, rows: MappedRows): Surroundings {
  const block = rows.blocks.get('model');
  const model = block === undefined ? undefined : reader.open(block);
  const isShaped = model !== undefined && ['layers', 'hidden_size', 'heads', 'vocab_size'].every(path => model.number(path) !== undefined);
  const architecture =
    model === undefined
      ? undefined
      : architectureOf(
          behind('model.', model, path => (path === 'params' ? (model.number('active_params') ?? model.number('params')) : undefined)),
        );
  return {
    chip: precision => chipOf(hardwareOf(reader, precision)),
    architecture: isShaped ? architecture : undefined,
    usual: architecture,
    context: model === undefined ? undefined : median(model, 'context'),
  };
}

/** By the tag, for hardware that does not name its generation. */
const generations: Readonly<Record<string, readonly string[]>> = {
  ampere: ['A100', 'A800'],
  hopper: ['H100', 'H200', 'H800', 'H20', 'GH200'],
  blackwell: ['B200', 'B300', 'GB200', 'GB300'],
  cdna3: ['MI300X', 'MI325X'],
  cdna4: ['MI355X'],
};

/** Which constants hold for the hardware: what it says itself, else what its tag tells. */
export function generationOf(reader: Reading, prefix = ''): string {
  const [own, tag] = [reader.read(`${prefix}generation`), reader.read(`${prefix}tag`)];
  if (own?.kind === 'text') return own.text;
  const found = tag?.kind === 'text' ? Object.entries(generations).find(([, tags]) => tags.includes(tag.text)) : undefined;
  return found?.[0] ?? 'unknown';
}

function hardwareOf(reader: Reader, precision: string): Reading {
  const reading = behind(
    'hardware.',
    reader,
    () => undefined,
    path => (path === 'precision' ? precision : undefined),
  );
  return { ...reading, read: path => (path === 'hardware.generation' ? { kind: 'text', text: generationOf(reader) } : reading.read(path)) };
}

/** A block read as if from a phase that names it. */
const behind = (
  prefix: string,
  reader: Reading,
  number: (path: string) => ReturnType<Reading['number']>,
  word: (path: string) => string | undefined = () => undefined,
): Reading => ({
  number: path => (path.startsWith(prefix) ? reader.number(path.slice(prefix.length)) : number(path)),
  read: path => (path.startsWith(prefix) ? reader.read(path.slice(prefix.length)) : undefined),
  word: path => (path.startsWith(prefix) ? reader.word(path.slice(prefix.length)) : word(path)),
});

// ── names ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

const spelt: Readonly<Record<string, string>> = { kernelSeconds: 'kernel_time', stepSeconds: 'fixed_time' };

/** `tensorOverlap` as the vocabulary has it: `tensor_overlap`. */
export const nameOf = (constant: string): string => spelt[constant] ?? constant.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);

/** `matmul 0.896 → 0.842` */
export const changeOf = ({ name, before, after }: { readonly name: string; readonly before: number; readonly after: number }): string =>
  `${nameOf(name)} ${shortened(before)} → ${shortened(after)}`;

const shortened = (value: number): string => String(Number(value.toPrecision(3)));
