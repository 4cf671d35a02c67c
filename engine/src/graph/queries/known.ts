/** One record per value: what is known, where it comes from, and how it reads on every surface. */
import { summarize } from '../../draws/summary.js';
import type { Estimate, EstimateInput, EstimateType, Origin, Place, Summary } from '../../estimate.js';
import { shiftOf, type Item } from '../../names/items.js';
import { canonical, canonicalUnitOf } from '../../quantity/canonical.js';
import { day } from '../../quantity/time.js';
import type { At } from '../../schema/problem.js';
import type { PropertyType } from '../../schema/types.js';
import type { BlockRef, NumberValue, Value } from '../../schema/value.js';

export interface KnownInput {
  readonly name: string;
  readonly path: string;
  readonly known: Known;
}

export interface KnownParts {
  readonly path: string;
  /** Block it belongs to; absent for lets. */
  readonly owner?: string;
  readonly value: Value;
  readonly origin: Origin;
  readonly type: PropertyType | undefined;
  readonly formula?: string;
  readonly formulaKind?: 'identity' | 'estimate';
  readonly inputs?: readonly KnownInput[];
  readonly source?: string | null;
  readonly because?: string | null;
  readonly valid?: true | string;
  readonly writtenIn?: Item;
  readonly at?: At;
  /** Givens of the own block this value rests on. */
  readonly roots?: ReadonlySet<string>;
  /** It rests on itself: the steps of the circle, beginning with this value. */
  readonly circle?: readonly CircleStep[];
  /** It is unknown for now, since a block that is derived together with the one that reads it has not settled it. */
  readonly pending?: boolean;
  /** What has not been settled: absent where an expression between is pending with what it reads. */
  readonly waitsFor?: Waited;
}

/** A place on a circle: the question that is asked there, or its like for a derived value, and the name people write. */
export interface CircleStep {
  readonly key: string;
  readonly name: string;
}

export interface Waited {
  readonly block: BlockRef;
  readonly path: string;
}

const noRoots: ReadonlySet<string> = new Set();

export class Known implements Estimate {
  readonly path: string;
  /** The path people write from outside: `colossus.count`. */
  readonly fullPath: string;
  readonly current: Value;
  readonly origin: Origin;
  readonly type: EstimateType;
  /** Type of the property it fills. */
  readonly slot: PropertyType | undefined;
  readonly unit: string;
  readonly unitAsked: boolean;
  readonly share: boolean;
  readonly formula: string | null;
  readonly formulaKind: 'identity' | 'estimate' | null;
  readonly source: string | null;
  readonly because: string | null;
  readonly valid: true | string;
  readonly knownInputs: readonly KnownInput[];
  readonly roots: ReadonlySet<string>;
  readonly circle: readonly CircleStep[] | undefined;
  readonly pending: boolean;
  readonly waitsFor: Waited | undefined;
  /** An assumption stands somewhere behind this value. */
  readonly assumed: boolean;
  private readonly factor: number;
  private readonly writtenIn: Item | undefined;
  private readonly at: At | undefined;
  private summary: Summary | null | undefined;

  constructor(parts: KnownParts) {
    this.path = parts.path;
    this.fullPath = parts.owner === undefined ? parts.path : `${parts.owner}.${parts.path}`;
    this.current = parts.value;
    this.origin = parts.value.kind === 'unknown' ? 'unknown' : parts.origin;
    this.slot = parts.type;
    this.type = typeOf(parts.value, parts.type);
    const shown = shownUnit(parts.value, parts.type);
    this.unit = shown.unit;
    this.factor = shown.factor;
    this.unitAsked = shown.asked;
    this.share =
      parts.type?.kind === 'quantity' ? parts.type.share === true : parts.value.kind === 'number' && parts.value.percent === true;
    this.formula = parts.formula ?? null;
    this.formulaKind = parts.formulaKind ?? null;
    this.source = parts.source ?? null;
    this.because = parts.value.kind === 'unknown' ? parts.value.because : (parts.because ?? null);
    this.valid = parts.valid ?? true;
    this.knownInputs = parts.inputs ?? [];
    this.roots = parts.roots ?? noRoots;
    this.circle = parts.circle;
    this.pending = parts.value.kind === 'unknown' && parts.pending === true;
    this.waitsFor = parts.waitsFor;
    this.assumed = parts.origin === 'default' || this.knownInputs.some(input => input.known.assumed);
    this.writtenIn = parts.writtenIn;
    this.at = parts.at;
  }

