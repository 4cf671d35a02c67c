/** What a block kind, a property, a formula and a default are. Types only: the list itself is in `kinds/`, collected by `vocabulary.ts`. */
import type { Dimension } from '../quantity/dimension.js';
import type { Reader, Value } from './value.js';

/** Given only, derived only, or both. */
export type How = 'given' | 'derived' | 'both';

export type PropertyType =
  | QuantityType
  | WordType
  | ReferenceType
  | { readonly kind: 'text' | 'date' | 'boolean' }
  | { readonly kind: 'list'; readonly of: ReferenceType }
  | FileType
  /** A formula over N, D, C and the block's own keys. */
  | { readonly kind: 'formula' }
  /** `{ … }` whose keys are open: `mixture`, `valid`; every value in it is of this type. */
  | { readonly kind: 'open-group'; readonly of: PropertyType; /** Its keys are pairs of names: `A.alpha`. */ readonly pairs?: true }
  /** `70M..16B` taken as its two ends, not drawn from. */
  | { readonly kind: 'bounds' };

export interface QuantityType {
  readonly kind: 'quantity';
  /** The canonical unit in output: `GPU-hour`, `FLOP/s`, `day`; empty for factors and shares. */
  readonly unit: string;
  readonly dimension: Dimension;
  /** Further dimensions that may be written: a budget's `limit`, a testtime's `usage`. */
  readonly alternatives?: readonly { readonly unit: string; readonly dimension: Dimension }[];
  /** 0..1, written as a percentage. */
  readonly share?: boolean;
  /** The name is its unit (`days`, `gpu_hours`) or it is a count or a factor: a bare number is accepted. */
  readonly bare?: boolean;
  /** What it is counted for each of, which may be written and changes nothing: `300 tokens/query`. */
  readonly forEach?: readonly Dimension[];
  /** Per accelerator: GPU counts cancel freely. */
  readonly perGpu?: boolean;
  /** It may be negative. */
  readonly signed?: boolean;
  /** Counts of things that exist whole and in the millions: a small value without a suffix is a likely slip. */
  readonly atLeast?: number;
  /**
   * What such a thing can be; any other value that is written is a finding, and unknown. Nothing can be negative, which needs no word here.
   */
  readonly possible?: Possible;
}

/** Bounds of what can be, in base units of the dimension. */
export interface Possible {
  readonly above?: 0;
  readonly least?: number;
  readonly most?: number;
  /** It exists whole. A computed value may be an average: only a number as it stands in the text has to be whole. */
  readonly whole?: true;
  /** Why, as the end of a sentence: "nothing would ever be trained". */
  readonly because?: string;
}

/** `csv("file") { … }`, `json("file")` */
export interface FileType {
  readonly kind: 'file';
  readonly reader: 'csv' | 'json';
  /** What the braces behind a table may say of its rows: each a column, or an expression over columns. */
  readonly columns?: readonly PropertySpec[];
}

export interface WordSpec {
  readonly name: string;
  readonly doc: string;
  /** Arguments of a method or a strategy. */
  readonly args?: readonly ArgumentSpec[];
}

export interface ArgumentSpec {
  readonly name: string;
  readonly doc: string;
  readonly type: PropertyType;
  /** The value taken when it is left out, as text. */
  readonly default?: string;
  readonly required?: boolean;
}

export interface WordType {
  readonly kind: 'word';
  readonly words: readonly WordSpec[];
}

export interface ReferenceType {
  readonly kind: 'reference';
  /** Kinds of block that fit. */
  readonly to: readonly string[];
  /** A word or a number may stand instead of a name: `verifier: exact`. */
  readonly or?: readonly (WordType | QuantityType)[];
}

export interface PropertySpec {
  /** Dotted path inside the block: `peak.bf16`. */
  readonly path: string;
  readonly type: PropertyType;
  readonly how: How;
  /** One plain sentence for hover, completion and the reference page. */
  readonly doc: string;
  /** What a value looks like, for completion and for messages: `15.6T tokens`. */
  readonly example?: string;
  /** Limits raise diagnostics and never derive another value. */
  readonly limit?: boolean;
  /** Shown in the block's hover table and the text estimate, in vocabulary order; some only when they are known. */
  readonly headline?: boolean | 'when-known';
  /** A constant of a model of the world: in hover, `explain` and JSON, and not among what a table notes as assumed or unknown. */
  readonly detail?: boolean;
  /** What somebody may ask for and no table tells, known or not: in hover, `explain` and JSON. */
  readonly aside?: boolean;
  /** What people call it elsewhere; such a word is answered with this name. */
  readonly alsoCalled?: readonly string[];
  /** Properties that say the same by another convention: shown beside it. */
  readonly beside?: readonly string[];
  /** Why no formula gives it yet; completes "unknown, because …". */
  readonly underived?: string;
  /** What a nested phase and the phase around it make of it; without, each has its own. */
  readonly nested?: Nested;
}

