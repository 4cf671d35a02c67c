/**
 * What a post-training method is: its word and arguments, and what it costs, written in the language over the properties of a `posttrain`
 * block.
 */
import { dimension, dimensionless } from '../quantity/dimension.js';
import type { ArgumentSpec, Condition, PropertyType, QuantityType, WordSpec } from '../schema/types.js';

/** A formula of one part; where a method has a choice, each choice is a part of its own. */
export interface Part {
  /** In the language, over properties of the block: `6 * params * tokens`. */
  readonly text: string;
  readonly when?: readonly Condition[];
}

/** Another value that the method gives its own way: how many answers, how large the networks beside the policy. */
export interface OwnFormula extends Part {
  readonly of: string;
}

export interface OwnDefault {
  readonly of: string;
  readonly text: string;
  readonly because: string;
}

/**
 * `training`: the states of ordinary training, of all weights or of adapters. `training-and-networks`: those, and the networks that a step
 * runs beside the policy. `weights`: the weights alone, since nothing is trained.
 */
export type MemoryOfMethod = 'training' | 'training-and-networks' | 'weights';

/**
 * What `mfu` is when nothing is said. `training`: fine-tuning as published. `whole`: a loop of reinforcement learning from end to end,
 * generation included. `apart`: generation and training are stages of their own, each with its utilisation.
 */
export type EfficiencyOfMethod = 'training' | 'whole' | 'apart';

export interface Method extends WordSpec {
  /** Tokens that are written one by one, bound by memory bandwidth. */
  readonly generation?: readonly Part[];
  /** Forward passes over tokens that are there already: of a reference, a reward model, a critic, a teacher. */
  readonly scoring?: readonly Part[];
  /** Forward and backward passes that change weights. */
  readonly update?: readonly Part[];
  /** Whether `verifier` scores the answers. */
  readonly verified?: true;
  /** Tokens by the FLOP, where the method is that simple. */
  readonly tokens?: string;
  readonly own?: readonly OwnFormula[];
  readonly defaults?: readonly OwnDefault[];
  readonly efficiency: EfficiencyOfMethod;
  readonly memory: MemoryOfMethod;
  /** Properties without which there is no cost, each with the words that say how to give it. */
  readonly needs?: Readonly<Record<string, string>>;
  readonly source: string;
}

// ── types of arguments ─────────────────────────────────────────────────────────────────────────────────────────────────────

export const factor: QuantityType = { kind: 'quantity', unit: '', dimension: dimensionless, bare: true };
export const share: QuantityType = { kind: 'quantity', unit: '', dimension: dimensionless, bare: true, share: true };
export const params: QuantityType = { kind: 'quantity', unit: 'params', dimension: dimension({ param: 1 }), bare: true };
export const yesNo: PropertyType = { kind: 'boolean' };
export const trainedModel: PropertyType = { kind: 'reference', to: ['model', 'pretrain', 'posttrain'] };
/** A network by its name, or its size as a multiple of the policy. */
export const modelOrFactor: PropertyType = { kind: 'reference', to: ['model', 'pretrain', 'posttrain'], or: [factor] };

export const argument = (name: string, type: PropertyType, doc: string, more: Partial<ArgumentSpec> = {}): ArgumentSpec => ({
  name,
  type,
  doc,
  ...more,
});

export const yes = (path: string): Condition => ({ path, is: ['yes'] });
export const no = (path: string): Condition => ({ path, is: ['no'] });
export const named = (path: string): Condition => ({ path, not: [] });

// ── what several methods share ─────────────────────────────────────────────────────────────────────────────────────────────

export const sixND: Part = { text: '6 * params * tokens' };

export const someTokens: Method['needs'] = { tokens: '`tokens`, or `data`' };
export const someAnswers: Method['needs'] = {
  prompts: '`prompts`, or `prompts_per_step` and `steps`',
  output_tokens: '`output_tokens`, the length of an answer',
};

/** One answer to each prompt. */
export const oneAnswer: readonly OwnFormula[] = [
  { of: 'rollouts', text: 'prompts' },
  { of: 'prompts', text: 'rollouts' },
];

/** So many answers to each prompt, by the argument that says it. */
export const answersBy = (name: string): readonly OwnFormula[] => [
  { of: 'rollouts', text: `prompts * method.${name}` },
  { of: 'prompts', text: `rollouts / method.${name}` },
];

/** Each prompt is read once, however many answers it gets. */
export const writingAnswers: Part = { text: '2 * params * (written_tokens + prompts * prompt_tokens)' };

export const noPrompt: OwnDefault = {
  of: 'prompt_tokens',
  text: '0',
  because: 'the length of a prompt is not named: prompts are left out',
};
export const allKept: OwnDefault = { of: 'acceptance', text: '100%', because: 'every answer is trained on unless said otherwise' };
export const policySized = (of: string, what: string): OwnDefault => ({
  of,
  text: 'params',
  because: `${what} as large as the policy, since none is named`,
});
export const withoutNetwork = (of: string, because: string): OwnDefault => ({ of, text: '0 * params', because });
