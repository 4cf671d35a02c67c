/**
 * A block from what is given to what follows. Forward propagation, never search: fix the givens; fire every formula whose inputs are known, in vocabulary
 * order, until nothing moves; then take the first default that applies and go on. A default is used only where no given reaches.
 */
import { countUnusable } from '../../draws/summary.js';
import { findProperty } from '../../names/properties.js';
import type { Given, Merged } from '../../names/merge.js';
import type { Problem } from '../../schema/problem.js';
import type { Condition, Default, Formula, KindSpec } from '../../schema/types.js';
import type { BlockRef, Value } from '../../schema/value.js';
import { coerce } from '../expressions/coerce.js';
import { evaluateExpression } from '../queries/expression.js';
import { compiled, evaluateFormula, fillWords, formulaTree, inSlot, namesIn } from '../expressions/formula.js';
import { evaluateGiven } from './given.js';
import { Known, type KnownInput } from '../queries/known.js';
import { givenAlone } from '../queries/questions.js';
import { findThrough, readerOf, type KnownSource } from '../queries/reader.js';
import type { Universe } from '../queries/world-context.js';
import { formulasOf } from './entries.js';

export class BlockDerivation implements KnownSource {
  readonly known = new Map<string, Known>();
  readonly problems: Problem[] = [];
  /** Those of the kind, and one for each entry of an open group. */
  readonly formulas: readonly Formula[];
  /** Givens that rest on other values of this block, not yet known. */
  private readonly waiting = new Map<string, Given>();
  private readonly reasons = new Map<string, string>();
  /** Runs after the givens, before anything is derived: the tokens that a nested phase cuts out of the phase around it. */
  before: ((target: BlockDerivation) => void) | undefined;

  constructor(readonly universe: Universe, readonly merged: Merged, readonly spec: KindSpec, inherited: ReadonlyMap<string, Known> = new Map()) {
    this.formulas = formulasOf(spec, merged.givens.keys());
    for (const [path, known] of inherited) this.known.set(path, known);
  }

  get self(): BlockRef {
    return this.merged.ref;
  }

  run(): void {
    this.fixGivens();
    this.before?.(this);
    do this.propagate(); while (this.takeDefault());
    this.giveUpWaiting();
    for (const computed of this.spec.compute?.(readerOf(this, [])) ?? []) {
      const property = findProperty(this.spec, computed.path);
      const inputs: KnownInput[] = [];
      readAll(computed.text, path => this.find(path) ?? this.outside(path), inputs);
      this.known.set(computed.path, new Known({ path: computed.path, owner: this.self.name, value: finite(computed.value), origin: 'derived', type: property?.type, formula: computed.text, formulaKind: 'identity', inputs }));
    }
  }

  find(path: string): Known | undefined {
    return findThrough(this.universe, this.self, path, inner => this.known.get(inner));
  }

  private outside(path: string): Known | undefined {
    const [name, ...rest] = path.split('.') as [string, ...string[]];
    return rest.length === 0 ? undefined : findThrough(this.universe, { ...this.self, name, kind: 'pretrain' }, rest.join('.'), inner => knownIn(this.universe, this.self.file, name, inner));
  }

  // ── givens ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

  private fixGivens(): void {
    for (const given of this.merged.givens.values()) {
      const alone = givenAlone(this.universe, this.self, given.path);
      if (alone === undefined) { this.waiting.set(given.path, given); this.known.delete(given.path); continue; }
      this.known.set(given.path, alone.known);
      if (given.origin === 'given') this.problems.push(...alone.problems);
    }
  }

  /** A given that reads other values of the block becomes known when they are. */
  private fixWaiting(): boolean {
    let moved = false;
    for (const [path, given] of this.waiting) {
      const result = evaluateGiven(this.universe, this.merged, given, { kind: this.spec, self: path, read: inner => this.known.get(inner) });
      if (result.known.current.kind === 'unknown' && result.problems.length === 0 && !result.settled) continue;
      this.waiting.delete(path);
      this.known.set(path, result.known);
      if (given.origin === 'given') this.problems.push(...result.problems);
      moved = true;
    }
    return moved;
  }

  private giveUpWaiting(): void {
    for (const [path, given] of this.waiting) {
      const reads = [...namesIn(given.expr)];
      const circle = reads.filter(name => this.waiting.has(name));
      const because = circle.length > 0 ? `it depends on itself: ${[path, ...circle, path].join(' → ')}` : `${reads.join(' and ')} ${reads.length === 1 ? 'is' : 'are'} not known`;
      if (circle.length > 0 && given.origin === 'given') this.problems.push({ kind: 'circular', path: [path, ...circle, path], start: given.expr.start, end: given.expr.end });
      this.known.set(path, new Known({ path, owner: this.self.name, value: { kind: 'unknown', because }, origin: 'unknown', type: findProperty(this.spec, path)?.type, writtenIn: given.item, at: given.expr }));
    }
    this.waiting.clear();
  }

  // ── formulas ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

