import type { Question } from './question.js';

export interface OpenQuestion {
  readonly question: Question;
  readonly checked: boolean;
}

/** The questions being answered, outermost first. A chain too long for the stack is cut in pieces, of which the last is answered first. */
export class Trail {
  /** Outermost questions of the pieces: each waits for the answer to the next. */
  readonly waiting: Question[] = [];
  /** The last piece. It is short and changes with every question, so it is looked through and no set is kept of it. */
  readonly open: Question[] = [];
  /** Whether an earlier answer to the open question at that place is being looked through: what is asked for that, this session may never ask for. */
  private readonly checked: boolean[] = [];
  /** What was open in the pieces before the last. */
  private readonly cut: (readonly OpenQuestion[])[] = [];
  private readonly cutOff = new Map<Question, OpenQuestion>();

  has(question: Question): boolean {
    return this.open.includes(question) || this.cutOff.has(question);
  }

  enter(question: Question): void {
    this.open.push(question);
    this.checked.push(false);
  }

  leave(): void {
    this.open.pop();
    this.checked.pop();
  }

  /** Looks through an earlier answer to the innermost question. */
  check(look: () => boolean): boolean {
    const innermost = this.open.length - 1;
    this.checked[innermost] = true;
    const found = look();
    this.checked[innermost] = false;
    return found;
  }

  /** The question among these whose earlier answer was looked through last. */
  lastChecked(questions: readonly Question[]): Question | undefined {
    return questions.findLast(each => this.checked[this.open.indexOf(each)] ?? this.cutOff.get(each)?.checked);
  }

  /** Where a chain is to be cut: what is open, and whether for an earlier answer. */
  get openQuestions(): readonly OpenQuestion[] {
    return this.open.map((question, index) => ({ question, checked: this.checked[index]! }));
  }

  /** The far end of a chain is answered first; what led to it is still being answered. */
  cutBefore(question: Question, open: readonly OpenQuestion[]): void {
    this.waiting.push(question);
    this.cut.push(open);
    for (const each of open) this.cutOff.set(each.question, each);
  }

  /** The last piece is answered. */
  answered(): void {
    this.waiting.pop();
    for (const { question } of this.cut.pop() ?? []) this.cutOff.delete(question);
  }

  get path(): readonly Question[] {
    return [...this.cut.flat().map(each => each.question), ...this.open];
  }
}
