/** What `analyze` takes and gives. Plain data and pure questions; hosts hand in files and read answers. */
import type { ParseResult } from '../../grammar/src/index.js';
import type { BudgetView, CurveSet, ThreeLaws } from './curves/types.js';
import type { Diagnostic, Severity } from './diagnostic.js';
import type { Estimate, Place, Summary } from './estimate.js';
import type { FitJob, FitOutcome } from './laws/fit/types.js';
import type { KindSpec, PropertySpec } from './schema/types.js';

/** A file as the host has it: its text, or why it cannot be had. */
export type FileContent =
  { readonly text: string } | { readonly problem: 'missing' | 'outside' | 'unreadable' | 'too-large'; readonly detail: string };

export interface LibraryEntry {
  readonly kind: string;
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly title: string;
  /** One line for completion: `989 TFLOP/s bf16 · 80 GB`. */
  readonly spec: string;
}

export interface Library {
  /** `2026-11` */
  readonly version: string;
  readonly names: Readonly<Record<string, LibraryEntry>>;
  readonly files: Readonly<Record<string, string>>;
}

export interface Settings {
  readonly seed: number;
  /** Draws of every uncertain value: one number for the whole analysis. */
  readonly samples: number;
  /** Severity by code; `off` silences it. */
  readonly severity: Readonly<Record<string, Severity | 'off'>>;
}

export const defaultSettings: Settings = { seed: 1, samples: 4096, severity: {} };

export interface AnalysisInput {
  /** Path of the file in question, a key of `files`. Paths are relative to the read root, with `/`. */
  readonly main: string;
  readonly files: ReadonlyMap<string, FileContent>;
  readonly library: Library;
  readonly settings: Settings;
  /**
   * What came of the fits that earlier analyses wanted, by the key of their job. The same object each time, so that what rests on it is
   * kept.
   */
  readonly fits?: ReadonlyMap<string, FitOutcome>;
}

/** All values of one block. */
export interface BlockEstimates {
  /** Name it is addressed by; of a nested phase the dotted path `base.anneal`. */
  readonly name: string;
  readonly kind: string;
  readonly title: string | null;
  readonly doc: string | null;
  /** From the kind's word to the end of the block. */
  readonly place: Place;
  /** The words before the brace: kind, name, title, from. */
  readonly head: Place;
  /** In vocabulary order; given, derived, default and unknown. */
  readonly estimates: ReadonlyMap<string, Estimate>;
  readonly phases: readonly BlockEstimates[];
}

export interface AssertResult {
  readonly text: string;
  readonly reason: string | null;
  /** `null` when it cannot be decided. */
  readonly holds: boolean | null;
  /** Share of the draws in which the condition is true. */
  readonly probability: number | null;
  readonly required: number;
  /** Dotted path of the input with the largest squared rank correlation. */
  readonly driver: string | null;
  readonly place: Place;
}

export interface ScenarioResult {
  readonly name: string;
  readonly title: string | null;
  readonly place: Place;
  /** Blocks of which something changed; only changed values. */
  readonly blocks: readonly BlockEstimates[];
}

export interface SweepResult {
  readonly name: string;
  readonly title: string | null;
  readonly place: Place;
  readonly vary: readonly string[];
  readonly show: readonly string[];
  /** One row per point of the grid: the text of each varied value, and the estimates shown. */
  readonly rows: readonly { readonly at: readonly string[]; readonly values: readonly (Estimate | null)[] }[];
}

/** What stands at an offset, for hover and go-to-definition. `start` and `end` are offsets into the present text. */
export type Meaning =
  | { readonly kind: 'block-kind'; readonly start: number; readonly end: number; readonly spec: KindSpec; readonly block?: BlockEstimates }
  | { readonly kind: 'block-name'; readonly start: number; readonly end: number; readonly block: BlockEstimates }
  | {
      readonly kind: 'property';
      readonly start: number;
      readonly end: number;
      readonly spec?: PropertySpec;
      readonly estimate?: Estimate;
      readonly block: BlockEstimates;
    }
  | { readonly kind: 'let'; readonly start: number; readonly end: number; readonly estimate: Estimate }
  | {
      readonly kind: 'reference';
      readonly start: number;
      readonly end: number;
      readonly path: string;
      readonly estimate?: Estimate;
      readonly block?: BlockEstimates;
      readonly spec?: PropertySpec;
      readonly definition?: Place;
    }
  | { readonly kind: 'word'; readonly start: number; readonly end: number; readonly word: string; readonly doc: string }
  | {
      readonly kind: 'function';
      readonly start: number;
      readonly end: number;
      readonly name: string;
      readonly signature: string;
      readonly doc: string;
    }
  | { readonly kind: 'unit'; readonly start: number; readonly end: number; readonly text: string; readonly value?: number }
  | ({
      readonly kind: 'table';
      readonly start: number;
      readonly end: number;
      readonly path: string;
      readonly column?: ColumnFacts;
      readonly definition: Place;
    } & TableFacts)
  | { readonly kind: 'import'; readonly start: number; readonly end: number; readonly path: string }
  | { readonly kind: 'assert'; readonly start: number; readonly end: number; readonly result: AssertResult };

/** A data file as `csv` reads it. */
export interface TableFacts {
  readonly rows: number;
  readonly columns: readonly string[];
}

