/** `budget`: the phases in one sum. In every draw a total is the sum of its parts. */
import { add, divide, maximum, multiply, subtract, type Draws } from '../draws/arithmetic.js';
import { largestSum, type Lasting } from '../draws/largest-sum.js';
import { sameHard } from '../quantity/dimension.js';
import type { ComputedValue, KindSpec, QuantityType } from '../schema/types.js';
import type { BlockRef, NumberValue, Reader, Value } from '../schema/value.js';
import type { BudgetMeasure } from '../curves/types.js';
import { breakEven } from './break-even.js';
import { budgetsDisagree } from './compute.js';
import { both, byDefault, derived, given, provenance } from './define.js';
import { exchange, exchangeProperties } from './exchange.js';
import { lifetime, lifetimeProperties } from './lifetime.js';
import { measureNames, measures, phaseKinds } from './measures.js';
import {
  anyTotal,
  carbon,
  carbonIntensity,
  days,
  energy,
  factor,
  flop,
  gpuHourPrice,
  gpuHours,
  money,
  power,
  queries,
  reference,
} from './quantities.js';

/** The phases that are summed: those listed, else every phase of the file. */
export function phasesOf(reader: Reader): readonly BlockRef[] {
  const listed = reader.read('phases');
  if (listed?.kind !== 'list') return reader.phasesOfFile();
  return listed.items.flatMap(item => (item.kind === 'block' ? [item.block] : []));
}

interface Part {
  readonly block: BlockRef;
  readonly value: NumberValue | undefined;
  readonly because: string;
}

const partsOf = (reader: Reader, measure: BudgetMeasure, blocks: readonly BlockRef[]): Part[] =>
  blocks.map(block => {
    const phase = reader.open(block);
    const value = phase.number(measure) ?? (ratesDisagree(phase, measure) ? byOwnRates(reader, phase, measure) : undefined);
    return { block, value, because: value === undefined ? `${block.name}.${measure} is unknown: ${phase.because(measure)}` : '' };
  });

const ratesDisagree = (phase: Reader, measure: BudgetMeasure): boolean =>
  ['price', 'pue', 'grid'].some(path => phase.because(measure).includes(budgetsDisagree(path)));

/** Where budgets disagree on a price, a PUE or a grid, the phase has no figure of its own and each budget counts it by its own. */
function byOwnRates(reader: Reader, phase: Reader, measure: BudgetMeasure): NumberValue | undefined {
  const hours = phase.number('gpu_hours')?.draws;
  const repeated = add(1, phase.number('experiments')?.draws ?? 0);
  const rate = (path: string): Draws | undefined => (phase.number(path) ?? reader.number(path))?.draws;
  if (hours === undefined || !['cost', 'energy', 'co2'].includes(measure)) return undefined;
  const factors =
    measure === 'cost'
      ? [rate('price')]
      : [phase.number('hardware.gpu_power')?.draws, rate('pue'), ...(measure === 'co2' ? [rate('grid')] : [])];
  if (factors.some(each => each === undefined)) return undefined;
  return {
    kind: 'number',
    draws: [multiply(hours, repeated), ...(factors as Draws[])].reduce(multiply),
    dimension: measures[measure].dimension,
  };
}

const number = (draws: Draws, type: QuantityType): Value => ({ kind: 'number', draws, dimension: type.dimension });
const unknown = (because: string): Value => ({ kind: 'unknown', because });

function totalOf(parts: readonly Part[], type: QuantityType): Value {
  if (parts.length === 0) return unknown('the budget has no phases');
  const missing = parts.find(part => part.value === undefined);
  if (missing !== undefined) return unknown(missing.because);
  return number(parts.map(part => part.value!.draws).reduce(add), type);
}