  private propagate(): void {
    let moved = true;
    while (moved) {
      moved = this.fixWaiting();
      for (const formula of this.formulas) if (this.isOpen(formula.of) && this.fire(formula)) moved = true;
    }
  }

  private isKnown(path: string): boolean {
    const known = this.known.get(path);
    return known !== undefined && known.current.kind !== 'unknown';
  }

  private isOpen(path: string): boolean {
    return !this.known.has(path) && !this.waiting.has(path);
  }

  private fire(formula: Formula): boolean {
    const result = this.evaluate(formula);
    if (result === undefined) return false;
    if (result.current.kind === 'unknown') { this.reasons.set(formula.of, result.current.because); return false; }
    this.known.set(formula.of, result);
    return true;
  }

  /** What a formula gives with what is known now; `undefined` while an input is missing or its condition does not hold. */
  evaluate(formula: Formula): Known | undefined {
    const { type, heads, hasWords } = compiled(formula, this.spec);
    if (!heads.every(head => this.isKnown(head)) || !this.holds(formula.when)) return undefined;
    const inputs: KnownInput[] = [];
    const text = hasWords ? fillWords(formula.text, path => this.wordAt(path)) : formula.text;
    if (text === undefined || type === undefined) return undefined;
    const value = formula.compute !== undefined ? formula.compute(readerOf(this, inputs)) : this.written(text, type, inputs);
    if (value === undefined) return undefined;
    const fitted: Value = value.kind === 'number' ? finite(formula.compute === undefined || value.date === true ? value : inSlot(value.draws, type)) : value;
    return new Known({
      path: formula.of, owner: this.self.name, value: fitted, origin: 'derived', type, formula: text, formulaKind: formula.kind, inputs, source: formula.source ?? null,
      because: formula.assumption ?? null, roots: rootsOf(inputs), valid: formula.validity?.(readerOf(this, [])) ?? validOf(inputs),
    });
  }

  private written(text: string, type: Parameters<typeof inSlot>[1], inputs: KnownInput[]): Value | undefined {
    const tree = formulaTree(text);
    if (tree.kind === 'reference') {
      const known = this.find(text);
      if (known === undefined || known.current.kind === 'unknown') return undefined;
      inputs.push({ name: text, path: text, known });
      return known.current.kind === 'number' ? inSlot(known.current.draws, type) : known.current;
    }
    const draws = evaluateFormula(tree, path => {
      const known = this.find(path);
      if (known?.number === undefined) return undefined;
      if (!inputs.some(input => input.path === path)) inputs.push({ name: path, path, known });
      return known.number;
    });
    return draws === undefined ? undefined : inSlot(draws, type);
  }

  private wordAt(path: string): string | undefined {
    const value = this.find(path)?.current;
    return value?.kind === 'word' ? value.word : undefined;
  }

  holds(conditions: readonly Condition[] | undefined): boolean {
    return conditions === undefined || conditions.every(condition => this.holdsOne(condition));
  }

  private holdsOne(condition: Condition): boolean {
    if (this.isOpen(condition.path) && (condition.known === false || condition.orOpen === true)) return true;
    if (condition.known === false) return false;
    if (condition.anyGiven === true) return [...this.merged.givens.keys()].some(path => path.startsWith(`${condition.path}.`));
    const value = this.find(condition.path)?.current;
    if (value === undefined || value.kind === 'unknown') return false;
    const text = value.kind === 'word' ? value.word : value.kind === 'boolean' ? (value.value ? 'yes' : 'no') : value.kind === 'number' && typeof value.draws === 'number' ? String(value.draws) : '';
    return (condition.is?.includes(text) ?? true) && !(condition.not?.includes(text) ?? false);
  }

  // ── defaults ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

  private takeDefault(): boolean {
    for (const each of this.spec.defaults) {
      if (!this.isOpen(each.of) || !this.holds(each.when)) continue;
      const known = this.defaultValue(each);
      if (known === undefined) continue;
      this.known.set(each.of, known);
      return true;
    }
    return false;
  }

  private defaultValue(each: Default): Known | undefined {
    const property = findProperty(this.spec, each.of);
    if (property === undefined) return undefined;
    const inputs: KnownInput[] = [];
    const value = each.compute !== undefined ? each.compute(readerOf(this, inputs)) : this.defaultText(each, property, inputs);
    if (value === undefined || value.kind === 'unknown') return undefined;
    return new Known({ path: each.of, owner: this.self.name, value, origin: 'default', type: property.type, inputs, source: each.source ?? null, because: each.because,
      ...(each.compute === undefined ? { formula: each.text } : {}), roots: rootsOf(inputs) });
  }

