/**
 * Questions and answers of one analysis. Every answer remembers which other answers it used; a later session keeps an answer by identity when all of those
 * are still the same objects. So one edit costs what depends on it and nothing else, and nothing depends on the order of asking.
 */

export interface Dependency {
  readonly key: string;
  readonly answer: unknown;
}

interface Cell {
  readonly answer: unknown;
  readonly dependencies: readonly Dependency[];
}

/** Thrown between questions when the host asks to stop; caught by `analyze` alone. */
export class Stopped extends Error {}

/** Thrown where a chain of questions grows too long for the stack; the outermost question answers this one first and then begins again. */
class Deeper extends Error {
  constructor(readonly key: string) {
    super('a chain of questions is too long for the stack');
  }
}

/** What a question answers when it is asked while it is being answered. */
export const circular = Symbol('circular');

export type Answerer = (session: Session, args: readonly string[]) => unknown;

const separator = '\u0000';
/** Questions inside questions before the stack is unwound: a thousand lets in a chain are answered in a few rounds. */
const deepest = 100;

export class Session {
  private readonly cells = new Map<string, Cell>();
  private readonly keyed = new Map<string, unknown>();
  private readonly open: string[] = [];
  private readonly frames: Map<string, unknown>[] = [];
  /** Outermost questions: each waits for the answer to the next. */
  private readonly waiting: string[] = [];

  /**
   * `earlier` are sessions whose answers may be kept; `answerers` by the first word of a question; those in `inputs` are facts of this session that are looked up anew.
   */
  constructor(private readonly answerers: Readonly<Record<string, Answerer>>, private readonly inputs: ReadonlySet<string>, private earlier: readonly Session[], private readonly shouldStop: () => boolean) {}

  /** The answer to a question; `circular` when it is being answered already. */
  ask(question: string, ...args: readonly string[]): unknown {
    const key = [question, ...args].join(separator);
    const answer = this.waiting.length === 0 ? this.answerFirst(key) : this.answerOf(key);
    this.frames.at(-1)?.set(key, answer);
    return answer;
  }

  /** Names of the questions being answered, outermost first: the path of a circle. */
  get path(): readonly string[] {
    return [...this.waiting.slice(0, -1), ...this.open];
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

  /** Answers the outermost question; where a chain below it is too long, its far end is answered first. */
  private answerFirst(key: string): unknown {
    this.waiting.push(key);
    try {
      let answer: unknown;
      while (this.waiting.length > 0) {
        try {
          answer = this.answerOf(this.waiting.at(-1)!);
          this.waiting.pop();
        } catch (thrown) {
          if (!(thrown instanceof Deeper)) throw thrown;
          this.waiting.push(thrown.key);
        }
      }
      return answer;
    } finally {
      this.waiting.length = 0;
    }
  }

  private answerOf(key: string): unknown {
    const known = this.cells.get(key);
    if (known !== undefined) return known.answer;
    if (this.open.includes(key) || this.waiting.lastIndexOf(key, -2) >= 0) return circular;
    const [question, ...args] = key.split(separator) as [string, ...string[]];
    if (this.inputs.has(question)) return this.remember(key, { answer: this.answerers[question]!(this, args), dependencies: [] });
    if (this.shouldStop()) throw new Stopped();
    if (this.open.length >= deepest) throw new Deeper(key);
    this.open.push(key);
    try {
      return this.remember(key, this.kept(key) ?? this.computed(question, args));
    } finally {
      this.open.pop();
    }
  }

  private remember(key: string, cell: Cell): unknown {
    this.cells.set(key, cell);
    return cell.answer;
  }

  private computed(question: string, args: readonly string[]): Cell {
    const frame = new Map<string, unknown>();
    this.frames.push(frame);
    try {
      const answer = this.answerers[question]!(this, args);
      return { answer, dependencies: [...frame].map(([key, used]) => ({ key, answer: used })) };
    } finally {
      this.frames.pop();
    }
  }

  /** The cell of an earlier session whose dependencies still give the same answers. */
  private kept(key: string): Cell | undefined {
    for (const session of this.earlier) {
      const cell = session.cells.get(key);
      if (cell !== undefined && this.stillHolds(cell)) return cell;
    }
    return undefined;
  }

  private stillHolds(cell: Cell): boolean {
    this.frames.push(new Map());
    try {
      return cell.dependencies.every(each => each.answer !== circular && this.answerOf(each.key) === each.answer);
    } finally {
      this.frames.pop();
    }
  }
}
