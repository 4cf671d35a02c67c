/**
 * A block from what is given to what follows. Forward propagation, never search: fix the givens; fire every formula whose inputs are known,
 * in vocabulary order, until nothing moves; then take the first default that applies and go on. A default is used only where no given
 * reaches. `derive` drives the steps.
 *
 * Where blocks read each other, some inputs are not there yet. A property that could still come from them is `foreseen`: no other formula
 * and no default gives it, unless nothing else can move any more.
 */
import { planNames } from '../../names/data-file.js';
import { findProperty } from '../../names/properties.js';
import type { Given, Merged } from '../../names/merge.js';
import type { Problem } from '../../schema/problem.js';
import type { ComputedValue, Condition, Formula, KindSpec, PropertySpec } from '../../schema/types.js';
import type { BlockRef, Reader } from '../../schema/value.js';
import { compiled } from '../expressions/formula.js';
import { Known, type CircleStep } from '../queries/known.js';
import { circleReason, givenAlone } from '../queries/questions.js';
import { findThrough, readerOf, type KnownSource } from '../queries/reader.js';
import type { Universe } from '../queries/world-context.js';
import { Attempts } from './attempts.js';
import { formulasOf } from './entries.js';
import { conditionHolds } from './conditions.js';
import { computedKnown, defaultKnown, formulaKnown } from './fire.js';
import { lookAhead, type Foreseen } from './foresight.js';
import { evaluateGiven, readsOwn, type SettledGiven } from './given.js';
import { reasonFor } from './reasons.js';

const nothing: Foreseen = new Map();

const dependsOnAll = (property: PropertySpec | undefined): boolean =>
  property?.nested === 'at-the-end' || property?.nested === 'of-the-whole';

export class BlockDerivation implements KnownSource {
  readonly known = new Map<string, Known>();
  readonly problems: Problem[] = [];
  /** Those of the kind, and one for each entry of an open group. */
  readonly formulas: readonly Formula[];
  /** Givens that rest on other values, not yet known. */
  readonly waiting = new Map<string, Given>();
  /** Why a formula that has all its inputs gives nothing. */
  readonly reasons = new Map<string, string>();
  /** Circles that values of this block are part of, each beginning with that value. */
  readonly circles = new Map<string, readonly CircleStep[]>();
  /** Nothing more comes: what is not known stays unknown. */
  ended = false;
  private begun = false;
  private foreseenPaths: Foreseen = nothing;
  private readonly attempts = new Attempts(this.known);
  private readonly computing: Set<(reader: Reader) => readonly ComputedValue[]>;
  private explaining: ReadonlySet<string> = new Set();
  /** What a run comes to by the end of this part: read by what is a property of the end. */
  private atEnd: ReadonlyMap<string, Known> | undefined;
  private reading: ReadonlyMap<string, Known> | undefined;

  /**
   * `inCircle`: it is derived together with blocks that read it. `before` runs after the givens, before anything is derived: the tokens
   * that a nested phase cuts out of the phase around it.
   */
  constructor(
    readonly universe: Universe,
    readonly merged: Merged,
    readonly spec: KindSpec,
    readonly inCircle: boolean,
    inherited: ReadonlyMap<string, Known> = new Map(),
    private readonly before?: (target: BlockDerivation) => void,
  ) {
    for (const [path, known] of inherited) this.known.set(path, known);
    this.computing = new Set(spec.compute ?? []);
    this.formulas = formulasOf(spec, merged.givens.keys());
  }

  get self(): BlockRef {
    return this.merged.ref;
  }

  find(path: string): Known | undefined {
    return findThrough(this.universe, this.self, path, inner => this.reading?.get(inner) ?? this.own(inner));
  }

  /** The value at a path of this block alone, as it is now. */
  own(path: string): Known | undefined {
    const known = this.known.get(path);
    if (known === undefined) this.attempts.lacks(path);
    return known;
  }

