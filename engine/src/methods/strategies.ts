/** Test-time strategies: how one question is answered, each in a file of its own. */
import type { WordSpec } from '../schema/types.js';
import { beam } from './strategies/beam.js';
import { bestOfN } from './strategies/best-of-n.js';
import { budgetForcing } from './strategies/budget-forcing.js';
import { chainOfThought } from './strategies/chain-of-thought.js';
import { greedy } from './strategies/greedy.js';
import { majorityVote } from './strategies/majority-vote.js';
import { revision } from './strategies/revision.js';
import type { Strategy } from './strategies/strategy.js';
import { treeSearch } from './strategies/tree-search.js';

const all: readonly Strategy[] = [greedy, chainOfThought, budgetForcing, majorityVote, bestOfN, beam, treeSearch, revision];

export const strategies: readonly WordSpec[] = all.map(({ word }) => word);

/** The strategy with this name; `undefined` when there is none. */
export const strategyNamed = (name: string): Strategy | undefined => all.find(({ word }) => word.name === name);