export interface ColumnFacts {
  readonly name: string;
  /** Of the rows themselves, before any is drawn; `null` when no row has a number. */
  readonly range: Summary | null;
  /** Written with `%`. */
  readonly share: boolean;
  /** Rows without a number. */
  readonly without: number;
}

export interface Analysis {
  readonly input: AnalysisInput;
  /** The main file, parsed. */
  readonly parsed: ParseResult;
  /** Of the main file, by place. */
  readonly diagnostics: readonly Diagnostic[];
  /** Blocks of the main file, in its order. */
  readonly blocks: readonly BlockEstimates[];
  readonly lets: ReadonlyMap<string, Estimate>;
  readonly asserts: readonly AssertResult[];
  readonly scenarios: readonly ScenarioResult[];
  readonly sweeps: readonly SweepResult[];
  /** Fits of laws to runs that are still to be made: what rests on them is unknown until the host hands their outcomes in. */
  readonly fitsWanted: readonly FitJob[];
  /** Keys of all fits that something here rests on, made or not. */
  readonly fitsUsed: readonly string[];
  /** The fit of a law of the main file; `undefined` where there is no such law, or it names no runs. */
  fit(law: string): LawFit | undefined;
  /** The value at a dotted path of the main file's names: `base.gpu_hours`, `year`, `cheap.core.cost`. */
  estimate(path: string): Estimate | undefined;
  /** What stands at an offset of the main file. */
  at(offset: number): Meaning | undefined;
  /**
   * Names visible at top level of the main file, own, imported and library, with what they are. With the alias of an import, the names
   * behind its dot; none when it is no alias, or its file cannot be had.
   */
  names(alias?: string): readonly VisibleName[];
  /** The table that a path written in the main file names; `undefined` when it cannot be read. */
  table(path: string): TableFacts | undefined;
  /** Pictures of every phase, the first of each phase first; computed when asked for. */
  curves(): readonly CurveSet[];
  /** The three laws together, one for each phase that no other stands on; computed when asked for. */
  threeLaws(): readonly ThreeLaws[];
  /** One view per budget, or one over all phases where there is none; computed when asked for. */
  budgets(): readonly BudgetView[];
  /** Layouts of a training phase of the main file; `undefined` where there is no such phase. Searched when asked for. */
  layouts(phase: string): LayoutAnswer | undefined;
  /**
   * What every visible law of pre-training says of a `pretrain` phase of the main file; `undefined` where there is no such phase. Computed
   * when asked for.
   */
  laws(phase: string): LawComparison | undefined;
}

/** In the order of the names that can be seen: those of the file, of its imports, of the library. */
export interface LawComparison {
  readonly laws: readonly LawAnswer[];
}

export interface LawAnswer {
  readonly name: string;
  readonly title: string | null;
  /** It is the law of the phase. */
  readonly own: boolean;
  /** `loss`, or the `params` or `tokens` of the least loss. */
  readonly gives: string;
  /** Of the phase as it is planned, in nats per token; `null` where the law has none. */
  readonly loss: Summary | null;
  /** Why there is no loss. */
  readonly because: string | null;
  /** Inside of what the law was fitted on, or how far outside. */
  readonly valid: true | string;
  /** The best use of the phase's compute; `null` where the law knows none. */
  readonly optimum: LawOptimum | null;
  readonly optimumBecause: string | null;
}

export interface LawOptimum {
  /** Counted as the law counts. */
  readonly params: Summary;
  readonly tokens: Summary;
  readonly tokensPerParam: Summary;
  readonly loss: Summary | null;
  readonly valid: true | string;
}

/** A law with the runs behind its `fit`. */
export interface LawFit {
  readonly law: string;
  /** The file of the runs, as written. */
  readonly path: string;
  readonly form: string;
  /** What the law gives, and its runs reached: `loss` or `accuracy` where it can be fitted. */
  readonly gives: string;
  /** C counts accelerator hours, not FLOP. */
  readonly inHours: boolean;
  readonly rows: number;
  /** Constants that the law gives and that stay as they are. */
  readonly fixed: Readonly<Record<string, number>>;
  /** Least and largest of each variable that the formula reads. */
  readonly ranges: ReadonlyMap<string, { readonly low: number; readonly high: number }>;
  /** Absent while it is being made, and where the runs cannot be fitted to; the findings of the file say why. */
  readonly outcome?: FitOutcome;
}

/** One way to spread a training phase over its accelerators. */
export interface LayoutProposal {
  /** Degrees and words as `parallelism` names them. */
  readonly words: Readonly<Record<'tp' | 'pp' | 'cp' | 'ep' | 'dp' | 'zero' | 'micro_batch' | 'interleave', number>> & {
    readonly recompute: string;
  };
  /** Bytes of the fullest accelerator. */
  readonly memory: { readonly low: number; readonly high: number };
  /** Of one step, in the middle. */
  readonly seconds: number;
  /** By 6ND, over the peak of the arithmetic. */
  readonly mfu: number;
  /** To be written into the phase. */
  readonly text: string;
}

/** Those that fit, the fastest first, or why there are none; completes "no layouts, because …". */
export type LayoutAnswer =
  { readonly accelerators: number; readonly memory: number; readonly proposals: readonly LayoutProposal[] } | { readonly because: string };

export interface VisibleName {
  readonly name: string;
  /** Kind of block, or `let`, or `import` for an alias. */
  readonly kind: string;
  readonly from: 'file' | 'import' | 'library';
  readonly title: string | null;
  /** One line about it. */
  readonly spec: string | null;
  readonly definition: Place;
}
