/**
 * Questions and answers of one analysis. Every answer remembers which other answers it used; a later session keeps an answer by identity
 * when all of those are still the same objects. So one edit costs what depends on it and nothing else, and nothing depends on the order of
 * asking.
 *
 * Questions that wait for each other are answered together. What was asked on the way there is begun again afterwards, so that no answer
 * was made inside of a circle; and answers that saw the unfinished members of one are forgotten when it is finished.
 */
import { circleAlong, ofBlocks, withFound, type Circle } from './circles.js';
import { Deeper, Found, Outdated, Stopped } from './interrupts.js';
import { asks, keyOf, partsOf } from './keys.js';
import { Trail } from './trail.js';

export interface Dependency {
  readonly key: string;
  readonly answer: unknown;
}

interface Cell {
  readonly answer: unknown;
  readonly dependencies: readonly Dependency[];
  /** Question and arguments, so that a key is taken apart once and not after every edit. */
  readonly parts: readonly [string, ...string[]];
}

/** An answer just made, with what it used. */
interface Answered<T = unknown> {
  readonly answer: T;
  readonly dependencies: readonly Dependency[];
  /** It saw a member of a circle in work: it holds for this moment only. */
  readonly passing: boolean;
}

/** What an answer in work has used so far. */
interface Frame {
  readonly used: Map<string, unknown>;
  /** It saw a member of a circle in work: it holds for this moment only. */
  passing: boolean;
}

/** What an expression is answered that asks for the next one of its circle. */
export const circular = Symbol('circular');

export type Answerer = (session: Session, args: readonly string[]) => unknown;

/** What a session needs to know of its questions, by their first word. */
export interface Answerers {
  readonly byQuestion: Readonly<Record<string, Answerer>>;
  /** Facts of this session that are looked up anew. */
  readonly inputs: ReadonlySet<string>;
  /** The question for a whole block. */
  readonly block: string;
  /** Answers of blocks that wait for each other, by question. It shows what is settled on the way with `show`. */
  together(keys: readonly string[]): ReadonlyMap<string, unknown>;
  /** The answer of an expression of a circle, without a look at the rest of what it reads. */
  alone(question: string, args: readonly string[]): unknown;
}

/** Questions inside questions before the stack is unwound: a thousand lets in a chain are answered in a few rounds. */
const deepest = 100;

export class Session {
  private readonly cells = new Map<string, Cell>();
  private readonly keyed = new Map<string, unknown>();
  private readonly frames: Frame[] = [];
  private trail = new Trail();
  private circle: Circle | undefined;
  /** Members of the circle in work as far as they are settled. */
  private readonly shown = new Map<string, unknown>();
  /** Answers that saw them. */
  private readonly passing = new Map<string, Cell>();
  /** Questions whose earlier answers are not looked at. */
  private readonly outdated = new Set<string>();
  /** Questions of rooms above this one, by their first word. */
  private readonly asked = new Map<string, Answerer>();
  private waits = 0;
  private waitedFor: unknown;

  /** `earlier` are sessions whose answers may be kept. */
  constructor(
    private readonly answerers: Answerers,
    private earlier: readonly Session[],
    private readonly shouldStop: () => boolean,
  ) {}

  /** The answer to a question. */
  ask(question: string, ...args: readonly string[]): unknown {
    const key = keyOf(question, ...args);
    const answer = this.trail.waiting.length === 0 ? this.answerFirst(key) : this.answerOf(key);
    this.note(key, answer);
    return answer;
  }

  /** Says how a question is answered that a room above this one asks: its answers are kept over edits like all others. */
  answerWith(question: string, answerer: Answerer): void {
    this.asked.set(question, answerer);
  }

  /** The question in work. */
  get asking(): string | undefined {
    return this.trail.open.at(-1);
  }

  /** The expressions that wait for each other and are being answered, in the order in which they wait. */
  get round(): readonly string[] {
    return this.circle?.kind === 'expressions' ? this.circle.members : [];
  }

  /** A value that depends on nothing but its key: draws. Kept from earlier sessions as it is. */
  keep(key: string, make: () => unknown): unknown {
    const known = this.keyed.get(key) ?? this.earlier.map(session => session.keyed.get(key)).find(value => value !== undefined);
    const value = known ?? make();
    this.keyed.set(key, value);
    return value;
  }

  /** Earlier sessions are only needed while this one is answering. */
  forget(): void {
    this.earlier = [];
  }

  // ── circles ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** What the blocks of the circle in work have settled by now. Answers that saw less are forgotten. */
  show(settled: ReadonlyMap<string, unknown>): void {
    this.passing.clear();
    for (const [key, value] of settled) this.shown.set(key, value);
  }

  /** Notes that something was read which a block of the circle in work has not settled yet. A block that reads it is part of the circle. */
  wait(what: unknown): void {
    if (this.circle === undefined) return;
    const { path } = this.trail;
    const joining = path.filter(key => this.isBlock(key));
    if (joining.length > 0) throw new Found(this, ofBlocks([...joining, ...this.circle.members]));
    this.waits++;
    if (path.length === 0) this.waitedFor ??= what;
  }

  /** Whether a piece of work waited for a block of the circle, and what it read first that was not settled. */
  watched<T>(work: () => T): { readonly result: T; readonly waited: boolean; readonly waitedFor: unknown } {
    const before = this.waits;
    this.waitedFor = undefined;
    const result = work();
    return { result, waited: this.waits > before, waitedFor: this.waitedFor };
  }

  private isBlock(key: string): boolean {
    return asks(key, this.answerers.block);
  }

