/** Plans whose every line makes sense, with random figures: what properties of sound plans are tried on. */
import fc from 'fast-check';
import { parse } from '../../../grammar/src/index.js';

/** Few draws: what must hold draw by draw holds of few as of many. */
export const settings = { samples: 64 };

/** A number of a few digits between two ends. */
export const between = (low: number, high: number): fc.Arbitrary<number> =>
  fc.double({ min: low, max: high, noNaN: true }).map(value => Number(value.toPrecision(4)));

type Write = (low: number, high: number) => string;

/** One figure as text: a point where only points are wanted, else also a range or bounds. */
const figure = (low: number, high: number, unit: string, pointsOnly: boolean): fc.Arbitrary<string> => {
  const point: Write = a => `${a} ${unit}`;
  const forms: readonly Write[] = pointsOnly ? [point] : [point, (a, b) => `${a} to ${b} ${unit}`, (a, b) => `${a}..${b} ${unit}`];
  return fc
    .tuple(between(low, high), between(low, high), fc.constantFrom(...forms))
    .map(([a, b, write]) => write(Math.min(a, b), Math.max(a, b)).trim());
};

interface Figures {
  readonly hours: string;
  readonly mfu: string;
  readonly price: string;
  readonly experiments: string;
}

const pretrain = ({ hours, mfu, price, experiments }: Figures, index: number): string =>
  `pretrain run_${index} {\n  params: 70B\n  hardware: hall\n  gpu_hours: ${hours}\n  mfu: ${mfu}\n  price: ${price}\n  experiments: ${experiments}\n}`;

const posttrain = ({ hours, mfu, experiments }: Figures, index: number): string =>
  `posttrain tune_${index} {\n  checkpoint: run_0\n  method: sft\n  hardware: hall\n  gpu_hours: ${hours}\n  mfu: ${mfu}\n  experiments: ${experiments}\n}`;

const testtime = ({ hours, mfu, price }: Figures, index: number): string =>
  `testtime chat_${index} {\n  checkpoint: run_0\n  hardware: hall\n  gpu_hours: ${hours}\n  mfu: ${mfu}\n  price: ${price}\n}`;

/** Several phases on one hall and a budget over all of them. With `pointsOnly` nothing in it is uncertain. */
export const phasesAndBudget = (pointsOnly: boolean): fc.Arbitrary<string> => {
  const figures = fc.record({
    hours: figure(1e3, 1e7, 'GPU-hours', pointsOnly),
    mfu: figure(0.2, 0.5, '', pointsOnly),
    price: figure(1, 5, '$/GPU-hour', pointsOnly),
    experiments: figure(0.01, 0.5, '', pointsOnly),
  });
  const hall = fc
    .tuple(figure(600, 1200, 'W', pointsOnly), figure(0.6, 0.9, '', pointsOnly), figure(1.1, 1.4, '', pointsOnly))
    .map(
      ([power, goodput, pue]) =>
        `hardware hall from h100 {\n  count: 4096\n  price: $2/GPU-hour\n  gpu_power: ${power}\n` +
        `  goodput: ${goodput}\n  pue: ${pue}\n  grid: 0.4 kgCO2/kWh\n}`,
    );
  const others = fc.array(fc.tuple(fc.constantFrom(pretrain, posttrain, testtime), figures), { maxLength: 4 });
  return fc
    .tuple(hall, figures, others)
    .map(([own, first, rest]) =>
      [own, pretrain(first, 0), ...rest.map(([write, each], index) => write(each, index + 1)), 'budget all { derivatives: 3 }'].join('\n'),
    );
};

/** The top-level items of a text, without the comments between them. */
export const itemsOf = (text: string): readonly string[] => parse(text).file.items.map(item => text.slice(item.start, item.end));

/** Offsets between the top-level items of a text, where a line can be put in. */
export function gapsOf(text: string): readonly number[] {
  const ends = parse(text)
    .file.items.map(item => text.indexOf('\n', item.end) + 1)
    .filter(offset => offset > 0);
  return [0, ...ends];
}
