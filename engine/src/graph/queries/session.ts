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
import type { Question, Questions } from './question.js';
import type { Shelf } from './shelf.js';
import { Trail } from './trail.js';

export interface Dependency {
  readonly question: Question;
  readonly answer: unknown;
}

export interface Cell {
  readonly answer: unknown;
  readonly dependencies: readonly Dependency[];
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
  readonly used: Map<Question, unknown>;
  /** It saw a member of a circle in work: it holds for this moment only. */
  passing: boolean;
}

const none: readonly Dependency[] = [];

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
  together(questions: readonly Question[]): ReadonlyMap<Question, unknown>;
  /** The answer of an expression of a circle, without a look at the rest of what it reads. */
  alone(question: Question): unknown;
}

/** Questions inside questions before the stack is unwound: a thousand lets in a chain are answered in a few rounds. */
const deepest = 100;

export class Session {
  private readonly cells = new Map<Question, Cell>();
  private readonly keyed = new Map<string, unknown>();
  private readonly frames: Frame[] = [];
  private trail = new Trail();
  private circle: Circle | undefined;
  /** Members of the circle in work as far as they are settled. */
  private readonly shown = new Map<Question, unknown>();
  /** Answers that saw them. */
  private readonly passing = new Map<Question, Cell>();
  /** Questions whose earlier answers are not looked at. */
  private readonly outdated = new Set<Question>();
  /** Questions of rooms above this one, by their first word. */
  private readonly asked = new Map<string, Answerer>();
  private waits = 0;
  private waitedFor: unknown;

  /**
   * `earlier` are sessions whose answers may be kept; they have their questions in common with this one. `shelf` has answers that all
   * analyses share; a session of a variant puts none there.
   */
  constructor(
    private readonly answerers: Answerers,
    private readonly questions: Questions,
    private earlier: readonly Session[],
    private readonly shouldStop: () => boolean,
    private readonly shelf: Shelf,
    private readonly isVariant: boolean,
  ) {}

  /** The answer to a question. */
  ask(question: string, ...args: readonly string[]): unknown {
    const asked = this.questions.of(question, args);
    const answer = this.trail.waiting.length === 0 ? this.answerFirst(asked) : this.answerOf(asked);
    this.note(asked, answer);
    return answer;
  }

  /** Says how a question is answered that a room above this one asks: its answers are kept over edits like all others. */
  answerWith(question: string, answerer: Answerer): void {
    this.asked.set(question, answerer);
  }

  /** The question in work. */
  get asking(): Question | undefined {
    return this.trail.open.at(-1);
  }

  /** The expressions that wait for each other and are being answered, in the order in which they wait. */
  get round(): readonly Question[] {
    return this.circle?.kind === 'expressions' ? this.circle.members : [];
  }

  /** A value that depends on nothing but its key: draws. Kept from earlier sessions as it is. */
  keep(key: string, make: () => unknown): unknown {
    const known = this.keyed.get(key) ?? this.earlier.map(session => session.keyed.get(key)).find(value => value !== undefined);
    const value = known ?? make();
    this.keyed.set(key, value);
    return value;
  }

  /** How many answers there are. */
  get size(): number {
    return this.cells.size;
  }

  /** Every question that is answered here, and every one that such an answer used. */
  *questionsBehind(): Iterable<Question> {
    for (const [question, { dependencies }] of this.cells) {
      yield question;
      for (const each of dependencies) yield each.question;
    }
  }

  /** Earlier sessions are only needed while this one is answering. */
  forget(): void {
    this.earlier = [];
  }

  // ── circles ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** What the blocks of the circle in work have settled by now. Answers that saw less are forgotten. */
  show(settled: ReadonlyMap<Question, unknown>): void {
    this.passing.clear();
    for (const [question, value] of settled) this.shown.set(question, value);
  }

  /** Notes that something was read which a block of the circle in work has not settled yet. A block that reads it is part of the circle. */
  wait(what: unknown): void {
    if (this.circle === undefined) return;
    const { path } = this.trail;
    const joining = path.filter(each => this.isBlock(each));
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

  private isBlock({ word }: Question): boolean {
    return word === this.answerers.block;
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
      for (const [question, answer] of answers) this.cells.set(question, { answer, dependencies });
      return;
    }
    for (const question of circle.members) this.shown.set(question, circular);
    // Whether there is a circle no single question tells, so these answers are made anew in each session.
    const dependencies = [{ question: this.questions.of('session', []), answer: this }];
    const answers = circle.members.map(question => [question, this.answerMember(question, circle)] as const);
    for (const [question, answer] of answers) this.cells.set(question, { answer, dependencies });
  }

