/** What a budget adds up, and the kinds of block whose amounts it adds. */
import type { BudgetMeasure, PhaseKind } from '../curves/types.js';
import type { QuantityType } from '../schema/types.js';
import { carbon, energy, flop, gpuHours, money } from './quantities.js';

/** In the order of the columns of a budget. */
export const measures: Readonly<Record<BudgetMeasure, QuantityType>> = { flop, gpu_hours: gpuHours, cost: money, energy, co2: carbon };

export const measureNames = Object.keys(measures) as readonly BudgetMeasure[];

/** Kinds of block that train: those with a layout, a memory and a step. */
export const trainingKinds: ReadonlySet<string> = new Set(['pretrain', 'posttrain', 'phase']);

/** In the order in which a model meets them. */
export const phaseKinds: readonly PhaseKind[] = ['pretrain', 'posttrain', 'testtime'];
