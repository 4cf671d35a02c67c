/**
 * What the engine finds wrong, as data. The texts, the severity and the repair of each are made in `checks/codes/`, one file per code.
 * Offsets are those of the syntax tree the problem was found in.
 */
import type { Dimension } from '../quantity/dimension.js';
import type { Summary } from '../estimate.js';
import type { ServingProblem } from './serving-problem.js';
import type { OpenConstant, Outlier } from '../laws/fit/types.js';

export interface At {
  readonly start: number;
  readonly end: number;
}

/** A number that was written, in another unit. */
export interface Rewriting {
  readonly unit: string;
  readonly edits: readonly (At & { readonly text: string })[];
}

export type Problem = At & ProblemData;

export type ProblemKind = ProblemData['kind'];

export type ProblemOf<K extends ProblemKind> = At & Extract<ProblemData, { kind: K }>;

export type ProblemData =
  | ServingProblem
  // names
  | { readonly kind: 'unknown-kind'; readonly word: string; readonly suggestions: readonly string[]; readonly readAs: string | null }
  | {
      readonly kind: 'unknown-property';
      readonly block: string;
      readonly word: string;
      readonly suggestions: readonly Suggestion[];
      /** The word is the name of a group, and the suggestions are what is in it. */
      readonly isGroup?: true;
    }
  | {
      readonly kind: 'unknown-word';
      readonly property: string;
      readonly word: string;
      readonly words: readonly string[];
      readonly suggestions: readonly string[];
    }
  | { readonly kind: 'unknown-name'; readonly name: string; readonly wanted: string | null; readonly suggestions: readonly string[] }
  | {
      readonly kind: 'unknown-member';
      readonly owner: string;
      readonly ownerKind: string;
      readonly name: string;
      readonly suggestions: readonly string[];
      readonly members: readonly string[];
    }
  | { readonly kind: 'wrong-kind'; readonly name: string; readonly is: string; readonly wanted: readonly string[] }
  | { readonly kind: 'duplicate-name'; readonly name: string; readonly first: At }
  | { readonly kind: 'duplicate-key'; readonly key: string; readonly first: At; readonly item: At }
  | { readonly kind: 'ambiguous-name'; readonly name: string; readonly files: readonly string[] }
  | {
      readonly kind: 'several-candidates';
      readonly wanted: string;
      readonly names: readonly string[];
      readonly property: string;
      readonly body: { readonly start: number; readonly first: number | null } | null;
    }
  | { readonly kind: 'circular'; readonly path: readonly string[] }
  | { readonly kind: 'unused-let'; readonly name: string; readonly item: At }
  // imports
  | {
      readonly kind: 'import-problem';
      readonly path: string;
      readonly reason: 'missing' | 'outside' | 'unreadable' | 'too-large' | 'circular';
      readonly detail: string;
    }
  | { readonly kind: 'config-unread'; readonly path: string; readonly fault: string }
  | { readonly kind: 'config-family'; readonly path: string; readonly family: string; readonly known: readonly string[] }
  | { readonly kind: 'config-field'; readonly path: string; readonly field: string; readonly found: string; readonly wanted: string }
  | { readonly kind: 'config-uncounted'; readonly path: string; readonly family: string; readonly fields: readonly string[] }
  | {
      readonly kind: 'table-unread';
      readonly path: string;
      readonly fault: string;
      /** Its rows are used as runs, so that no range can stand in its place. */
      readonly ofRuns: boolean;
    }
  | {
      readonly kind: 'unknown-column';
      readonly path: string;
      readonly column: string | null;
      readonly columns: readonly string[];
      readonly suggestions: readonly string[];
    }
  | {
      readonly kind: 'bad-cell';
      readonly path: string;
      readonly column: string;
      readonly line: number;
      readonly text: string;
      readonly empty: number;
      readonly rows: number;
    }
  | {
      readonly kind: 'bad-row';
      readonly path: string;
      readonly property: string;
      readonly line: number;
      readonly fault: string;
      readonly count: number;
    }
  | { readonly kind: 'calibration'; readonly fault: CalibrationFault }
  | { readonly kind: 'fit-missing'; readonly fault: Extract<FitFault, { readonly what: 'missing' | 'not-loss' | 'nothing-free' }> }
  | { readonly kind: 'fit-few'; readonly rows: number; readonly constants: number }
  | { readonly kind: 'fit-coverage'; readonly fault: Extract<FitFault, { readonly what: 'constant' | 'budgets' | 'together' }> }
  | { readonly kind: 'fit-rows'; readonly fault: Extract<FitFault, { readonly what: 'twice' | 'cut' }> }
  | { readonly kind: 'fit-outliers'; readonly runs: readonly Outlier[]; readonly rows: number }
  | { readonly kind: 'fit-open'; readonly constants: readonly OpenConstant[] }
  | { readonly kind: 'fit-failed'; readonly because: string }
  | { readonly kind: 'fit-name'; readonly name: string; readonly variable: string; readonly at: At | null }
  | { readonly kind: 'import-errors'; readonly path: string; readonly count: number; readonly first: string }
  // shape
  | { readonly kind: 'missing-value'; readonly property: string; readonly example: string | null; readonly isBlock?: true }
  | { readonly kind: 'missing-part'; readonly what: string; readonly example: string }
  | { readonly kind: 'derived-only'; readonly property: string; readonly formula: string | null; readonly item: At }
  | {
      readonly kind: 'wrong-type';
      readonly property: string;
      readonly wanted: string;
      readonly found: string;
      readonly example: string | null;
    }
  | { readonly kind: 'bad-date'; readonly text: string }
  | { readonly kind: 'misplaced'; readonly what: string; readonly where: string }
  // units
  | {
      readonly kind: 'missing-unit';
      readonly property: string;
      readonly wanted: Dimension;
      readonly number: string;
      readonly candidates: readonly string[];
      readonly wrapped: boolean;
    }
  | {
      readonly kind: 'wrong-dimension';
      readonly property: string;
      readonly wanted: readonly Dimension[];
      readonly found: Dimension;
      readonly candidates: readonly string[];
      readonly rewritings: readonly Rewriting[];
    }
  | {
      readonly kind: 'mismatch';
      readonly operation: string;
      readonly left: Dimension;
      readonly right: Dimension;
      readonly leftAt: At;
      readonly rightAt: At;
      /** A bare number on one side, and units that would make it one of the other. */
      readonly bare?: At & { readonly text: string; readonly units: readonly string[] };
    }
  | {
      readonly kind: 'missing-gpu';
      readonly property: string;
      readonly wanted: Dimension;
      readonly found: Dimension;
      readonly repair: { readonly text: string; readonly at: At } | null;
    }
  | { readonly kind: 'count-mismatch'; readonly property: string; readonly wanted: Dimension; readonly found: Dimension }
  | {
      readonly kind: 'per-or-total';
      readonly property: string;
      readonly found: string;
      readonly wanted: string;
      readonly better: string | null;
      readonly nameAt: At | null;
    }
  | {
      readonly kind: 'unknown-unit';
      readonly unit: string;
      readonly word: string;
      readonly suggestions: readonly string[];
      /** Units of the property that it stands for, none for a plain number; `null` where it stands for no property. */
      readonly usual: readonly string[] | null;
      /** The number with each of those. */
      readonly rewritings: readonly Rewriting[];
    }
  | { readonly kind: 'unit-as-name'; readonly unit: string; readonly repair: string | null; readonly whole: At }
  | { readonly kind: 'byte-or-billion'; readonly number: string }
  | {
      readonly kind: 'chips-differ';
      readonly from: string;
      readonly to: string;
      readonly options: readonly { readonly by: string; readonly ratio: number }[];
      readonly unit: string;
      readonly insertAt: number;
    }
  | { readonly kind: 'small-count'; readonly property: string; readonly value: number; readonly text: string }
  | {
      readonly kind: 'currency';
      readonly property: string;
      readonly found: Dimension;
      readonly wanted: Dimension;
      readonly rates?: readonly string[];
    }
  // ranges and numbers
  | { readonly kind: 'range-from-zero'; readonly low: number; readonly operator: At; readonly lowAt: At }
  | { readonly kind: 'range-backwards'; readonly lowAt: At; readonly highAt: At }
  | { readonly kind: 'share-above-one'; readonly property: string; readonly value: number; readonly text: string }
  | { readonly kind: 'dash-range'; readonly repair: string; readonly whole: At }
  | { readonly kind: 'uncertain-end'; readonly what: string }
  | { readonly kind: 'shared-magnitude'; readonly lowAt: At; readonly lowText: string; readonly suffix: string }
  | { readonly kind: 'not-finite'; readonly text: string }
  | {
      readonly kind: 'negative';
      readonly property: string;
      /** The smallest and the largest draw; the same of one number. */
      readonly low: number;
      readonly high: number;
      readonly unit: string;
    }
  | {
      readonly kind: 'impossible';
      readonly property: string;
      readonly fault: ImpossibleFault;
      readonly value: number;
      readonly isRange: boolean;
      readonly unit: string;
      readonly because: string | null;
      readonly repair: string | null;
      readonly derive: At | null;
    }
  | {
      readonly kind: 'small-batch';
      readonly block: string;
      readonly batch: number;
      readonly sequence: number;
      readonly isSequenceAssumed: boolean;
      readonly written: { readonly text: string; readonly at: At } | null;
    }
  | { readonly kind: 'free'; readonly property: string; readonly block: string; readonly derive: At }
  | { readonly kind: 'bad-draws'; readonly what: string; readonly count: number; readonly samples: number; readonly reason: string }
  | { readonly kind: 'bad-call'; readonly name: string; readonly reason: string; readonly signature: string | null }
  | { readonly kind: 'bad-form'; readonly reason: string }
  | { readonly kind: 'grid-cut'; readonly points: number; readonly most: number }
  // estimates
  | {
      readonly kind: 'contradiction';
      readonly property: string;
      readonly formula: string;
      readonly formulaKind: 'identity' | 'estimate';
      readonly given: Summary;
      readonly derived: Summary;
      readonly unit: string;
      readonly share: boolean;
      readonly inputs: readonly string[];
      readonly slip: string | null;
      /** Absent where the given stands in the text of another block, which this one takes over. */
      readonly value: At | null;
    }
  | {
      readonly kind: 'assert-fails';
      readonly text: string;
      readonly probability: number;
      readonly required: number;
      readonly driver: string | null;
      readonly driverShare: number;
      readonly left: string | null;
      readonly right: string | null;
      readonly reason: string | null;
      readonly stated: boolean;
      readonly insertAt: number;
    }
  | { readonly kind: 'assert-undecided'; readonly text: string; readonly because: string }
  | { readonly kind: 'limit-passed'; readonly budget: string; readonly probability: number; readonly total: string; readonly limit: string }
  | { readonly kind: 'deadline-missed'; readonly block: string; readonly probability: number; readonly finish: string }
  | { readonly kind: 'outside-validity'; readonly property: string; readonly reason: string }
  | { readonly kind: 'high-mfu'; readonly block: string; readonly property: string; readonly median: number; readonly given: boolean }
  | { readonly kind: 'too-many-gpus'; readonly count: number }
  | { readonly kind: 'before-release'; readonly begins: string; readonly released: string; readonly chip: string }
  | {
      readonly kind: 'published-apart';
      readonly property: string;
      readonly own: string;
      readonly other: string;
      readonly run: string;
      /** Of the ends of the claim over the middle of what others say. */
      readonly low: number;
      readonly high: number;
      readonly source: string | null;
    }
  | {
      readonly kind: 'beyond-published';
      /** What is large, as a clause. */
      readonly claim: string;
      /** Of the ends of the claim over what it is held against. */
      readonly low: number;
      readonly high: number;
      readonly yardstick: string;
      readonly source: string;
    }
  | {
      readonly kind: 'two-totals';
      readonly ecosystem: number;
      /** Of the derivatives over the whole budget. */
      readonly low: number;
      readonly high: number;
      /** Pre-training in both totals together, and in the budget alone. */
      readonly share: number;
      readonly alone: number;
    }
  | {
      readonly kind: 'published-agrees';
      readonly run: string;
      readonly figures: readonly { readonly property: string; readonly own: string; readonly other: string }[];
      readonly source: string | null;
    }
  | { readonly kind: 'threshold'; readonly flop: number; readonly threshold: string }
  | { readonly kind: 'shares-sum'; readonly sum: number }
  | {
      readonly kind: 'sizes';
      readonly fault: 'heads' | 'kv-heads' | 'experts';
      readonly large: number;
      readonly small: number;
      readonly swap: { readonly first: At; readonly second: At } | null;
    }
  | {
      readonly kind: 'layout';
      readonly fault: 'heads' | 'count';
      readonly product: number;
      readonly of: number;
      readonly repair: string | null;
    }
  | { readonly kind: 'one-pass'; readonly epochs: number; readonly whole: At }
  | {
      readonly kind: 'decimal-context';
      readonly property: string;
      readonly text: string;
      readonly value: number;
      readonly binary: string;
      readonly binaryValue: number;
    }
  | { readonly kind: 'mfu-basis'; readonly precision: string; readonly median: number; readonly insertAt: number }
  | {
      readonly kind: 'memory-too-small';
      readonly block: string;
      readonly chip: string;
      readonly count: number;
      readonly needs: string | null;
      readonly has: string;
      readonly fewest: number | null;
      readonly change: string | null;
      readonly edits: readonly { readonly start: number; readonly end: number; readonly text: string }[];
    }
  | {
      readonly kind: 'sparse-peak';
      readonly format: string;
      readonly chip: string;
      readonly dense: string;
      readonly ratio: number;
      readonly whole: boolean;
    }
  | { readonly kind: 'accuracy-law'; readonly law: string; readonly phase: string | null; readonly slot: string; readonly insertAt: number }
  | {
      readonly kind: 'score-bounds';
      readonly fault: 'below-chance' | 'above-ceiling' | 'starts-above-end';
      readonly score: number;
      readonly bound: number;
      readonly name: string;
    }
  | {
      readonly kind: 'slot-law';
      readonly slot: string;
      readonly law: string;
      readonly gives: string;
      readonly wanted: string;
      readonly key: At | null;
    }
  | { readonly kind: 'far-extrapolation'; readonly block: string; readonly decades: number; readonly reason: string }
  | { readonly kind: 'unverified-choice'; readonly benchmark: string; readonly strategy: string; readonly repair: string | null }
  | { readonly kind: 'answer-count'; readonly argument: string; readonly value: string }
  | { readonly kind: 'pass-counts'; readonly fault: PassCountFault }
  | { readonly kind: 'far-answers'; readonly property: string; readonly reason: string }
  | {
      readonly kind: 'no-effect';
      readonly of: string;
      readonly written: readonly string[];
      readonly holder: 'library' | 'file';
      readonly insertAt: number;
      readonly replace: At | null;
      readonly isWithoutPurchase: boolean;
    }
  | {
      readonly kind: 'deadline-order';
      readonly begins: string;
      readonly deadline: string;
      readonly swap: { readonly first: At; readonly second: At } | null;
    }
  | { readonly kind: 'no-time'; readonly block: string; readonly amount: string; readonly value: At }
  // methods of post-training
  | {
      readonly kind: 'teacher-smaller';
      readonly teacher: number;
      readonly student: number;
      readonly swap: { readonly first: At; readonly second: At } | null;
    }
  | { readonly kind: 'adapter-rank'; readonly rank: number; readonly width: number | null }
  | { readonly kind: 'bits'; readonly bits: number; readonly before: number | null }
  | { readonly kind: 'pruned-size'; readonly fault: 'all' | 'none'; readonly left: number; readonly before: number }
  | { readonly kind: 'lonely-group'; readonly group: number }
  | { readonly kind: 'nothing-kept'; readonly property: string; readonly repair: string }
  | { readonly kind: 'not-of-method'; readonly property: string; readonly method: string; readonly item: At }
  | { readonly kind: 'no-generators'; readonly trainers: number; readonly count: number }
  | {
      readonly kind: 'undecided-method';
      readonly method: string;
      readonly names: readonly string[];
      readonly twice: boolean;
      readonly repair: string | null;
    }
  | { readonly kind: 'correlation-matrix'; readonly names: readonly string[]; readonly unwritten: readonly string[] }
  | {
      readonly kind: 'correlation-name';
      readonly name: string;
      readonly fault: 'unknown' | 'certain' | 'itself' | 'twice';
      readonly suggestions: readonly string[];
      readonly nameAt: At;
    }
  | { readonly kind: 'law-diverges'; readonly law: string; readonly count: number; readonly samples: number }
  | { readonly kind: 'input-name'; readonly name: string; readonly fault: 'unread' | 'constant'; readonly suggestions: readonly string[] }
  | { readonly kind: 'correlation-value'; readonly value: number | null; readonly whole: At }
  | { readonly kind: 'not-derived-yet'; readonly property: string; readonly because: string };