function measureTotals(reader: Reader, measure: BudgetMeasure, blocks: readonly BlockRef[]): ComputedValue[] {
  const type = measures[measure];
  const parts = partsOf(reader, measure, blocks);
  const total = totalOf(parts, type);
  const sum = parts.map(part => `${part.block.name}.${measure}`).join(' + ');
  const ofParts = parts.flatMap((part): ComputedValue[] => {
    const own = `parts.${part.block.name}.${measure}`;
    return [
      { path: own, value: part.value ?? unknown(part.because), text: `${part.block.name}.${measure}`, unit: type.unit },
      { path: `${own}_share`, value: shareOf(part, total), text: `${part.block.name}.${measure} / ${measure}`, unit: '', share: true },
    ];
  });
  return [{ path: measure, value: total, text: sum === '' ? 'the sum of no phases' : sum, unit: type.unit }, ...ofParts];
}

function shareOf(part: Part, total: Value): Value {
  if (part.value === undefined) return unknown(part.because);
  return total.kind === 'number' ? number(divide(part.value.draws, total.draws), factor) : total;
}

/** Derivative models of others, in multiples of the pre-training of this budget; never part of the total. */
function ecosystem(reader: Reader, blocks: readonly BlockRef[]): ComputedValue[] {
  const times = reader.number('derivatives');
  if (times === undefined || times.draws === 0) return [];
  const pretraining = blocks.filter(block => block.kind === 'pretrain');
  return (['flop', 'gpu_hours', 'cost'] as const).map(measure => {
    const total =
      pretraining.length === 0
        ? unknown('the budget has no pretrain phase, and derivatives count in multiples of it')
        : totalOf(partsOf(reader, measure, pretraining), measures[measure]);
    const names = pretraining.map(block => `${block.name}.${measure}`).join(' + ');
    return {
      path: `ecosystem.${measure}`,
      value: total.kind === 'number' ? number(multiply(total.draws, times.draws), measures[measure]) : total,
      text: `derivatives * (${names})`,
      unit: measures[measure].unit,
    };
  });
}

function remaining(reader: Reader, blocks: readonly BlockRef[]): ComputedValue[] {
  const limit = reader.number('limit');
  const measure = limit === undefined ? undefined : measureNames.find(each => sameHard(measures[each].dimension, limit.dimension));
  if (limit === undefined || measure === undefined) return [];
  const total = totalOf(partsOf(reader, measure, blocks), measures[measure]);
  const value = total.kind === 'number' ? number(subtract(limit.draws, total.draws), measures[measure]) : total;
  return [{ path: 'remaining', value, text: `limit - ${measure}`, unit: measures[measure].unit }];
}

/** The most that runs at one moment. A phase without both dates could run at any time, and counts by itself. */
function largestPower(reader: Reader, blocks: readonly BlockRef[]): ComputedValue[] {
  if (blocks.length === 0) return [];
  const phases = blocks.map(block => ({
    block,
    amount: powerOf(reader, block),
    start: reader.open(block).number('start')?.draws,
    end: reader.open(block).number('finish')?.draws,
  }));
  const isDated = (phase: (typeof phases)[number]): phase is typeof phase & Lasting => phase.start !== undefined && phase.end !== undefined;
  const text = `${phases.some(isDated) ? 'largest sum at one time of' : 'largest of'} ${blocks.map(block => `${block.name}.power`).join(', ')}`;
  const missing = phases.find(phase => phase.amount === undefined)?.block;
  const value =
    missing === undefined
      ? number(
          [largestSum(phases.filter(isDated)), ...phases.flatMap(phase => (isDated(phase) ? [] : [phase.amount!]))].reduce(maximum),
          power,
        )
      : unknown(`${missing.name}.power is unknown: ${reader.open(missing).because('power')}`);
  return [{ path: 'power', value, text, unit: power.unit }];
}

/** Where budgets disagree on the PUE, each counts by its own. */
function powerOf(reader: Reader, block: BlockRef): Draws | undefined {
  const phase = reader.open(block);
  const own = phase.number('power')?.draws;
  if (own !== undefined || !phase.because('power').includes(budgetsDisagree('pue'))) return own;
  const factors = [phase.number('count'), phase.number('hardware.gpu_power'), reader.number('pue')].map(each => each?.draws);
  return factors.every(each => each !== undefined) ? factors.reduce(multiply) : undefined;
}