  /** Answers the circle that was found, after those that turn up meanwhile and have to be answered before it. */
  private settle(found: Circle): void {
    const { trail } = this;
    let waiting: readonly Circle[] = [found];
    while (waiting.length > 0) {
      try {
        this.circle = waiting.at(-1)!;
        this.trail = new Trail();
        this.answerCircle(this.circle);
        waiting = waiting.slice(0, -1);
      } catch (thrown) {
        if (!(thrown instanceof Found) || thrown.session !== this) throw thrown;
        waiting = withFound(waiting, thrown.circle);
      } finally {
        this.trail = trail;
        this.circle = undefined;
        this.shown.clear();
        this.passing.clear();
      }
    }
  }

  private answerCircle(circle: Circle): void {
    if (circle.kind === 'blocks') {
      const { answer: answers, dependencies } = this.framed(() => this.answerers.together(circle.members));
      for (const [key, answer] of answers) this.cells.set(key, { answer, dependencies, parts: partsOf(key) });
      return;
    }
    for (const key of circle.members) this.shown.set(key, circular);
    // Whether there is a circle no single question tells, so these answers are made anew in each session.
    const dependencies = [{ key: 'session', answer: this }];
    const answers = circle.members.map(key => [key, this.answerMember(key, circle)] as const);
    for (const [key, answer] of answers) this.cells.set(key, { answer, dependencies, parts: partsOf(key) });
  }

  private answerMember(key: string, circle: Circle): unknown {
    const [question, ...args] = partsOf(key);
    this.trail.enter(key);
    try {
      return circle.alone ? this.answerers.alone(question, args) : this.computed(question, args).answer;
    } finally {
      this.trail.leave();
    }
  }

  // ── answers ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Answers the outermost question; where a chain below it is too long, its far end is answered first, and so is a circle. */
  private answerFirst(key: string): unknown {
    const { trail } = this;
    const below = trail.open.length;
    trail.waiting.push(key);
    try {
      let answer: unknown;
      while (trail.waiting.length > 0) {
        try {
          answer = this.answerOf(trail.waiting.at(-1)!);
          trail.answered();
        } catch (thrown) {
          if (thrown instanceof Deeper && thrown.session === this) trail.cutBefore(thrown.key, thrown.open.slice(below));
          else if (thrown instanceof Found && thrown.session === this && this.circle === undefined) this.settle(thrown.circle);
          else if (!(thrown instanceof Outdated) || thrown.session !== this) throw thrown;
        }
      }
      return answer;
    } finally {
      while (trail.waiting.length > 0) trail.answered();
    }
  }

  private answerOf(key: string): unknown {
    const known = this.cells.get(key) ?? this.passing.get(key);
    if (known !== undefined) return known.answer;
    if (this.shown.has(key)) return this.shown.get(key);
    const parts = this.earlierCell(key)?.parts ?? partsOf(key);
    const [question, ...args] = parts;
    if (this.answerers.inputs.has(question))
      return this.remember(key, { answer: this.answerers.byQuestion[question]!(this, args), dependencies: [], parts }, false);
    if (this.trail.has(key)) throw this.metAgain(key);
    if (this.shouldStop()) throw new Stopped();
    if (this.trail.open.length >= deepest) throw new Deeper(this, key, this.trail);
    this.trail.enter(key);
    try {
      const kept = this.kept(key);
      if (kept !== undefined) return this.remember(key, kept, false);
      const made = this.computed(question, args);
      return this.remember(key, { ...made, parts }, made.passing);
    } finally {
      this.trail.leave();
    }
  }

  private metAgain(key: string): Found | Outdated {
    const { path } = this.trail;
    const round = path.slice(path.indexOf(key));
    const checked = this.trail.lastChecked(round);
    if (checked === undefined)
      return new Found(
        this,
        circleAlong(round, each => this.isBlock(each)),
      );
    this.outdated.add(checked);
    return new Outdated(this);
  }

  private remember(key: string, cell: Cell, passing: boolean): unknown {
    (passing ? this.passing : this.cells).set(key, cell);
    return cell.answer;
  }

  /** What the answer in work used: the answer itself, or, if that will not last, what it used in its turn. */
  private note(key: string, answer: unknown): void {
    const frame = this.frames.at(-1);
    if (frame === undefined) return;
    const passing = this.passing.get(key);
    if (passing === undefined && !this.shown.has(key)) {
      frame.used.set(key, answer);
      return;
    }
    frame.passing = true;
    for (const each of passing?.dependencies ?? []) frame.used.set(each.key, each.answer);
  }

  private computed(question: string, args: readonly string[]): Answered {
    const answerer = this.answerers.byQuestion[question] ?? this.asked.get(question)!;
    return this.framed(() => answerer(this, args));
  }

  private framed<T>(work: () => T): Answered<T> {
    const frame: Frame = { used: new Map(), passing: false };
    this.frames.push(frame);
    try {
      const answer = work();
      return { answer, dependencies: [...frame.used].map(([key, used]) => ({ key, answer: used })), passing: frame.passing };
    } finally {
      this.frames.pop();
    }
  }

  /** The cell of an earlier session whose dependencies still give the same answers. */
  private kept(key: string): Cell | undefined {
    if (this.outdated.has(key) || this.earlierCell(key) === undefined) return undefined;
    return this.trail.check(key, () => {
      for (const session of this.earlier) {
        const cell = session.cells.get(key);
        if (cell !== undefined && this.stillHolds(cell)) return cell;
      }
      return undefined;
    });
  }

  private earlierCell(key: string): Cell | undefined {
    for (const session of this.earlier) {
      const cell = session.cells.get(key);
      if (cell !== undefined) return cell;
    }
    return undefined;
  }

  private stillHolds({ dependencies }: Cell): boolean {
    for (const each of dependencies) if (this.answerOf(each.key) !== each.answer) return false;
    return true;
  }
}