  private defaultText(each: Default, property: NonNullable<ReturnType<typeof findProperty>>, inputs: KnownInput[]): Value | undefined {
    const tree = formulaTree(each.text);
    if (tree.kind === 'reference') {
      const known = this.find(each.text);
      if (known !== undefined && known.current.kind !== 'unknown') {
        inputs.push({ name: each.text, path: each.text, known });
        return known.current;
      }
      if (findProperty(this.spec, tree.names[0]!.text) !== undefined) return undefined;
    }
    // A default is one statement about the world: every block that takes it shares its draws, so that two runs differ by what the file says alone.
    const evaluated = evaluateExpression(tree, property.type, {
      universe: this.universe, file: this.self.file, identity: `default|${this.spec.name}|${each.of}`, silent: true,
      own: { kind: this.spec, self: each.of, read: path => this.known.get(path) },
    });
    const value = coerce(evaluated.value, { property, expr: tree, report: () => undefined });
    inputs.push(...evaluated.inputs);
    return value;
  }

  // ── what stays unknown ───────────────────────────────────────────────────────────────────────────────────────────────────

  because(path: string, asked: ReadonlySet<string> = new Set()): string {
    const known = this.find(path);
    if (known !== undefined && known.current.kind === 'unknown') return known.because ?? `${path} is not known`;
    const told = this.reasons.get(path) ?? findProperty(this.spec, path)?.underived;
    if (told !== undefined) return told;
    return this.missingFor(path, new Set([...asked, path]));
  }

  /** The formula closest to being known says what is missing; where one thing is missing and has a reason of its own, that reason. */
  private missingFor(path: string, asked: ReadonlySet<string>): string {
    const candidates = this.formulas.filter(formula => formula.of === path && this.holds(formula.when)).map(formula => this.missingIn(formula)).filter(missing => missing.length > 0);
    const explained = candidates.find(missing => missing.length === 1 && this.hasReason(missing[0]!, asked));
    const best = explained ?? candidates.reduce<readonly string[] | undefined>((least, each) => (least === undefined || each.length < least.length ? each : least), undefined);
    if (best === undefined) return `nothing gives ${path}`;
    if (best.length === 1 && !asked.has(best[0]!) && this.hasReason(best[0]!, asked)) return this.reasonOf(best[0]!, asked);
    return `${best.slice(0, 3).join(' and ')} ${best.length === 1 ? 'is' : 'are'} not known`;
  }

  /** The reason of an input, with its name where the file gives it: "days: it is negative". */
  private reasonOf(path: string, asked: ReadonlySet<string>): string {
    const reason = this.because(path, asked);
    return this.merged.givens.has(path) ? `${path}: ${reason}` : reason;
  }

  /** Something definite stands behind its being unknown, not only further unknowns. */
  private hasReason(path: string, asked: ReadonlySet<string>): boolean {
    if (asked.has(path) || asked.size > 8) return false;
    const known = this.find(path);
    if (known !== undefined && known.current.kind === 'unknown') return true;
    if (this.reasons.has(path) || findProperty(this.spec, path)?.underived !== undefined) return true;
    const next = new Set([...asked, path]);
    return this.formulas.some(formula => formula.of === path && this.holds(formula.when) && this.missingIn(formula).length === 1 && this.hasReason(this.missingIn(formula)[0]!, next));
  }

  private missingIn(formula: Formula): readonly string[] {
    const missing = this.readBy(formula).filter(name => { const known = this.find(name); return known === undefined || known.current.kind === 'unknown'; });
    return [...new Set(missing.map(name => (name.includes('.') && this.find(name.split('.')[0]!) === undefined && findProperty(this.spec, name) === undefined ? name.split('.')[0]! : name)))];
  }

  private readBy(formula: Formula): readonly string[] {
    if (formula.compute !== undefined) return formula.needs ?? [];
    return [...namesIn(formulaTree(fillWords(formula.text, word => this.wordAt(word)) ?? formula.text.replaceAll(/[{}]/g, '')))];
  }
}

function knownIn(universe: Universe, file: string, name: string, path: string): Known | undefined {
  return givenAlone(universe, { file, name, kind: 'pretrain', library: false }, path)?.known;
}

/** Numbers of a written sum, for the inputs of a computed value. */
function readAll(text: string, find: (path: string) => Known | undefined, inputs: KnownInput[]): void {
  for (const match of text.matchAll(/[\p{L}_][\p{L}\p{N}_.]*/gu)) {
    const known = find(match[0]);
    if (known !== undefined && !inputs.some(input => input.path === match[0])) inputs.push({ name: match[0], path: match[0], known });
  }
}

export function rootsOf(inputs: readonly KnownInput[]): ReadonlySet<string> {
  const roots = new Set<string>();
  for (const { path, known } of inputs) if (path === known.path) for (const root of known.roots) roots.add(root);
  return roots;
}

const validOf = (inputs: readonly KnownInput[]): true | string => inputs.map(input => input.known.valid).find(valid => valid !== true) ?? true;

/** A value with draws that are not finite is unknown. */
export function finite(value: Value): Value {
  if (value.kind !== 'number') return value;
  const broken = countUnusable(value.draws);
  if (broken === 0) return value;
  const samples = typeof value.draws === 'number' ? 1 : value.draws.length;
  const because = samples === 1 ? 'it divides by zero or is too large' : `${broken} of ${samples} draws divide by zero or are too large`;
  return { kind: 'unknown', because, notFinite: { count: broken, samples } };
}
