/** Figures as the server sends them, small. */
import type { BudgetCell, BudgetView, CurveSet } from '../../engine/src/curves/types.js';
import type { PreviewData } from '../../server/src/protocol.js';

const summary = (p50: number) => ({ p5: p50 / 2, p50, p95: p50 * 2, mean: p50 * 1.1 });
const known = (p50: number, unit: string): BudgetCell => ({ range: summary(p50), unit, because: null });
export const unknownCell: BudgetCell = { range: null, unit: '$', because: 'price | of `h100` is unknown' };

export function budget(cost: BudgetCell = known(6e7, '$'), hours: BudgetCell = known(3e7, 'GPU-hour')): BudgetView {
  const cells = { flop: known(3.8e25, 'FLOP'), gpu_hours: hours, cost, energy: known(2e7, 'kWh'), co2: known(8e3, 'tCO2') };
  return { name: 'total', title: '', parts: [], total: { name: 'total', title: '', phase: 'total', cells }, notes: [] };
}

export function chart(points: number): CurveSet {
  const axis = { label: 'Compute', unit: 'FLOP', scale: 'log', share: false } as const;
  const curve = {
    id: 'c',
    label: 'c',
    role: 'model',
    source: '',
    points: Array.from({ length: points }, (_, x) => ({ x, ...summary(1), valid: true })),
  } as const;
  return {
    id: 'base',
    block: 'base',
    phase: 'pretrain',
    title: '',
    x: axis,
    y: axis,
    curves: points === 0 ? [] : [curve],
    markers: [],
    note: '',
  };
}

export function figures(uri: string, version: number, more: Partial<PreviewData> = {}): PreviewData {
  return { uri, version, file: 'a.scale', provenance: '', charts: [chart(5)], threeLaws: [], budgets: [budget()], ...more };
}

export const problem = { message: 'unexpected )', line: 3, offset: 40, count: 1 };