/** What is doubtful about a calibration; names are those of the vocabulary. */
export type CalibrationFault =
  | { readonly what: 'missing'; readonly names: readonly string[]; readonly join: 'and' | 'or'; readonly because: string }
  | { readonly what: 'none-kept' }
  | { readonly what: 'few'; readonly rows: number }
  | { readonly what: 'overall'; readonly missing: readonly string[] }
  | { readonly what: 'implausible'; readonly line: number; readonly mfu: number; readonly count: number; readonly measured: string }
  | { readonly what: 'unusable'; readonly line: number; readonly reason: string; readonly count: number }
  | { readonly what: 'far'; readonly names: readonly string[]; readonly change: string };

/** Why a property cannot have a value; `always`: it is zero in every draw. */
export type ImpossibleFault =
  | { readonly what: 'zero'; readonly always: boolean }
  | { readonly what: 'least' | 'most'; readonly bound: number }
  | { readonly what: 'whole' };
/** Why counts of right answers tell nothing of how problems differ. */
export type PassCountFault =
  | { readonly what: 'missing'; readonly names: readonly string[] }
  | { readonly what: 'impossible'; readonly line: number; readonly correct: number; readonly samples: number; readonly count: number }
  | { readonly what: 'empty' | 'few' | 'none-solved' | 'all-solved' };

export interface Suggestion {
  readonly name: string;
  readonly doc: string;
}

/** What is doubtful about a fit, or stands in its way. */
export type FitFault =
  | { readonly what: 'missing'; readonly names: readonly string[] }
  | { readonly what: 'not-loss'; readonly gives: string }
  | { readonly what: 'nothing-free' }
  | { readonly what: 'name'; readonly name: string; readonly variable: string }
  | { readonly what: 'few'; readonly rows: number; readonly constants: number }
  /** Variables that are the same in every run. */
  | { readonly what: 'constant'; readonly names: readonly string[] }
  | { readonly what: 'budgets'; readonly budgets: number }
  /** N and D grow in step. */
  | { readonly what: 'together' }
  | { readonly what: 'twice'; readonly line: number; readonly first: number; readonly count: number }
  | { readonly what: 'cut'; readonly rows: number; readonly used: number }
  | { readonly what: 'outliers'; readonly runs: readonly Outlier[]; readonly rows: number }
  | { readonly what: 'open'; readonly constants: readonly OpenConstant[] }
  | { readonly what: 'failed'; readonly because: string };
