/** When serving has taken as much as training did: the queries and the days after which the second outgrows the first. */
import { add, divide, multiply, type Draws } from '../draws/arithmetic.js';
import type { ComputedValue } from '../schema/types.js';
import type { BlockRef, Reader, Value } from '../schema/value.js';
import { days, queries } from './quantities.js';

const serves = (block: BlockRef): boolean => block.kind === 'testtime';

/** Nothing to say for a budget of training alone, or of serving alone. */
export function breakEven(reader: Reader, phases: readonly BlockRef[]): ComputedValue[] {
  const training = phases.filter(phase => !serves(phase));
  const serving = phases.filter(serves);
  if (training.length === 0 || serving.length === 0) return [];
  const trained = (measure: string): string => training.map(({ name }) => `${name}.${measure}`).join(' + ');
  const served = (measure: string): string => serving.map(({ name }) => `${name}.${measure}`).join(' + ');
  const perQuery = serving.length === 1 ? `${serving[0]!.name}.flop_per_query` : 'the mean flop_per_query';
  return [
    {
      path: 'break_even.queries',
      value: afterQueries(reader, training, serving),
      text: `(${trained('flop')}) / ${perQuery}`,
      unit: queries.unit,
    },
    {
      path: 'break_even.days',
      value: afterDays(reader, training, serving),
      text: `(${trained('gpu_hours')}) / (${served('gpu_hours_per_day')})`,
      unit: days.unit,
    },
  ];
}

const sum = (draws: readonly Draws[]): Draws => draws.reduce(add);

/** The same property of several phases, or why one of them lacks it. */
function each(reader: Reader, phases: readonly BlockRef[], path: string): readonly Draws[] | string {
  const found: Draws[] = [];
  for (const phase of phases) {
    const opened = reader.open(phase);
    const value = opened.number(path);
    if (value === undefined) return `${phase.name}.${path} is unknown: ${opened.because(path)}`;
    found.push(value.draws);
  }
  return found;
}

function afterQueries(reader: Reader, training: readonly BlockRef[], serving: readonly BlockRef[]): Value {
  const spent = each(reader, training, 'flop');
  const perQuery = flopOfQuery(reader, serving);
  if (typeof spent === 'string') return { kind: 'unknown', because: spent };
  if (typeof perQuery === 'string') return { kind: 'unknown', because: perQuery };
  return { kind: 'number', draws: divide(sum(spent), perQuery), dimension: queries.dimension };
}

/** Of several services the mean, each as often as it is asked. */
function flopOfQuery(reader: Reader, serving: readonly BlockRef[]): Draws | string {
  const ofEach = each(reader, serving, 'flop_per_query');
  if (typeof ofEach === 'string' || ofEach.length === 1) return typeof ofEach === 'string' ? ofEach : ofEach[0]!;
  const asked = each(reader, serving, 'queries');
  return typeof asked === 'string' ? asked : divide(sum(ofEach.map((flop, index) => multiply(flop, asked[index]!))), sum(asked));
}

function afterDays(reader: Reader, training: readonly BlockRef[], serving: readonly BlockRef[]): Value {
  const spent = each(reader, training, 'gpu_hours');
  const perDay = each(reader, serving, 'gpu_hours_per_day');
  if (typeof spent === 'string') return { kind: 'unknown', because: spent };
  if (typeof perDay === 'string') return { kind: 'unknown', because: perDay };
  return { kind: 'number', draws: divide(sum(spent), sum(perDay)), dimension: days.dimension };
}
