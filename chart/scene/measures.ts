/** The measures of a budget as people call them, in the order they are offered. */
import type { BudgetMeasure } from '../../engine/src/curves/types.js';

export const measures: readonly BudgetMeasure[] = ['gpu_hours', 'flop', 'cost', 'energy', 'co2'];

export const measureName: Readonly<Record<BudgetMeasure, string>> = {
  gpu_hours: 'GPU-hours',
  flop: 'Compute',
  cost: 'Cost',
  energy: 'Energy',
  co2: 'CO2 emissions',
};
