/** What stops an answer in work. A session begins again after all but the first. */
import type { Circle } from './circles.js';
import type { Question } from './question.js';
import type { Session } from './session.js';
import type { OpenQuestion, Trail } from './trail.js';

/** Thrown between questions when the host asks to stop; caught by `analyze` alone. */
export class Stopped extends Error {}

/** Thrown where a chain of questions grows too long for the stack; the outermost question answers this one first and then begins again. */
export class Deeper extends Error {
  readonly open: readonly OpenQuestion[];

  constructor(
    readonly session: Session,
    readonly question: Question,
    trail: Trail,
  ) {
    super('a chain of questions is too long for the stack');
    this.open = trail.openQuestions;
  }
}

/**
 * Thrown where a question is met again while an earlier answer to it, or to one on the way, is looked through. What that answer used, this
 * session may never ask for, so this is no circle: the outermost question begins again and does without the earlier answer.
 */
export class Outdated extends Error {
  constructor(readonly session: Session) {
    super('an earlier answer waits for itself');
  }
}

/** Thrown where a question waits for itself; the outermost question answers the circle first and then begins again. */
export class Found extends Error {
  constructor(
    readonly session: Session,
    readonly circle: Circle,
  ) {
    super('a question waits for itself');
  }
}
