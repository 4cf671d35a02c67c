/**
 * The syntax tree of a `.scale` file.
 *
 * Every node carries `start` and `end`, UTF-16 offsets into the text, `end` exclusive. A part the writer has not typed yet is
 * `undefined`, never an invented value: the checks report what is missing and completion asks what would fit there.
 */

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A name as written, with its place. `text` has full-width letters folded to ASCII. */
export interface Name extends Span {
  readonly kind: 'name';
  readonly text: string;
}

export interface StringLiteral extends Span {
  readonly kind: 'string';
  /** The text between the quotes, escapes resolved. */
  readonly value: string;
}

// ── items ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface FileNode extends Span {
  readonly kind: 'file';
  readonly items: Item[];
}

export type Item = ImportItem | LetItem | AssertItem | Property | Block;

interface Documented {
  /** The `///` lines directly above the item, without the slashes, joined by line ends. */
  doc?: string;
}

/** `import "path" as name` */
export interface ImportItem extends Span, Documented {
  kind: 'import';
  path?: StringLiteral;
  /** The word `as` was written, whether or not a name follows. */
  hasAs: boolean;
  alias?: Name;
}

/** `let name = value "source"` */
export interface LetItem extends Span, Documented {
  kind: 'let';
  name?: Name;
  hasEquals: boolean;
  value?: Expr;
  source?: StringLiteral;
}

/** `assert condition with share "reason"` */
export interface AssertItem extends Span, Documented {
  kind: 'assert';
  condition?: Expr;
  hasWith: boolean;
  share?: Expr;
  reason?: StringLiteral;
}

/** A dotted path on the left of a property or at the head of a block. A trailing dot leaves `trailingDot` set. */
export interface Path extends Span {
  readonly kind: 'path';
  readonly names: Name[];
  trailingDot: boolean;
}

/** `path: value "source"`, and a value may be followed by a block of its own: `fit: csv("f") { … }`. */
export interface Property extends Span, Documented {
  kind: 'property';
  path: Path;
  colon: Span;
  value?: Expr;
  source?: StringLiteral;
  /** The block behind the value. */
  block?: Body;
}

/** `kind name "title" from other { … }`; a nested group is a block too. A lone word on a line is a block with nothing else. */
export interface Block extends Span, Documented {
  kind: 'block';
  /** The kind of block, or the name of a group: `pretrain`, `mixture`, `hard_query`. */
  path: Path;
  name?: Name;
  title?: StringLiteral;
  hasFrom: boolean;
  from?: Reference;
  body?: Body;
}

export interface Body extends Span {
  readonly kind: 'body';
  open: Span;
  /** Absent while the block is not closed. */
  close?: Span;
  items: Item[];
}

// ── expressions ────────────────────────────────────────────────────────────────────────────────────────────────────────────

export type Expr =
  | NumberLiteral
  | DateLiteral
  | StringLiteral
  | Reference
  | Call
  | ListExpr
  | GroupExpr
  | UnaryExpr
  | BinaryExpr
  | RangeExpr
  | ConvertExpr
  | ErrorExpr;

/** A unit as written behind a number, `]`, `)` or `as`: `GPU-hours`, `FLOP/s`, `%`, `$/GPU-hour`, `GPU小时`. */
export interface Unit extends Span {
  readonly kind: 'unit';
  readonly text: string;
}

/** A number with its magnitude suffix applied; `$2.5/GPU-hour` has `currency` `$` and unit `/GPU-hour`. */
export interface NumberLiteral extends Span {
  readonly kind: 'number';
  readonly value: number;
  /** The digits and suffix as written: `1.5T`, `60%`, `5亿`. */
  readonly text: string;
  /** `%` and `x` are part of the number: a percentage is already divided by 100. */
  readonly suffix: string;
  /** Significant digits written, for the rounding of comparisons: 3 for `30.8M`, 1 for `5亿`. */
  readonly digits: number;
  currency?: Unit;
  unit?: Unit;
}