  /** Why a path is unknown; completes "unknown, because …". */
  because(path: string): string {
    if (this.explaining.has(path)) return 'it depends on itself';
    const before = this.explaining;
    this.explaining = new Set([...before, path]);
    try {
      return reasonFor(this, path);
    } finally {
      this.explaining = before;
    }
  }

  // ── steps: each says whether anything moved ──────────────────────────────────────────────────────────────────────────────

  /** Formulas until nothing moves. */
  propagate(): boolean {
    let moved = !this.begun;
    if (!this.begun) this.begin();
    for (let again = true; again; moved ||= again) {
      again = this.fixWaiting();
      if (this.inCircle) this.foreseenPaths = lookAhead(this);
      for (const formula of this.formulas)
        if (this.isOpen(formula.of) && !this.foreseenPaths.has(formula.of) && this.fire(formula)) again = true;
      if (this.inCircle && this.compute(false)) again = true;
    }
    return moved;
  }

  /** Something that another block of the circle settles may still come here. */
  get waits(): boolean {
    return this.foreseenPaths.size > 0 || (this.inCircle && this.computing.size > 0);
  }

  /** The first default that applies, of a property that nothing may still give. */
  takeDefault(evenForeseen = false): boolean {
    for (const each of this.spec.defaults) {
      if (!this.isOpen(each.of) || (!evenForeseen && this.foreseenPaths.has(each.of))) continue;
      const attempt = (): Known | undefined => (this.holds(each.when) ? defaultKnown(this, each) : undefined);
      const { result, waited } = this.inCircle
        ? this.universe.session.watched(attempt)
        : { result: this.attempts.of(each, attempt), waited: false };
      if (result === undefined || (waited && !evenForeseen)) continue;
      this.known.set(each.of, result);
      return true;
    }
    return false;
  }

  /** A formula for a property that an earlier formula may still give. */
  fireForeseen(): boolean {
    return this.formulas.some(formula => this.isOpen(formula.of) && this.foreseenPaths.has(formula.of) && this.fire(formula));
  }

  /** What is not known now stays unknown. */
  end(): void {
    this.ended = true;
    for (const [path, given] of this.waiting) this.known.set(path, this.lastWord(path, given));
    this.waiting.clear();
    this.compute(true);
  }

  // ── givens ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

  private begin(): void {
    this.begun = true;
    for (const given of this.merged.givens.values()) {
      const alone = givenAlone(this.universe, this.self, given.path);
      if (alone === undefined || alone.known.pending) {
        this.waiting.set(given.path, given);
        this.known.delete(given.path);
        continue;
      }
      this.known.set(given.path, alone.known);
      if (given.origin === 'given') this.problems.push(...alone.problems);
    }
    this.before?.(this);
  }

  /** A given that reads other values becomes known when they are. */
  private fixWaiting(): boolean {
    let moved = false;
    for (const [path, given] of this.waiting) {
      const result = this.given(path, given);
      if (result.known.pending || (result.known.current.kind === 'unknown' && result.problems.length === 0 && !result.settled)) continue;
      this.waiting.delete(path);
      this.fix(path, given, result);
      moved = true;
    }
    return moved;
  }

  given(path: string, given: Given): SettledGiven {
    return evaluateGiven(this.universe, this.merged, given, { kind: this.spec, self: path, read: inner => this.known.get(inner) });
  }

  private fix(path: string, given: Given, result: SettledGiven): Known {
    this.known.set(path, result.known);
    if (given.origin === 'given') this.problems.push(...result.problems);
    return result.known;
  }

