/**
 * Counts of right answers, problem by problem, from the rows behind `pass_counts`: what they tell of a benchmark, or why they tell nothing.
 */
import { fitCounts, fitPowerCoverage, type FittedCounts, type PassCount, type PowerFit } from '../laws/benefit/index.js';
import type { PassCountFault } from '../schema/problem.js';
import type { PropertySpec } from '../schema/types.js';
import type { MappedRows, Reader } from '../schema/value.js';
import { given } from './define.js';
import { factor } from './quantities.js';

export const passCountColumns: readonly PropertySpec[] = [
  given('correct', factor, 'Right answers among the samples of the problem.', { example: 'num_correct' }),
  given('samples', factor, 'Samples drawn of the problem.', { example: 'num_samples' }),
  given('where', factor, 'Keeps the rows for which it holds.', { example: 'params == 12e9' }),
];

/** Counts without a fault, or the fault and nothing. */
export type PassCounts = { readonly counts: readonly PassCount[]; readonly spread: FittedCounts } | { readonly fault: PassCountFault };

const read = new WeakMap<MappedRows, PassCounts>();

/** `undefined` where the benchmark names no counts, or their table is not understood. Rows of the same content are fitted once. */
export function passCountsOf(reader: Reader): PassCounts | undefined {
  const value = reader.read('pass_counts');
  const rows = value?.kind === 'text' ? value.rows : undefined;
  if (rows === undefined) return undefined;
  let known = read.get(rows);
  if (known === undefined) read.set(rows, (known = reader.keep(`pass counts ${contentOf(rows)}`, () => fitted(rows))));
  return known;
}

/** exp(a k^b) over all the samples that every problem has. */
export function powerFitOf(
  reader: Reader,
  { counts, spread }: { readonly counts: readonly PassCount[]; readonly spread: FittedCounts },
): PowerFit | undefined {
  const most = counts.reduce((least, { samples }) => Math.min(least, samples), spread.samples);
  return reader.keep(`power fit ${most} ${counts.map(({ correct, samples }) => `${correct}/${samples}`).join(' ')}`, () =>
    fitPowerCoverage(counts, most),
  );
}

const contentOf = ({ lines, numbers }: MappedRows): string =>
  JSON.stringify([lines, [...numbers].map(([name, values]) => [name, ...values])]);

function fitted({ lines, numbers }: MappedRows): PassCounts {
  const [correct, samples] = [numbers.get('correct'), numbers.get('samples')];
  if (correct === undefined || samples === undefined)
    return { fault: { what: 'missing', names: ['correct', 'samples'].filter(name => !numbers.has(name)) } };
  const broken = lines.flatMap((line, row) =>
    isPossible(correct[row]!, samples[row]!) ? [] : [{ line, correct: correct[row]!, samples: samples[row]! }],
  );
  if (broken.length > 0) return { fault: { what: 'impossible', ...broken[0]!, count: broken.length } };
  const counts = lines.map((_, row): PassCount => ({ correct: correct[row]!, samples: samples[row]! }));
  const spread = fitCounts(counts);
  return typeof spread === 'string' ? { fault: { what: spread } } : { counts, spread };
}

const isPossible = (correct: number, samples: number): boolean =>
  Number.isInteger(correct) && Number.isInteger(samples) && samples >= 1 && correct >= 0 && correct <= samples;

/** Completes "unknown, because …" and "nothing is learnt: …". */
export function whyNoSpread(fault: PassCountFault): string {
  switch (fault.what) {
    case 'missing':
      return `the braces behind \`pass_counts\` do not say ${fault.names.map(name => `\`${name}\``).join(' and ')}`;
    case 'impossible':
      return `line ${fault.line} of the counts has ${fault.correct.toLocaleString('en-US')} right of ${fault.samples.toLocaleString('en-US')} samples`;
    case 'empty':
      return 'no row of the counts is kept';
    case 'few':
      return 'two problems do not tell how problems differ';
    case 'none-solved':
      return 'no sample of any problem is right';
    case 'all-solved':
      return 'every sample of every problem is right';
  }
}