  private answerMember(question: Question, circle: Circle): unknown {
    this.trail.enter(question);
    try {
      return circle.alone ? this.answerers.alone(question) : this.computed(question).answer;
    } finally {
      this.trail.leave();
    }
  }

  // ── answers ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Answers the outermost question; where a chain below it is too long, its far end is answered first, and so is a circle. */
  private answerFirst(question: Question): unknown {
    const { trail } = this;
    const below = trail.open.length;
    trail.waiting.push(question);
    try {
      let answer: unknown;
      while (trail.waiting.length > 0) {
        try {
          answer = this.answerOf(trail.waiting.at(-1)!);
          trail.answered();
        } catch (thrown) {
          if (thrown instanceof Deeper && thrown.session === this) trail.cutBefore(thrown.question, thrown.open.slice(below));
          else if (thrown instanceof Found && thrown.session === this && this.circle === undefined) this.settle(thrown.circle);
          else if (!(thrown instanceof Outdated) || thrown.session !== this) throw thrown;
        }
      }
      return answer;
    } finally {
      while (trail.waiting.length > 0) trail.answered();
    }
  }

  private answerOf(question: Question): unknown {
    const known = this.cells.get(question) ?? this.passing.get(question);
    if (known !== undefined) return known.answer;
    if (this.shown.has(question)) return this.shown.get(question);
    if (this.answerers.inputs.has(question.word)) return this.remember(question, this.lookedUp(question), false);
    if (this.trail.has(question)) throw this.metAgain(question);
    if (this.shouldStop()) throw new Stopped();
    if (this.trail.open.length >= deepest) throw new Deeper(this, question, this.trail);
    this.trail.enter(question);
    try {
      const kept = this.kept(question);
      if (kept !== undefined) return this.remember(question, kept, false);
      const made = this.computed(question);
      if (!made.passing && !this.isVariant) this.shelf.offer(question, made);
      return this.remember(question, made, made.passing);
    } finally {
      this.trail.leave();
    }
  }

  private metAgain(question: Question): Found | Outdated {
    const { path } = this.trail;
    const round = path.slice(path.indexOf(question));
    const checked = this.trail.lastChecked(round);
    if (checked === undefined)
      return new Found(
        this,
        circleAlong(round, each => this.isBlock(each)),
      );
    this.outdated.add(checked);
    return new Outdated(this);
  }

  private remember(question: Question, cell: Cell, passing: boolean): unknown {
    (passing ? this.passing : this.cells).set(question, cell);
    return cell.answer;
  }

  /** What the answer in work used: the answer itself, or, if that will not last, what it used in its turn. */
  private note(question: Question, answer: unknown): void {
    const frame = this.frames.at(-1);
    if (frame === undefined) return;
    const passing = this.passing.get(question);
    if (passing === undefined && !this.shown.has(question)) {
      frame.used.set(question, answer);
      return;
    }
    frame.passing = true;
    for (const each of passing?.dependencies ?? []) frame.used.set(each.question, each.answer);
  }

  private lookedUp({ word, args }: Question): Cell {
    return { answer: this.answerers.byQuestion[word]!(this, args), dependencies: none };
  }

  private computed({ word, args }: Question): Answered {
    const answerer = this.answerers.byQuestion[word] ?? this.asked.get(word)!;
    return this.framed(() => answerer(this, args));
  }

  private framed<T>(work: () => T): Answered<T> {
    const frame: Frame = { used: new Map(), passing: false };
    this.frames.push(frame);
    try {
      const answer = work();
      return { answer, dependencies: [...frame.used].map(([question, used]) => ({ question, answer: used })), passing: frame.passing };
    } finally {
      this.frames.pop();
    }
  }

  /** The cell of an earlier session whose dependencies still give the same answers. */
  private kept(question: Question): Cell | undefined {
    if (this.outdated.has(question)) return undefined;
    for (const session of this.earlier) {
      const cell = session.cells.get(question);
      if (cell !== undefined && this.trail.check(() => this.stillHolds(cell))) return cell;
    }
    const shared = this.shelf.get(question);
    return shared !== undefined && this.trail.check(() => this.stillHolds(shared)) ? shared : undefined;
  }

  private stillHolds({ dependencies }: Cell): boolean {
    for (const { question, answer } of dependencies) if (this.answerOf(question) !== answer) return false;
    return true;
  }
}