/**
 * `taken-over`: the phase around says it once for all its parts. `taken-over-on-same-hardware`: so it does, but a part that runs elsewhere
 * derives its own. `adds-up`: the phase around counts its own part and all others. `at-the-end`: it depends on all that the run has seen by
 * the end of a part. `of-the-whole`: it follows from the sums of the phase around. `the-largest`: the phase around has the largest of its
 * parts.
 */
export type Nested = 'taken-over' | 'taken-over-on-same-hardware' | 'adds-up' | 'the-largest' | 'at-the-end' | 'of-the-whole';

/**
 * One way to know a property. `text` is written in the language itself and evaluated by the same evaluator as users' expressions,
 * so what the hover shows is what was computed. Names are properties of the block, or dotted paths through its references
 * (`model.active_params`, `hardware.peak.{mfu_basis}`, where braces stand for the word given there).
 */
export interface Formula {
  readonly of: string;
  readonly text: string;
  /** Identities hold by definition; estimates model the world. They are compared with different tolerance. */
  readonly kind: 'identity' | 'estimate';
  readonly source?: string;
  /** The formula applies only where all of these hold of the block's words and plain numbers: `method` is `lora`. */
  readonly when?: readonly Condition[];
  /** A derivation the language cannot write; `text` then says it in words. `undefined`: an input is unknown. */
  readonly compute?: (reader: Reader) => Value | undefined;
  /** Takes a value over from elsewhere unless the block says otherwise: a given there is no contradiction. */
  readonly reading?: true;
  /** What `compute` reads, to say what is missing. */
  readonly needs?: readonly string[];
  /** Inside the range the formula was made for, or the reason why not. */
  readonly validity?: (reader: Reader) => true | string;
  /** Shown as an assumption beside the value: "active parameters stand for N in a mixture of experts". */
  readonly assumption?: string;
}

export interface Default {
  readonly of: string;
  /** In the language: `25% to 45%`, `model.precision`, `1.3`. */
  readonly text: string;
  readonly because: string;
  readonly source?: string;
  readonly when?: readonly Condition[];
  readonly compute?: (reader: Reader) => Value | undefined;
}

/** `path` has one of these values: words, `yes` and `no`, or plain numbers as text. `not` turns it round; an unknown path never holds. */
export interface Condition {
  readonly path: string;
  /** Nothing gives the path. This and `orOpen` are what an unknown path fulfils. */
  readonly known?: false;
  /** It holds as well where nothing gives the path: a choice that most models make alike and few write down. */
  readonly orOpen?: true;
  /** The file gives at least one property under the path. */
  readonly anyGiven?: true;
  readonly is?: readonly string[];
  readonly not?: readonly string[];
}

export interface ComputedValue {
  readonly path: string;
  readonly value: Value;
  /** How it reads: `core.cost + align.cost`. */
  readonly text: string;
  readonly unit: string;
  readonly share?: boolean;
  /** What it rests on, where that cannot be read off the text. */
  readonly reads?: readonly string[];
  /** It models the world; without, it holds by definition. */
  readonly estimate?: boolean;
  readonly source?: string;
  /** Inside the ranges of the laws it follows from, or how far outside; what its inputs say, where it says nothing. */
  readonly valid?: true | string;
}

export interface KindSpec {
  readonly name: string;
  /** What people call it elsewhere; such a word is answered with this name. */
  readonly alsoCalled?: readonly string[];
  /** What people call groups of properties in other places, by the path of the group. */
  readonly groupsAlsoCalled?: Readonly<Record<string, readonly string[]>>;
  readonly doc: string;
  /** A block of this kind is one of the three phases. */
  readonly phase: boolean;
  readonly properties: readonly PropertySpec[];
  readonly formulas: readonly Formula[];
  readonly defaults: readonly Default[];
  /** Values whose names depend on the file: the parts of a budget. Run when formulas and defaults are quiet. */
  readonly compute?: readonly ((reader: Reader) => readonly ComputedValue[])[];
  /** Any key may be written: `law`, `scenario`, `sweep`. */
  readonly open?: boolean;
  /** Kinds of block that may stand inside: `phase` in the phases. */
  readonly nested?: readonly string[];
  /** A first draft for completion and snippets, with `$1` tab stops. */
  readonly snippet: string;
}

export interface Vocabulary {
  readonly kinds: ReadonlyMap<string, KindSpec>;
  /** `min`, `p95`, `lognormal` … with their arguments. */
  readonly functions: ReadonlyMap<string, FunctionSpec>;
}

export interface FunctionSpec {
  readonly name: string;
  readonly signature: string;
  readonly doc: string;
}
