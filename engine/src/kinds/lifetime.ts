/** The size that would have cost least over the life of a model: trained once, served as much as the budget's phases serve it. */
import { add, divide, multiply, type Draws } from '../draws/arithmetic.js';
import { summarize } from '../draws/summary.js';
import { lawAt } from '../laws/apply.js';
import { lifetimeOptimum, type Lifetime } from '../laws/lifetime.js';
import { sizeInLaw } from '../laws/inputs.js';
import type { ComputedValue, PropertySpec, QuantityType } from '../schema/types.js';
import type { BlockRef, Reader, Value } from '../schema/value.js';
import { derived } from './define.js';
import { pretrainingOf } from './origin.js';
import { factor, flop, manyTokens, params } from './quantities.js';

const unserved = 'it takes a pretrain phase and a testtime phase that serves its model';

const described: Readonly<Record<keyof Lifetime, { readonly type: QuantityType; readonly doc: string; readonly says: string }>> = {
  flop: {
    type: flop,
    doc: 'Compute of training and serving a model of equal loss at the size that takes least of both.',
    says: 'least 6 * N * D + 2 * N * tokens served at equal loss',
  },
  params: { type: params, doc: 'Parameters of that model.', says: 'N of the least 6 * N * D + 2 * N * tokens served at equal loss' },
  tokens: {
    type: manyTokens,
    doc: 'Tokens it would be trained on.',
    says: 'D of the least 6 * N * D + 2 * N * tokens served at equal loss',
  },
  saving: {
    type: { ...factor, share: true },
    doc: 'What it saves of the training and serving compute of the planned model.',
    says: '1 - lifetime.flop / (6 * N * D + 2 * N * tokens served)',
  },
};

const names = Object.keys(described) as readonly (keyof Lifetime)[];

export const lifetimeProperties: readonly PropertySpec[] = names.map(name =>
  derived(`lifetime.${name}`, described[name].type, described[name].doc, {
    underived: unserved,
    ...(name === 'flop' ? {} : { headline: 'when-known' }),
  }),
);

/** Nothing where the budget trains or serves nothing. */
export function lifetime(reader: Reader, blocks: readonly BlockRef[]): readonly ComputedValue[] {
  const [trained, served] = ['pretrain', 'testtime'].map(kind => blocks.filter(block => block.kind === kind));
  if (trained!.length === 0 || served!.length === 0) return [];
  const run = trained!.length === 1 ? trained![0] : onlyOrigin(reader, trained!, served!);
  const best =
    run === undefined
      ? `the budget trains ${trained!.map(({ name }) => name).join(' and ')}, and its testtime phases do not serve one of them alone`
      : optimumOf(reader, run, served!);
  const inputs = [...(run === undefined ? trained! : [run]), ...served!].map(({ name }) => `${name}.flop`).join(', ');
  return names.map(name => ({
    path: `lifetime.${name}`,
    value: valueOf(best, name),
    text: `${described[name].says}, of ${inputs}`,
    unit: described[name].type.unit,
    ...(name === 'saving' ? { share: true } : {}),
  }));
}

/** The one run that all served checkpoints go back to. */
function onlyOrigin(reader: Reader, trained: readonly BlockRef[], served: readonly BlockRef[]): BlockRef | undefined {
  const origins = new Set(
    served.map(block => {
      const at = pretrainingOf(reader, block);
      return trained.find(run => run.name === at?.name && run.file === at.file);
    }),
  );
  return origins.size === 1 ? [...origins][0] : undefined;
}

const valueOf = (best: Lifetime | string, name: keyof Lifetime): Value =>
  typeof best === 'string'
    ? { kind: 'unknown', because: best }
    : { kind: 'number', draws: best[name], dimension: described[name].type.dimension };

function optimumOf(reader: Reader, trained: BlockRef, served: readonly BlockRef[]): Lifetime | string {
  const phase = reader.open(trained);
  const law = lawAt(phase, 'law');
  if (law === undefined || typeof law === 'string') return law ?? `the law of ${trained.name} is not known`;
  const size = sizeInLaw(phase, law);
  const tokens = phase.number('tokens')?.draws;
  if (typeof size === 'string') return size;
  if (size === undefined || tokens === undefined)
    return `${trained.name}.${size === undefined ? 'params' : 'tokens'} is not known: ${phase.because(size === undefined ? 'params' : 'tokens')}`;
  const all = tokensServed(reader, phase, served);
  return typeof all === 'string' ? all : lifetimeOptimum(law, size, tokens, all);
}

/**
 * Forward passes over all phases that serve, in tokens of 2N FLOP each: several samples and thinking are in them, cached prompts are not.
 */
function tokensServed(reader: Reader, trained: Reader, served: readonly BlockRef[]): Draws | string {
  const own = trained.number('params')?.draws;
  const parts: Draws[] = [];
  for (const block of served) {
    const phase = reader.open(block);
    const [spent, size] = [phase.number('flop')?.draws, phase.number('params')?.draws];
    if (spent === undefined || size === undefined)
      return `${block.name}.${spent === undefined ? 'flop' : 'params'} is not known: ${phase.because(spent === undefined ? 'flop' : 'params')}`;
    if (own !== undefined && isOther(own, size))
      return `${block.name} serves a model of another size than ${trained.self.name} trains, so that its cost says nothing of this size`;
    parts.push(divide(spent, multiply(2, size)));
  }
  return parts.reduce(add);
}

const isOther = (a: Draws, b: Draws): boolean => Math.abs(summarize(a).p50 / summarize(b).p50 - 1) > 1e-3;