/** Each is computed by itself, so that a measure that is not known yet keeps no other waiting. */
const totals: KindSpec['compute'] = [
  ...measureNames.map(measure => (reader: Reader) => measureTotals(reader, measure, phasesOf(reader))),
  reader => largestPower(reader, phasesOf(reader)),
  reader => remaining(reader, phasesOf(reader)),
  reader => ecosystem(reader, phasesOf(reader)),
  reader => breakEven(reader, phasesOf(reader)),
  reader => lifetime(reader, phasesOf(reader)),
  reader => exchange(reader, phasesOf(reader)),
];

const trainAndServe = 'the budget does not hold both training and serving';

export const budget: KindSpec = {
  name: 'budget',
  doc: 'The phases in one sum: totals, shares, a limit, and what others will spend on derivatives.',
  phase: false,
  properties: [
    given('phases', { kind: 'list', of: reference(...phaseKinds) }, 'What is summed; every phase of the file if left out.', {
      example: '[base, tune]',
    }),
    given('horizon', days, 'How long each test-time phase serves that does not say so itself.', { example: '365 days' }),
    given('limit', anyTotal, 'A limit on the total of its unit; passing it is an error.', { example: '$10M', limit: true }),
    given(
      'derivatives',
      factor,
      'Derivative models of others, in multiples of the pre-training compute: how many, times the mean share that each takes. The source behind it says who.',
      { example: '12 * 5.27%' },
    ),
    both('price', gpuHourPrice, 'Price of an accelerator-hour for the phases that name none.', { example: '$2 to $3/GPU-hour' }),
    given('pue', factor, 'Facility power over IT power, for the phases that name none.'),
    given('grid', carbonIntensity, 'Carbon intensity, for the phases that name none.', { example: '0.35 kgCO2/kWh' }),
    derived('flop', flop, 'Compute of all phases.', { headline: true }),
    derived('gpu_hours', gpuHours, 'Accelerator time of all phases; different chips are added as they are.', { headline: true }),
    derived('cost', money, 'Money of all phases.', { headline: true }),
    derived('energy', energy, 'Electricity of all phases.', { headline: true }),
    derived('co2', carbon, 'Emissions of all phases.', { headline: true }),
    derived('power', power, 'Largest draw of phases that run at the same time; without dates, of the largest phase.', { headline: true }),
    derived('remaining', anyTotal, 'The limit less the total of its unit.', { underived: 'no limit is given' }),
    derived('parts.*.flop', flop, 'Compute of one phase.'),
    derived('parts.*.gpu_hours', gpuHours, 'Accelerator time of one phase.'),
    derived('parts.*.cost', money, 'Money of one phase.'),
    derived('parts.*.energy', energy, 'Electricity of one phase.'),
    derived('parts.*.co2', carbon, 'Emissions of one phase.'),
    ...measureNames.map(measure =>
      derived(`parts.*.${measure}_share`, { ...factor, share: true }, `Share of one phase in the total ${measure}.`),
    ),
    derived('ecosystem.flop', flop, 'Compute of the derivatives of all who make them, not of this budget; never in the totals.'),
    derived('ecosystem.gpu_hours', gpuHours, 'Accelerator time of the derivatives of others; never in the totals.'),
    derived('ecosystem.cost', money, 'Money of the derivatives of others; never in the totals.'),
    derived(
      'break_even.queries',
      queries,
      'Queries whose compute equals that of the training phases: from there on serving outgrows training.',
      { underived: trainAndServe, headline: 'when-known', detail: true },
    ),
    derived('break_even.days', days, 'Days of service that take as many accelerator hours as the training phases.', {
      underived: trainAndServe,
      headline: 'when-known',
      detail: true,
    }),
    ...lifetimeProperties,
    ...exchangeProperties,
    ...provenance,
  ],
  formulas: [],
  defaults: [byDefault('derivatives', '0', 'no derivative models are named')],
  compute: totals,
  snippet: 'budget ${1:project} {\n  horizon: ${2:365 days}\n  limit: ${3:\\$100M}\n}',
};