  /** A given whose names never became known. */
  private lastWord(path: string, given: Given): Known {
    const circle = this.circles.get(path);
    // What reads nothing of its own block is told as if it had been evaluated alone.
    if (circle === undefined && !readsOwn(given.expr, path, this.spec, findProperty(this.spec, path)))
      return this.fix(path, given, this.given(path, given));
    const reads = [...planNames(given.expr)];
    const because =
      circle === undefined ? `${reads.join(' and ')} ${reads.length === 1 ? 'is' : 'are'} not known` : circleReason(circle, 0);
    return new Known({
      path,
      owner: this.self.name,
      value: { kind: 'unknown', because },
      origin: 'unknown',
      type: findProperty(this.spec, path)?.type,
      writtenIn: given.item,
      at: given.expr,
      ...(circle === undefined ? {} : { circle }),
    });
  }

  // ── formulas ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

  isKnown(path: string): boolean {
    const known = this.own(path);
    return known !== undefined && known.current.kind !== 'unknown';
  }

  isOpen(path: string): boolean {
    return this.own(path) === undefined && !this.waiting.has(path);
  }

  get foreseen(): Foreseen {
    return this.foreseenPaths;
  }

  private fire(formula: Formula): boolean {
    const attempt = (): Known | undefined => this.evaluate(formula);
    const result = this.inCircle ? this.unlessWaiting(attempt) : this.attempts.of(formula, attempt);
    if (result === undefined) return false;
    if (result.current.kind === 'unknown') {
      this.reasons.set(formula.of, result.current.because);
      return false;
    }
    this.known.set(formula.of, result);
    return true;
  }

  private unlessWaiting<T>(work: () => T): T | undefined {
    const { result, waited } = this.universe.session.watched(work);
    return waited ? undefined : result;
  }

  /** What a formula gives with what is known now; `undefined` while an input is missing or its condition does not hold. */
  evaluate(formula: Formula): Known | undefined {
    if (!compiled(formula, this.spec).heads.every(head => this.isKnown(head)) || !this.holds(formula.when)) return undefined;
    if (this.atEnd === undefined || !dependsOnAll(findProperty(this.spec, formula.of))) return formulaKnown(this, formula);
    this.reading = this.atEnd;
    const known = formulaKnown(this, formula);
    this.reading = undefined;
    return known;
  }

  /** Derives anew what depends on the parts of a run, now that they are known; `atEnd` are the amounts by the end of this part. */
  deriveAgain(atEnd: ReadonlyMap<string, Known>, which: (nested: PropertySpec['nested']) => boolean): void {
    this.atEnd = atEnd;
    this.attempts.forget();
    for (const { path } of this.spec.properties.filter(property => which(property.nested))) {
      if (this.known.get(path)?.origin !== 'derived') continue;
      this.known.delete(path);
      if (this.formulas.some(formula => formula.of === path && this.fire(formula))) continue;
      const missing = [...atEnd.values()].find(known => known.current.kind === 'unknown')?.because;
      if (missing != null) this.reasons.set(path, missing);
    }
  }

  holds(conditions: readonly Condition[] | undefined): boolean {
    return conditions === undefined || conditions.every(condition => conditionHolds(this, condition));
  }

  /** Values whose names depend on the file. What waits for a block of the circle is computed again later, unless this is the last time. */
  private compute(last: boolean): boolean {
    let moved = false;
    for (const each of this.computing) {
      const { result, waited } = this.universe.session.watched(() => each(readerOf(this, [])));
      if (waited && !last) continue;
      this.computing.delete(each);
      for (const value of result) this.known.set(value.path, computedKnown(this, value));
      moved = true;
    }
    return moved;
  }

  // ── circles ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** As if the givens that wait might still be known: what they lead to, to find the circles among them. */
  lookAround(): void {
    this.foreseenPaths = lookAhead(this, this.waiting.keys());
  }

  /** What a computed value at this path read first that another block has not settled. */
  computedWaitsFor(path: string): unknown {
    for (const each of this.computing) {
      const { result, waitedFor } = this.universe.session.watched(() => each(readerOf(this, [])));
      if (result.some(value => value.path === path)) return waitedFor;
    }
    return undefined;
  }
}
