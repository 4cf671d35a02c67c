/** What a test-time strategy is: its word, its arguments, and what it makes of one question. */
import { dimensionless } from '../../quantity/dimension.js';
import type { Draws } from '../../draws/arithmetic.js';
import type { ArgumentSpec, PropertyType, WordSpec } from '../../schema/types.js';

/** A question as it is asked once: tokens. */
export interface Question {
  readonly prompt: Draws;
  readonly thinking: Draws;
  readonly output: Draws;
}

/** What is generated to answer it. The prompt is read once, however many answers share it. */
export interface Generation {
  /** Tokens of all answers, those that are thrown away included. */
  readonly generated: Draws;
  /** Sequences that are written beside each other, at most. */
  readonly parallel: Draws;
  /** Tokens that are written one after another: what the asker waits for. */
  readonly path: Draws;
  /** Tokens that a generated token looks back at, in the mean. */
  readonly context: Draws;
  /** The longest sequence, prompt included. */
  readonly longest: Draws;
  /** Tokens that the verifier reads. */
  readonly judged: Draws;
}

/** Numbers given as arguments; `undefined` where one is not known. */
export type Arguments = (name: string) => Draws | undefined;

export interface Strategy {
  readonly word: WordSpec;
  /** Arguments that count something: whole numbers from 1. */
  readonly counts: readonly string[];
  /** It picks by a score, so that somebody has to give one. */
  readonly needsVerifier: boolean;
  /** `undefined` while an argument is not known. */
  readonly generation: (question: Question, given: Arguments) => Generation | undefined;
}

const factor: PropertyType = { kind: 'quantity', unit: '', dimension: dimensionless, bare: true };
const scorer: PropertyType = {
  kind: 'reference',
  to: ['model'],
  or: [
    { kind: 'quantity', unit: '', dimension: dimensionless, bare: true },
    { kind: 'word', words: [{ name: 'exact', doc: 'A program checks; it costs nothing.' }] },
  ],
};

export const count = (name: string, doc: string): ArgumentSpec => ({ name, type: factor, doc, required: true });

export const verifier: ArgumentSpec = {
  name: 'verifier',
  type: scorer,
  doc: 'Who scores: a model, FLOP per FLOP of generation, or `exact`.',
};
