/**
 * One query of a testtime: what its strategy generates, and the FLOP that takes. Hard queries have paths of their own, which begin as easy
 * ones.
 */
import { add, multiply, type Draws } from '../draws/arithmetic.js';
import { strategyNamed } from '../methods/strategies.js';
import { generationOnce } from '../methods/strategies/once.js';
import type { Generation, Question } from '../methods/strategies/strategy.js';
import { decodeFlop, prefillFlop, type ServedModel } from '../physics/serving/model.js';
import { speculativeFlop } from '../physics/serving/speculation.js';
import type { Reader, UnknownValue, Value } from '../schema/value.js';
import { drawsAt, sizesOf, speculationOf } from './served-model.js';

/** Where the properties of a query stand: in the block itself, or under `hard_query`. */
export type Hardness = '' | 'hard_query.';

export const queryNeeds = (prefix: Hardness): readonly string[] => [
  'params',
  ...['prompt_tokens', 'output_tokens', 'thinking', 'strategy'].map(path => prefix + path),
  'cache_hits',
];

export function questionAt(reader: Reader, prefix: Hardness): Question | undefined {
  const [prompt, thinking, output] = ['prompt_tokens', 'thinking', 'output_tokens'].map(path => drawsAt(reader, prefix + path));
  return prompt === undefined || thinking === undefined || output === undefined ? undefined : { prompt, thinking, output };
}

export function generationAt(reader: Reader, prefix: Hardness): Generation | undefined {
  const question = questionAt(reader, prefix);
  const strategy = question === undefined ? undefined : strategyNamed(reader.word(`${prefix}strategy`) ?? '');
  return strategy === undefined ? undefined : generationOnce(strategy, question!, name => drawsAt(reader, `${prefix}strategy.${name}`));
}

/** How many answers are under way at once does not hang on how long they are. */
const shortest: Question = { prompt: 1, thinking: 0, output: 1 };

/** Answers to one query that are written beside each other, also where their length is not known; `undefined` while an argument is not. */
export function answersAtOnce(reader: Reader, prefix: Hardness): Draws | undefined {
  const strategy = strategyNamed(reader.word(`${prefix}strategy`) ?? 'greedy');
  return strategy?.generation(shortest, name => drawsAt(reader, `${prefix}strategy.${name}`))?.parallel;
}

/** FLOP of a query, part by part. */
export interface QueryFlop {
  readonly prefill: Draws;
  readonly generation: Draws;
  readonly verifier: Draws;
}

/** One way to answer a question: what is generated, and who reads it; `verifier` is read where something is judged. */
export interface Asked {
  readonly question: Question;
  readonly generation: Generation;
  readonly verifier: () => Value | undefined;
}

/** As the block asks; `undefined` while something is not known. */
export function queryFlop(reader: Reader, prefix: Hardness): QueryFlop | UnknownValue | undefined {
  const [question, generation] = [questionAt(reader, prefix), generationAt(reader, prefix)];
  if (question === undefined || generation === undefined) return undefined;
  return flopOfAsking(reader, { question, generation, verifier: scorerAt(reader, prefix) });
}

const scorerAt =
  (reader: Reader, prefix: Hardness): Asked['verifier'] =>
  () =>
    reader.read(`${prefix}strategy.verifier`);

/** The same model asked in any way; `undefined` while something is not known. */
export function flopOfAsking(reader: Reader, { question, generation, verifier: scorer }: Asked): QueryFlop | UnknownValue | undefined {
  const [model, hits] = [sizesOf(reader), drawsAt(reader, 'cache_hits')];
  if (model === undefined || hits === undefined) return undefined;
  const speculation = speculationOf(reader);
  if (speculation !== undefined && 'kind' in speculation) return speculation;
  const each = speculation === undefined ? decodeFlop(model, generation.context) : speculativeFlop(model, speculation, generation.context);
  const generating = multiply(generation.generated, each);
  const verifier = verifying(reader, scorer, model, generation);
  if (typeof verifier === 'object' && 'kind' in verifier) return verifier;
  return { prefill: prefillFlop(model, question.prompt, cachedTokens(question, hits)), generation: generating, verifier };
}

/** Tokens of a prompt that stand in the cache already; nothing is drawn where there are none. */
export const cachedTokens = ({ prompt }: Question, hits: Draws): Draws => (hits === 0 ? 0 : multiply(prompt, hits));

export const totalFlop = ({ prefill, generation, verifier }: QueryFlop): Draws => add(add(prefill, generation), verifier);

/** FLOP of judging the answers to a query; `undefined` while something is not known. */
export function verifierFlop(reader: Reader, prefix: Hardness): Draws | UnknownValue | undefined {
  const [model, generation] = [sizesOf(reader), generationAt(reader, prefix)];
  return model === undefined || generation === undefined ? undefined : verifying(reader, scorerAt(reader, prefix), model, generation);
}

/**
 * A model reads what it judges, 2N for each token; a factor counts the policy's own FLOP; a program costs nothing, and nor does one that
 * nobody named.
 */
function verifying(
  reader: Reader,
  scorer: Asked['verifier'],
  model: ServedModel,
  { judged, context, generated }: Generation,
): Draws | UnknownValue {
  const verifier = judged === 0 ? undefined : scorer();
  if (verifier?.kind === 'number') return multiply(verifier.draws, multiply(generated, decodeFlop(model, context)));
  if (verifier?.kind !== 'block') return 0;
  const size = drawsAt(reader.open(verifier.block), 'active_params');
  return size === undefined
    ? { kind: 'unknown', because: `the parameters of ${verifier.block.name} are not known` }
    : multiply(multiply(2, size), judged);
}