  get range(): Summary | null {
    if (this.summary === undefined) this.summary = this.summarized();
    return this.summary;
  }

  private summarized(): Summary | null {
    if (this.current.kind !== 'number' || this.type !== 'number') return null;
    const { p5, p50, p95, mean } = summarize(this.current.draws);
    return { p5: p5 / this.factor, p50: p50 / this.factor, p95: p95 / this.factor, mean: mean / this.factor };
  }

  get value(): string | boolean | readonly string[] | null {
    return this.type === 'number' ? null : plainValue(this.current);
  }

  get inputs(): readonly EstimateInput[] {
    return this.knownInputs.map(input => ({ name: input.name, path: input.known.fullPath, estimate: input.known }));
  }

  get place(): Place | null {
    if (this.writtenIn === undefined || this.at === undefined) return null;
    const shift = shiftOf(this.writtenIn);
    return { file: this.writtenIn.file, start: this.at.start + shift, end: this.at.end + shift };
  }

  /** The number, if it is one. */
  get number(): NumberValue | undefined {
    return this.current.kind === 'number' ? this.current : undefined;
  }
}

function typeOf(value: Value, type: PropertyType | undefined): EstimateType {
  switch (value.kind) {
    case 'number':
      return value.date === true || type?.kind === 'date' ? 'date' : value.truth === true ? 'boolean' : 'number';
    case 'unknown':
      return typeOfSlot(type);
    case 'text':
    case 'word':
    case 'bounds':
    case 'form':
      return 'text';
    case 'boolean':
      return 'boolean';
    case 'block':
      return 'ref';
    case 'list':
      return 'list';
  }
}

function typeOfSlot(type: PropertyType | undefined): EstimateType {
  switch (type?.kind) {
    case undefined:
    case 'quantity':
      return 'number';
    case 'reference':
      return 'ref';
    case 'list':
      return 'list';
    case 'date':
      return 'date';
    case 'boolean':
      return 'boolean';
    default:
      return 'text';
  }
}

interface ShownUnit {
  readonly unit: string;
  readonly factor: number;
  readonly asked: boolean;
}

/** The unit of the property; where none says, the one asked for with `as`, else the canonical one. */
function shownUnit(value: Value, type: PropertyType | undefined): ShownUnit {
  if (type?.kind === 'quantity') {
    const other = value.kind === 'number' ? type.alternatives?.find(each => each.dimension === value.dimension) : undefined;
    const unit = other?.unit ?? type.unit;
    return { unit, factor: unit === '' ? 1 : canonical(unit).factor, asked: false };
  }
  if (value.kind !== 'number' || value.date === true || value.truth === true) return { unit: '', factor: 1, asked: false };
  if (value.shownIn !== undefined) return { unit: value.shownIn.text, factor: value.shownIn.factor, asked: true };
  const natural = canonicalUnitOf(value.dimension);
  return { unit: natural.text, factor: natural.factor, asked: false };
}

export function plainValue(value: Value): string | boolean | readonly string[] | null {
  switch (value.kind) {
    case 'number':
      return value.date === true ? dayOf(value) : value.truth === true ? summarize(value.draws).mean >= 0.5 : String(value.draws);
    case 'unknown':
      return null;
    case 'text':
      return value.text;
    case 'word':
      return value.text;
    case 'boolean':
      return value.value;
    case 'block':
      return value.count === undefined
        ? value.block.name
        : `${value.block.name} * ${typeof value.count.draws === 'number' ? value.count.draws : summarize(value.count.draws).p50}`;
    case 'list':
      return value.items.map(item => String(plainValue(item)));
    case 'bounds':
      return `${value.low}..${value.high}`;
    case 'form':
      return value.text;
  }
}

/** The median day, `yyyy-mm-dd`. */
export function dayOf(value: NumberValue): string | null {
  const seconds = summarize(value.draws).p50;
  const date = new Date(Math.floor(seconds / day) * day * 1000);
  return Number.isFinite(date.getTime()) ? date.toISOString().slice(0, 10) : null;
}
