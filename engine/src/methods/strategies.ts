/** Test-time strategies: how one question is answered. */
import { dimensionless } from '../quantity/dimension.js';
import type { ArgumentSpec, PropertyType, WordSpec } from '../schema/types.js';

const factor: PropertyType = { kind: 'quantity', unit: '', dimension: dimensionless, bare: true };
const scorer: PropertyType = { kind: 'reference', to: ['model'], or: [
  { kind: 'quantity', unit: '', dimension: dimensionless, bare: true },
  { kind: 'word', words: [{ name: 'exact', doc: 'A program checks; it costs nothing.' }] },
] };
const argument = (name: string, type: PropertyType, doc: string, more: Partial<ArgumentSpec> = {}): ArgumentSpec => ({ name, type, doc, ...more });
const samples = argument('samples', factor, 'Answers drawn.', { required: true });
const verifier = argument('verifier', scorer, 'Who picks the answer.');

/** Strategies whose cost is that of one answer; the others are priced in a later version. */
export const singleAnswer: readonly string[] = ['greedy', 'chain_of_thought'];

export const strategies: readonly WordSpec[] = [
  { name: 'greedy', doc: 'One answer.' },
  { name: 'chain_of_thought', doc: 'One answer with its reasoning written out; the reasoning is `thinking`.' },
  { name: 'budget_forcing', doc: 'The model is made to think on, round after round.', args: [argument('rounds', factor, 'Rounds.', { required: true })] },
  { name: 'majority_vote', doc: 'Several answers; the most frequent wins.', args: [samples] },
  { name: 'best_of_n', doc: 'Several answers; a verifier picks.', args: [samples, verifier] },
  { name: 'beam', doc: 'A beam of partial answers, scored at every step.', args: [argument('width', factor, 'Beams.', { required: true }), verifier] },
  { name: 'tree_search', doc: 'A tree of steps, explored with a verifier.', args: [
    argument('width', factor, 'Branches per step.', { required: true }), argument('depth', factor, 'Steps.', { required: true }), verifier] },
  { name: 'revision', doc: 'The model revises its answer.', args: [argument('rounds', factor, 'Rounds.', { required: true })] },
];
