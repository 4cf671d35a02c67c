/**
 * Questions as objects. However often and in however many sessions one is asked, it is the same object, so that its answers are found by
 * identity: after an edit thousands of them are looked up, and texts would have to be joined and compared for each.
 */
import { keyOf } from './keys.js';

export class Question {
  constructor(
    readonly word: string,
    readonly args: readonly string[],
  ) {}

  /** Question and arguments as one text. */
  get key(): string {
    return keyOf(this.word, ...this.args);
  }
}

interface Branch {
  question?: Question;
  further?: Map<string, Branch>;
}

/** The object that stands for a question in all plans: itself, unless it is one that others ask as well. */
export type CommonQuestions = (question: Question) => Question;

/** All questions of the sessions of one plan, found by their words. */
export class Questions {
  private readonly root: Branch = {};
  private count = 0;

  constructor(private readonly common: CommonQuestions = question => question) {}

  get size(): number {
    return this.count;
  }

  of(word: string, args: readonly string[]): Question {
    const branch = this.branchOf(word, args);
    if (branch.question === undefined) this.put(branch, this.common(new Question(word, args)));
    return branch.question!;
  }

  /** The question of these words: this one, where there was none. */
  add(question: Question): Question {
    const branch = this.branchOf(question.word, question.args);
    if (branch.question === undefined) this.put(branch, question);
    return branch.question!;
  }

  /** These questions alone: a plan that is edited all day asks for many a name that was there for one keystroke. */
  only(questions: Iterable<Question>): Questions {
    const kept = new Questions(this.common);
    for (const question of questions) kept.add(question);
    return kept;
  }

  private put(branch: Branch, question: Question): void {
    if (branch.question === undefined) this.count++;
    branch.question = question;
  }

  private branchOf(word: string, args: readonly string[]): Branch {
    let branch = next(this.root, word);
    for (const argument of args) branch = next(branch, argument);
    return branch;
  }
}

function next(branch: Branch, word: string): Branch {
  const further = (branch.further ??= new Map<string, Branch>());
  let found = further.get(word);
  if (found === undefined) further.set(word, (found = {}));
  return found;
}
