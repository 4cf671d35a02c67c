/**
 * What the variables of a law count. `inputs { N: non_embedding_params, S: sparsity }` in a law says it: a size as its authors counted it,
 * and what its form reads besides N, D and C from the model or the arithmetic of the phase.
 */
import { add, divide, multiply, subtract, type Draws } from '../draws/arithmetic.js';
import { hour } from '../quantity/time.js';
import type { Reader } from '../schema/value.js';

/** Words for variables of any name, each with what it reads and how to say so. */
const readings: Readonly<Record<string, { readonly says: string; readonly read: (reader: Reader) => Draws | undefined }>> = {
  experts: { says: 'the experts of the model', read: reader => expertsOf(reader) },
  sparsity: { says: 'the share of experts that rest', read: reader => sparsity(reader) },
  granularity: { says: 'how finely the experts are cut', read: reader => granularity(reader) },
  bits: { says: 'the bits of the arithmetic', read: reader => bitsOf[reader.word('precision') ?? ''] },
};

const bitsOf: Readonly<Record<string, number>> = { fp32: 32, tf32: 19, bf16: 16, fp16: 16, fp8: 8, int8: 8, fp4: 4, int4: 4 };

/** A dense model is one expert that every token visits. */
function expertsOf(reader: Reader): Draws | undefined {
  const experts = reader.number('model.experts')?.draws;
  return experts === 0 ? 1 : experts;
}

/** 1 - K/E of Abnar et al.: 0 for a dense model. */
function sparsity(reader: Reader): Draws | undefined {
  const experts = reader.number('model.experts')?.draws;
  if (experts === 0) return 0;
  const visited = reader.number('model.experts_per_token')?.draws;
  return experts === undefined || visited === undefined ? undefined : subtract(1, divide(visited, experts));
}

/** G of Krajewski et al.: into how many experts one feed-forward layer of the usual width is cut. */
function granularity(reader: Reader): Draws | undefined {
  const [whole, part] = [reader.number('model.intermediate_size')?.draws, reader.number('model.expert_size')?.draws];
  return whole === undefined || part === undefined ? undefined : divide(whole, part);
}

/** The value of a variable that `inputs` explains by a word, or why there is none. */
export function readInput(reader: Reader, law: string, variable: string, word: string): Draws | string {
  const reading = Object.hasOwn(readings, word) ? readings[word] : undefined;
  if (reading === undefined) return `the law ${law} takes ${variable} for ${word}, which only N, D or C can mean`;
  return (
    reading.read(reader) ??
    `the law ${law} reads ${variable}, ${reading.says}, and ${whyUnread(reader, word)}; a law that comes from it may give ${variable} itself`
  );
}

function whyUnread(reader: Reader, word: string): string {
  if (word === 'bits') return 'the phase names no precision';
  return reader.read('model') === undefined
    ? 'this phase names no model'
    : `${modelName(reader)} does not say ${word === 'granularity' ? 'intermediate_size and expert_size' : 'experts and experts_per_token'}`;
}

function modelName(reader: Reader): string {
  const model = reader.read('model');
  return model?.kind === 'block' ? model.block.name : 'the model';
}

/** A law, and its word for N where it has one. */
interface Counting {
  readonly name: string;
  readonly counts?: string;
}

/** N of a law at the size of a phase, or why it is not known; `undefined` while the size itself is not. */
export function sizeInLaw(reader: Reader, { name, counts: count = 'active_params' }: Counting): Draws | string | undefined {
  const own = reader.number('params')?.draws;
  // What the law itself proposes is in its own count.
  if (own === undefined || count === 'active_params' || reader.origin('params') === 'default') return own;
  if (reader.read('model') === undefined)
    return count === 'params' ? own : `the law ${name} counts ${spoken[count] ?? count}, and this phase names no model that tells them`;
  return (
    sizeOfModel(count, path => reader.number(`model.${path}`)?.draws) ??
    `the law ${name} counts ${spoken[count] ?? count}, and ${modelName(reader)} does not tell them: ${reader.because(`model.${count === 'params' ? count : 'embedding_params'}`)}`
  );
}

/**
 * N of a law at another size than that of the phase, which is counted as a phase counts `params`; or why it is not known. A model that grows
 * is taken to grow in all of its parts alike.
 */
export function sizeInLawAt(reader: Reader, law: Counting, params: Draws): Draws | string {
  const [own, counted] = [reader.number('params')?.draws, sizeInLaw(reader, law)];
  if (typeof counted === 'string') return counted;
  if (own === undefined || counted === undefined || own === counted) return params;
  return own === params ? counted : multiply(params, divide(counted, own));
}

const spoken: Readonly<Record<string, string>> = {
  params: 'all parameters',
  non_embedding_params: 'parameters without embeddings',
  active_non_embedding_params: 'active parameters without embeddings',
};

/** A size of a model by a law's word for N, where `read` finds the counts of the model; `undefined` where it does not tell enough. */
export function sizeOfModel(count: string, read: (path: string) => Draws | undefined): Draws | undefined {
  if (count !== 'active_non_embedding_params') return read(count);
  const [active, embeddings] = [read('active_params'), read('embedding_params')];
  return active === undefined || embeddings === undefined ? undefined : subtract(active, embeddings);
}

/** GPU-hours that a FLOP takes in this phase, for a law whose C are GPU-hours. */
export function hoursPerFlop(reader: Reader): Draws | undefined {
  const [hours, flop] = [reader.number('gpu_hours')?.draws, reader.number('flop')?.draws];
  return hours === undefined || flop === undefined ? undefined : divide(divide(hours, hour), flop);
}

/** FLOP of N parameters on D tokens as laws of training count them. */
export const trainingFlopOf = (params: Draws, tokens: Draws): Draws => multiply(6, multiply(params, tokens));

/** Products of parameters and tokens, served tokens counted by their forward pass alone. */
export const trainAndServeFlop = (params: Draws, tokens: Draws, served: Draws): Draws =>
  add(trainingFlopOf(params, tokens), multiply(2, multiply(params, served)));
