/** Figures of a plan as the server would send them: three phases of a 70B model, each with its chart, and a budget with a limit. */
import type {
  BudgetCell,
  BudgetMeasure,
  BudgetRow,
  BudgetView,
  Curve,
  CurvePoint,
  CurveSet,
  ThreeLaws,
} from '../../engine/src/curves/types.js';
import type { Summary } from '../../engine/src/estimate.js';
import type { PreviewData } from '../../server/src/protocol.js';

export function range(p50: number, spread = 0): Summary {
  const mean = p50 * (1 + (spread * spread) / 4);
  return { p5: p50 / (1 + spread), p50, p95: p50 * (1 + spread), mean };
}

function curve(
  id: string,
  label: string,
  role: Curve['role'],
  source: string,
  xs: readonly number[],
  at: (x: number) => CurvePoint,
): Curve {
  return { id, label, role, source, points: xs.map(at) };
}

/** `count` values from `low` to `high` at equal ratios. */
export function ratios(low: number, high: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => low * (high / low) ** (index / (count - 1)));
}

function lossPoint(floor: number, slope: number): (x: number) => CurvePoint {
  return x => {
    const p50 = floor + 1070 * x ** -slope;
    const spread = 0.01 + 0.02 * Math.max(0, Math.log10(x / 1e24));
    return { x, p5: p50 * (1 - spread), p50, p95: p50 * (1 + spread), valid: x <= 1e24 };
  };
}

export const pretrainChart: CurveSet = {
  id: 'base:loss',
  block: 'base',
  phase: 'pretrain',
  title: 'Pre-training: base',
  x: { label: 'Training compute', unit: 'FLOP', scale: 'log', share: false },
  y: { label: 'Loss', unit: 'nats/token', scale: 'linear', share: false },
  curves: [
    curve(
      'frontier',
      'Best size at each compute',
      'frontier',
      'besiroglu_2024, arXiv 2404.10102',
      ratios(1e20, 1e27, 121),
      lossPoint(1.82, 0.155),
    ),
    curve(
      'model',
      '70.6B params, more or fewer tokens',
      'model',
      'besiroglu_2024, arXiv 2404.10102',
      ratios(1e22, 1e27, 101),
      lossPoint(1.874, 0.1555),
    ),
  ],
  markers: [
    {
      id: 'plan',
      label: 'base',
      role: 'plan',
      x: range(6.35e24, 0.1),
      y: range(2.023, 0.02),
      details: ['params 70.6B', 'tokens 15T'],
      offset: 120,
    },
    {
      id: 'optimal',
      label: 'compute-optimal',
      role: 'optimal',
      x: range(6.35e24),
      y: range(1.973, 0.015),
      details: ['params 187B', 'tokens 5.7T'],
      offset: 120,
    },
    { id: 'gpt_3', label: 'GPT-3 175B', role: 'landmark', x: range(3.14e23), y: range(2.12), details: ['params 175B', 'tokens 300B'] },
    {
      id: 'llama_3_1_405b',
      label: 'Llama 3.1 405B',
      role: 'landmark',
      x: range(3.8e25),
      y: range(1.955),
      details: ['params 405B', 'tokens 15.6T'],
    },
    {
      id: 'deepseek_v3',
      label: 'DeepSeek-V3',
      role: 'landmark',
      x: range(3.3e24),
      y: range(1.995),
      details: ['active params 37B', 'tokens 14.8T'],
    },
    { id: 'chinchilla', label: 'Chinchilla', role: 'landmark', x: range(5.9e23), y: range(2.052), details: ['params 70B', 'tokens 1.4T'] },
  ],
  note: 'Loss on held-out text of the same mixture; the band is the uncertainty of the fitted parameters.',
};

export const posttrainChart: CurveSet = {
  id: 'rl:accuracy',
  block: 'rl',
  phase: 'posttrain',
  title: 'Post-training: rl',
  x: { label: 'Training compute', unit: 'GPU-hour', scale: 'log', share: false },
  y: { label: 'Pass rate on AIME 2025', unit: '', scale: 'linear', share: true },
  curves: [
    curve('rl', 'GRPO from base', 'model', 'khatri_2025, arXiv 2510.13786', ratios(100, 400_000, 81), x => {
      const p50 = 0.12 + 0.49 / (1 + (9000 / x) ** 1.1);
      return { x, p5: Math.max(0, p50 - 0.03), p50, p95: p50 + 0.025, valid: x < 100_000 };
    }),
  ],
  markers: [
    { id: 'plan', label: 'rl', role: 'plan', x: range(50_000, 0.2), y: range(0.542, 0.04), details: ['120k prompts'], offset: 480 },
  ],
  note: 'A sigmoid with its own ceiling; it starts at the checkpoint of base.',
};

export const testtimeChart: CurveSet = {
  id: 'serve:accuracy',
  block: 'serve',
  phase: 'testtime',
  title: 'Test-time: serve',
  x: { label: 'Compute per query', unit: 'FLOP', scale: 'log', share: false },
  y: { label: 'Pass rate on AIME 2025', unit: '', scale: 'linear', share: true },
  curves: [
    curve('coverage', 'Best of n, with verifier', 'model', 'brown_2024, arXiv 2407.21787', ratios(2e14, 4e16, 61), x =>
      accuracyPoint(x, 0.54, 0.11, 5e15),
    ),
    curve('majority', 'Majority vote', 'model', 'brown_2024, arXiv 2407.21787', ratios(2e14, 4e16, 61), x =>
      accuracyPoint(x, 0.54, 0.045, 5e15),
    ),
  ],
  markers: [
    {
      id: 'plan',
      label: 'serve',
      role: 'plan',
      x: range(1.6e15, 0.3),
      y: range(0.638, 0.05),
      details: ['majority_vote(samples: 8)'],
      offset: 700,
    },
  ],
  note: 'Coverage needs a verifier; without one, read the majority vote.',
};

