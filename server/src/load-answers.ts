/** The way to everything that needs the engine. */
import type * as answers from './answers.js';

export type Answers = typeof answers;

let loading: Promise<Answers> | undefined;

/** Begins to load with the first call; every other call waits for the same. */
export function loadAnswers(): Promise<Answers> {
  return (loading ??= import('./answers.js'));
}
