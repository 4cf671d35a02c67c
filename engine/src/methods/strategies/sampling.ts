/** Generations that several strategies share: answers beside each other, and one answer that is written on. */
import { add, divide, multiply, type Draws } from '../../draws/arithmetic.js';
import type { Generation, Question } from './strategy.js';

export const answerOf = ({ thinking, output }: Question): Draws => add(thinking, output);

/** So many whole answers, each from the same prompt. */
export function sideBySide(question: Question, answers: Draws): Generation {
  const answer = answerOf(question);
  return { ...inARow(question, answer), generated: multiply(answers, answer), parallel: answers };
}

/** One sequence of so many generated tokens: every one of them looks back at the prompt and at those before it. */
export function inARow({ prompt }: Question, tokens: Draws): Generation {
  return { generated: tokens, parallel: 1, path: tokens, context: add(prompt, divide(tokens, 2)), longest: add(prompt, tokens), judged: 0 };
}

/** A verifier reads each answer with its prompt. */
export const withVerifier = (question: Question, generation: Generation): Generation => ({
  ...generation,
  judged: add(generation.generated, multiply(generation.parallel, question.prompt)),
});