function accuracyPoint(x: number, start: number, gain: number, until: number): CurvePoint {
  const p50 = Math.min(0.97, start + gain * Math.log(x / 2e14));
  return { x, p5: p50 - 0.04, p50, p95: Math.min(1, p50 + 0.03), valid: x < until };
}

export const unavailableChart: CurveSet = {
  ...testtimeChart,
  id: 'chat:accuracy',
  block: 'chat',
  title: 'Test-time: chat',
  curves: [],
  markers: [],
  unavailable: 'There is no pass rate to start from: post-train or give `pass_rate` to chat.',
};

/** Pre-training and post-training on one benchmark, with nothing known of test-time compute yet. */
export const threeLaws: ThreeLaws = {
  id: 'three-laws:serve',
  title: 'serve',
  benchmark: 'AIME 2025',
  y: posttrainChart.y,
  panels: [
    {
      ...posttrainChart,
      id: 'three-laws-pretrain-base',
      block: 'base',
      phase: 'pretrain',
      title: 'Pre-training',
      x: { label: 'Training compute, cumulated', unit: 'FLOP', scale: 'log', share: false },
      curves: [
        curve('model', 'this model, more or fewer tokens', 'model', 'besiroglu_2024', ratios(1e22, 6.35e24, 41), x =>
          accuracyPoint(x, -0.1034, 0.00923, 1e24),
        ),
      ],
      markers: [{ id: 'plan', label: 'base', role: 'plan', x: range(6.35e24), y: range(0.12, 0.1), details: [], offset: 120 }],
    },
    {
      ...posttrainChart,
      id: 'three-laws-posttrain-rl',
      title: 'Post-training',
      x: { label: 'Training compute, cumulated', unit: 'FLOP', scale: 'linear', share: false },
      curves: [
        {
          ...posttrainChart.curves[0]!,
          points: posttrainChart.curves[0]!.points.map(point => ({ ...point, x: 6.35e24 + point.x * 4e18 })),
        },
      ],
      markers: [{ ...posttrainChart.markers[0]!, x: range(6.55e24) }],
    },
    { ...unavailableChart, id: 'three-laws-testtime-serve', title: 'Test-time compute', x: testtimeChart.x },
  ],
  note: 'Left and middle: training compute, cumulated. Right: compute of one query, another axis.',
};

const units: Readonly<Record<BudgetMeasure, string>> = { flop: 'FLOP', gpu_hours: 'GPU-hour', cost: '$', energy: 'kWh', co2: 'tCO2' };

function cells(
  amounts: Readonly<Record<BudgetMeasure, number | string>>,
  spread: number,
  share?: number,
): Readonly<Record<BudgetMeasure, BudgetCell>> {
  const cell = (measure: BudgetMeasure): BudgetCell => {
    const amount = amounts[measure];
    const unit = units[measure];
    const known = share === undefined ? {} : { share: typeof amount === 'string' ? null : { ...range(share, 0.1), mean: share } };
    return typeof amount === 'string'
      ? { range: null, unit, because: amount, ...known }
      : { range: range(amount, spread), unit, because: null, ...known };
  };
  return { flop: cell('flop'), gpu_hours: cell('gpu_hours'), cost: cell('cost'), energy: cell('energy'), co2: cell('co2') };
}

function part(
  name: string,
  title: string,
  phase: BudgetRow['phase'],
  offset: number,
  amounts: Parameters<typeof cells>[0],
  share: number,
): BudgetRow {
  return { name, title, phase, offset, cells: cells(amounts, 0.15, share) };
}

const noGrid = 'no grid is given for the region where chat is served, and there is no default for it';

export const budget: BudgetView = {
  name: 'plan',
  title: 'Budget of the plan',
  offset: 900,
  parts: [
    part('base', 'Pre-training of base', 'pretrain', 120, { flop: 6.35e24, gpu_hours: 6.4e6, cost: 1.6e7, energy: 5.9e6, co2: 2300 }, 0.64),
    part('rl', 'Post-training: rl', 'posttrain', 480, { flop: 4.1e23, gpu_hours: 0.9e6, cost: 2.3e6, energy: 0.8e6, co2: 320 }, 0.09),
    part('serve', 'Test-time: serve', 'testtime', 700, { flop: 2.4e24, gpu_hours: 2.7e6, cost: 6.7e6, energy: 2.4e6, co2: noGrid }, 0.27),
  ],
  total: {
    name: 'total',
    title: 'Total',
    phase: 'total',
    offset: 900,
    cells: cells({ flop: 9.16e24, gpu_hours: 1e7, cost: 2.5e7, energy: 9.1e6, co2: noGrid }, 0.12),
  },
  ecosystem: {
    name: 'ecosystem',
    title: 'Derivatives by others',
    phase: 'ecosystem',
    cells: cells({ flop: 2e25, gpu_hours: 2e7, cost: 5e7, energy: 'not estimated', co2: 'not estimated' }, 0.3),
  },
  limit: { text: '$30M', measure: 'cost', range: range(3e7), unit: '$', probability: 0.94 },
  notes: ['serve runs on other chips than base: their GPU-hours are added as generic ones.'],
};

export const preview: PreviewData = {
  uri: 'file:///plans/frontier.scale',
  version: 7,
  file: 'frontier.scale',
  provenance: 'seed 1 · 4,096 draws · library 2026-11',
  charts: [pretrainChart, posttrainChart, testtimeChart, unavailableChart],
  threeLaws: [threeLaws],
  budgets: [budget],
};