export interface DateLiteral extends Span {
  readonly kind: 'date';
  /** `yyyy-mm-dd` as written; whether such a day exists is a check. */
  readonly text: string;
}

/** `base`, `base.gpu_hours`, `cheap.core.cost` */
export interface Reference extends Span {
  readonly kind: 'reference';
  readonly names: Name[];
  trailingDot: boolean;
}

/** `grpo(group: 16)`, `quantile(x, 90%)`; a trailing unit converts the result: `max(a, b) GPUs`. */
export interface Call extends Span {
  readonly kind: 'call';
  readonly callee: Reference;
  readonly args: Argument[];
  close?: Span;
  unit?: Unit;
}

export interface Argument extends Span {
  readonly kind: 'argument';
  /** The left side of `name: value`. Anything but a plain name on the left is kept in `badName` and reported. */
  name?: Name;
  badName?: Expr;
  value?: Expr;
}

export interface ListExpr extends Span {
  readonly kind: 'list';
  readonly items: Expr[];
  close?: Span;
  unit?: Unit;
}

export interface GroupExpr extends Span {
  readonly kind: 'group';
  inner?: Expr;
  close?: Span;
  unit?: Unit;
}

export interface UnaryExpr extends Span {
  readonly kind: 'unary';
  readonly operator: '-' | 'not';
  readonly operatorSpan: Span;
  operand?: Expr;
}

export type BinaryOperator = 'or' | 'and' | '<' | '<=' | '>' | '>=' | '==' | '!=' | 'in' | '+' | '-' | '*' | '/' | '^';

/**
 * Operators of one level are kept flat, so that `1 + 1 + …` with 200,000 terms does not recurse: `operands[0] operators[0] operands[1] …`.
 * Evaluation is left to right. `^` always has two operands and binds to the right. A missing last operand is `undefined`.
 */
export interface BinaryExpr extends Span {
  readonly kind: 'binary';
  readonly operators: { readonly operator: BinaryOperator; readonly span: Span }[];
  readonly operands: (Expr | undefined)[];
}

/** `a to b` is a 90 % interval, `a..b` are hard bounds. */
export interface RangeExpr extends Span {
  readonly kind: 'range';
  readonly operator: 'to' | '..';
  readonly operatorSpan: Span;
  low?: Expr;
  high?: Expr;
}

/** `x as H100-hours by bf16` */
export interface ConvertExpr extends Span {
  readonly kind: 'convert';
  readonly operand: Expr;
  unit?: Unit;
  hasBy: boolean;
  by?: Reference;
}

/** Junk that stands where an expression was expected; its diagnostic has been given. */
export interface ErrorExpr extends Span {
  readonly kind: 'error';
}

/** Anything in the tree that has a place. `kind` tells which. */
export type Node = FileNode | Item | Body | Path | Name | Expr | Argument | Unit;

// ── problems ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What the parser itself reports. The message and the repair are made by the engine's checks from the code and the text. */
export interface SyntaxProblem extends Span {
  readonly code: SyntaxProblemCode;
  /** The word or sign concerned, as written. */
  readonly text: string;
  /** Another place: the opening brace of an unclosed block, the opening quote of a string. */
  readonly related?: Span;
}

export type SyntaxProblemCode =
  | 'unexpected' // a token that fits nowhere; one per run on a line
  | 'unclosed-block' // `{` without `}`
  | 'unclosed-bracket' // `(` or `[` without its partner
  | 'unclosed-string'
  | 'unclosed-comment'
  | 'stray-close' // `}` that closes nothing
  | 'missing-separator' // two items on one line without `,`
  | 'chained' // `a < b < c`, `a to b to c`
  | 'range-sign' // `35%～42%`: read as `35% to 42%`
  | 'leading-point' // `.3`: read as `0.3`
  | 'magnitude-word' // `5 billion`: read as `5B`
  | 'too-deep' // nested more than 200 levels
  | 'full-width'; // full-width punctuation was read as ASCII (information)
