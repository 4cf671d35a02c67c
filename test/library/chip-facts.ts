/**
 * The chips' figures, written down a second time from the sources; chips.test.ts compares them with the library.
 * Sources: stas00/ml-engineering 744d01e (2026-08) and b9e2972 with the vendor pages they cite; Epoch AI chip and price data sets
 * (epoch-research/training-cost-trends 263c40a); the AWS Neuron documentation; for the rest see the strings of the library.
 */

/** A figure, or the lowest and the highest of those reported. */
export type Figures = number | readonly [number, number];

export interface ChipFacts {
  /** Dense peaks in TFLOP/s. */
  readonly peak: Readonly<Record<string, Figures>>;
  /** GB */
  readonly memory: number;
  /** TB/s */
  readonly bandwidth: number;
  /** GB/s per direction */
  readonly interconnect?: number;
  /** W */
  readonly tdp?: Figures;
  /** Dated on-demand quotes in US dollars per chip and hour: the lowest and the highest, or the only one. */
  readonly price?: readonly [number, number?];
  /** Largest matrix product measured, in percent of the dense bf16 peak. */
  readonly efficiency?: number;
}

/** In the order of the library's files. */
export const chipFacts: Readonly<Record<string, ChipFacts>> = {
  mi250x: { peak: { bf16: 383, fp16: 383, int8: 383, fp32: 47.9 }, memory: 128, bandwidth: 3.28, interconnect: 350, tdp: 560 },
  mi300x: {
    peak: { bf16: 1307.4, fp16: 1307.4, fp8: 2614.9, int8: 2614.9, tf32: 653.7, fp32: 163.4 },
    memory: 192,
    bandwidth: 5.3,
    interconnect: 448,
    tdp: 750,
    efficiency: 51.4,
  },
  mi325x: {
    peak: { bf16: 1307.4, fp16: 1307.4, fp8: 2614.9, int8: 2614.9, tf32: 653.7, fp32: 163.4 },
    memory: 256,
    bandwidth: 6,
    interconnect: 448,
    tdp: 1000,
    efficiency: 60.4,
  },
  mi355x: {
    peak: { bf16: 2516.6, fp16: 2516.6, fp8: 5033, int8: 5033, fp4: 10066, fp32: 157.3 },
    memory: 288,
    bandwidth: 8,
    interconnect: 535.5,
    tdp: 1400,
    efficiency: 68,
  },
  mi455x: {
    peak: { bf16: 5000, fp16: 5000, fp8: 10000, int8: 5000, fp4: 20000, fp32: 315 },
    memory: 432,
    bandwidth: 23.3,
    interconnect: 1800,
  },
  tpu_v3: { peak: { bf16: 123 }, memory: 32, bandwidth: 0.9, tdp: 450, price: [2] },
  tpu_v4: { peak: { bf16: 275, int8: 275 }, memory: 32, bandwidth: 1.2, price: [3.22] },
  tpu_v5e: { peak: { bf16: 197, int8: 394 }, memory: 16, bandwidth: 0.819, price: [1.2, 1.56] },
  tpu_v5p: { peak: { bf16: 459, int8: 918 }, memory: 95, bandwidth: 2.765 },
  tpu_v6e: { peak: { bf16: 918, fp16: 918, fp8: 918, int8: 1836 }, memory: 32, bandwidth: 1.64, price: [2.7, 3.24] },
  tpu_v7: { peak: { bf16: 2307, fp16: 2307, fp8: 4614 }, memory: 192, bandwidth: 7.37, interconnect: 600 },
  v100: { peak: { fp16: 125, fp32: 15.7 }, memory: 32, bandwidth: 0.9, interconnect: 150, tdp: 300, price: [2.48, 3.06] },
  a100_40gb: {
    peak: { bf16: 312, fp16: 312, int8: 624, tf32: 156, fp32: 19.5 },
    memory: 40,
    bandwidth: 1.555,
    interconnect: 300,
    tdp: 400,
    price: [1.29, 4.1],
    efficiency: 86.9,
  },
  a100_80gb: {
    peak: { bf16: 312, fp16: 312, int8: 624, tf32: 156, fp32: 19.5 },
    memory: 80,
    bandwidth: 2.039,
    interconnect: 300,
    tdp: 400,
    price: [1.89, 5.12],
    efficiency: 86.9,
  },
  a100_pcie_80gb: {
    peak: { bf16: 312, fp16: 312, int8: 624, tf32: 156, fp32: 19.5 },
    memory: 80,
    bandwidth: 1.94,
    interconnect: 31,
    tdp: 300,
    price: [1.29, 1.64],
    efficiency: 81.1,
  },
  h100: {
    peak: { bf16: 989.4, fp16: 989.4, fp8: 1978.9, int8: 1978.9, tf32: 494.7, fp32: 67 },
    memory: 80,
    bandwidth: 3.35,
    interconnect: 450,
    tdp: 700,
    price: [1.7, 5.12],
    efficiency: 80.3,
  },
  h100_pcie: {
    peak: { bf16: 756, fp16: 756, fp8: 1513, int8: 1513, tf32: 378, fp32: 51 },
    memory: 80,
    bandwidth: 2,
    interconnect: 63,
    tdp: 350,
    price: [2.39, 2.49],
  },
  h100_nvl: { peak: { bf16: 835 }, memory: 94, bandwidth: 3.938, tdp: 400, price: [6.98] },
  h800: {
    peak: { bf16: 989.4, fp16: 989.4, fp8: 1978.9, int8: 1978.9, tf32: 494.7, fp32: 67 },
    memory: 80,
    bandwidth: 3.35,
    tdp: 700,
    price: [3.42],
  },
  h20: { peak: { bf16: 148, fp16: 148, fp8: 296, int8: 296, tf32: 74, fp32: 44 }, memory: 96, bandwidth: 4, tdp: 400 },
  h200: {
    peak: { bf16: 989.4, fp16: 989.4, fp8: 1978.9, int8: 1978.9, tf32: 494.7, fp32: 67 },
    memory: 141,
    bandwidth: 4.8,
    interconnect: 450,
    tdp: 700,
    price: [4.54, 10.6],
  },
  gh200: {
    peak: { bf16: 989.4, fp16: 989.4, fp8: 1978.9, int8: 1978.9, tf32: 494.7, fp32: 67 },
    memory: 96,
    bandwidth: 4,
    interconnect: 450,
    tdp: 700,
    efficiency: 83.6,
  },
  b100: {
    peak: { bf16: 1750, fp16: 1750, fp8: 3500, int8: 3500, fp4: 7000, tf32: 875, fp32: 60 },
    memory: 192,
    bandwidth: 8,
    interconnect: 900,
    tdp: 700,
  },
  b200: {
    peak: { bf16: 2250, fp16: 2250, fp8: 4500, int8: 4500, fp4: 9000, tf32: 1125, fp32: 80 },
    memory: 180,
    bandwidth: 8,
    interconnect: 900,
    tdp: 1000,
    price: [3.75, 6.03],
    efficiency: 77.6,
  },
  b300: {
    peak: { bf16: 2250, fp16: 2250, fp8: 4500, fp4: 15000, tf32: 1125, fp32: 80 },
    memory: 288,
    bandwidth: 8,
    interconnect: 900,
    tdp: 1000,
    efficiency: 78.6,
  },
  gb200: {
    peak: { bf16: 2500, fp16: 2500, fp8: 5000, int8: 5000, fp4: 10000, tf32: 1250, fp32: 80 },
    memory: 186,
    bandwidth: 8,
    interconnect: 900,
    tdp: 1200,
    price: [4.54],
    efficiency: 72.9,
  },
  gb300: {
    peak: { bf16: 2500, fp16: 2500, fp8: 5000, fp4: 15000, tf32: 1250, fp32: 80 },
    memory: 288,
    bandwidth: 8,
    interconnect: 900,
    tdp: 1400,
  },
  rubin: {
    peak: { bf16: 4000, fp16: 4000, fp8: 17500, int8: 2500, fp4: 35000, tf32: 2000, fp32: 130 },
    memory: 288,
    bandwidth: 22,
    interconnect: 1800,
  },
  l4: {
    peak: { bf16: 121, fp16: 121, fp8: 242, int8: 242, tf32: 60, fp32: 30.3 },
    memory: 24,
    bandwidth: 0.3,
    interconnect: 31,
    tdp: 72,
    price: [0.43],
  },
  l40s: {
    peak: { bf16: 362, fp16: 362, fp8: 733, int8: 733, tf32: 183, fp32: 91.6 },
    memory: 48,
    bandwidth: 0.864,
    interconnect: 31,
    tdp: 350,
    price: [0.86, 0.88],
  },
  a10g: { peak: { fp32: 31.5 }, memory: 24, bandwidth: 0.6, tdp: 150, price: [0.6, 1.01] },
  rtx_4090: {
    peak: { bf16: 165.2, fp16: 165.2, fp8: 330.3, int8: 660.6, tf32: 82.6, fp32: 82.6 },
    memory: 24,
    bandwidth: 1.008,
    interconnect: 31,
    tdp: 450,
    price: [0.2, 0.69],
  },
  rtx_5090: {
    peak: { bf16: 209.5, fp16: 209.5, fp8: 419, int8: 838, fp4: 1676, tf32: 104.8, fp32: 104.8 },
    memory: 32,
    bandwidth: 1.792,
    interconnect: 63,
    tdp: 575,
  },
  trainium1: { peak: { bf16: 190, fp16: 190, fp8: 190, int8: 380, tf32: 190, fp32: 47.5 }, memory: 32, bandwidth: 0.82 },
  trainium2: { peak: { bf16: 667, fp16: 667, fp8: 1299, tf32: 667, fp32: 181 }, memory: 96, bandwidth: 2.9, interconnect: 640, tdp: 500 },
  trainium3: {
    peak: { bf16: 671, fp16: 671, fp8: 2517, fp4: 2517, tf32: 671, fp32: 183 },
    memory: 144,
    bandwidth: 4.9,
    interconnect: 1280,
  },
  gaudi2: { peak: { bf16: 432, fp16: 432, fp8: 865 }, memory: 96, bandwidth: 2.46, interconnect: 300, tdp: 600, efficiency: 96.9 },
  gaudi3: {
    peak: { bf16: 1677, fp16: 459, fp8: 1677, tf32: 459, fp32: 229 },
    memory: 128,
    bandwidth: 3.7,
    interconnect: 600,
    tdp: 900,
    efficiency: 74.1,
  },
  ascend_910b: { peak: { bf16: [313, 400], fp16: [313, 400], int8: 640 }, memory: 64, bandwidth: 1.6, interconnect: 196, tdp: [310, 400] },
  ascend_910c: { peak: { bf16: [752, 800], fp16: [752, 800] }, memory: 128, bandwidth: 3.2, interconnect: 392 },
  wse_3: { peak: {}, memory: 44, bandwidth: 21000 },
};
