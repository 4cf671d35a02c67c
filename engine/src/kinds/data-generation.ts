/** The compute of synthetic data is charged once, to the first phase of the file that uses the set. */
import { multiply } from '../draws/arithmetic.js';
import type { Condition, Formula, PropertySpec } from '../schema/types.js';
import type { BlockRef, Reader, Value } from '../schema/value.js';
import { both, estimate } from './define.js';
import { flop } from './quantities.js';

export const chargesProperties: readonly PropertySpec[] = [
  both('training_flop', flop, 'FLOP of the training alone, where the phase is also charged for the making of its data.', { detail: true }),
  both('data_generation_flop', flop, 'FLOP of the synthetic part of the data, if this is the first phase that uses the set.', {
    detail: true,
  }),
];

export const generatesNothing: Condition = { path: 'data_generation_flop', is: ['0'] };
export const generatesData: Condition = { path: 'data_generation_flop', not: ['0'] };

const amount = (draws: number | Float64Array): Value => ({ kind: 'number', draws, dimension: flop.dimension });

const dataOf = (reader: Reader): BlockRef | undefined => {
  const value = reader.read('data');
  return value?.kind === 'block' ? value.block : undefined;
};

const isSame = (a: BlockRef | undefined, b: BlockRef): boolean => a !== undefined && a.name === b.name && a.file === b.file;

/** Of a phase at top level by its own name; of a nested one, by that of the phase around it. */
function isFirstUser(reader: Reader, data: BlockRef): boolean {
  const own = reader.self.name.split('.')[0]!;
  return reader.phasesOfFile().find(block => block.name === own || isSame(dataOf(reader.open(block)), data))?.name === own;
}

/** A nested phase bears its share of what the phase around it is charged; a set of its own it pays for itself. */
function charged(reader: Reader): Value | undefined {
  const data = dataOf(reader);
  if (data === undefined || !reader.states('data.synthetic.generator')) return amount(0);
  const isNested = reader.self.kind === 'phase';
  const share = isNested ? reader.number('share')?.draws : 1;
  if (share === undefined || !isFirstUser(reader, data)) return amount(0);
  const whole = reader.number('data.generation_flop');
  return whole === undefined
    ? { kind: 'unknown', because: `${data.name}.generation_flop is unknown: ${reader.because('data.generation_flop')}` }
    : amount(multiply(share, whole.draws));
}

/** Before the FLOP of the phase, which depend on whether there is something to charge. */
export const dataGeneration: readonly Formula[] = [
  estimate('data_generation_flop', 'data.generation_flop in the first phase that uses the set', { needs: ['data'], compute: charged }),
];

/** FLOP by the formulas of a kind of training, with the making of the data on top where there is any. */
export const withDataGeneration = (formulas: readonly Formula[]): readonly Formula[] => [
  ...formulas.map(formula =>
    formula.of === 'flop' || formula.of === 'tokens' ? { ...formula, when: [...(formula.when ?? []), generatesNothing] } : formula,
  ),
  ...formulas
    .filter(formula => formula.of === 'flop')
    .map(formula => ({ ...formula, of: 'training_flop', when: [...(formula.when ?? []), generatesData] })),
  estimate('flop', 'training_flop + data_generation_flop', {
    when: [generatesData],
    source: 'synthetic data is charged once, to the first phase that uses it',
  }),
];
