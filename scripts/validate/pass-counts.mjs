/**
 * Right answers of every problem under repeated sampling, as published with Schaeffer et al. 2025, from `llmonkeys-pass-counts` of the folder
 * that SCALE_DATA names; and fewer samples drawn of them. Nothing of it ships.
 */
import fs from 'node:fs';
import path from 'node:path';
import { groupBy } from './group-by.mjs';
import { csvRows } from './measurements.mjs';

/** The seven models of Brown et al. 2024 on MATH. */
const sizes = ['70M', '160M', '410M', '1B', '2.8B', '6.9B', '12B'];

/** Rows of a table, or undefined without the data set. */
function rowsOf(name, folder = process.env.SCALE_DATA) {
  const file = folder === undefined ? undefined : path.join(folder, 'llmonkeys-pass-counts', name);
  return file === undefined || !fs.existsSync(file) ? undefined : csvRows(fs.readFileSync(file, 'utf8'));
}

const countOf = row => ({ samples: Number(row.n_samples), correct: Number(row.n_correct) });

/** 128 problems, 10,000 samples of each: `{ model, counts }`, or undefined without the data set. */
export function passCounts() {
  const rows = rowsOf('pythia-math-10k.csv');
  return rows && sizes.map(size => ({ model: `Pythia ${size}`, counts: rows.filter(row => row.model === `Pythia ${size}`).map(countOf) }));
}

/**
 * Checkpoints along the training of ten models on MATH and GSM8K, sampled anew by others: `{ benchmark, model, tokens, counts }`. The end of
 * the training of the seven models on MATH is left out, since it is what is predicted elsewhere. Samples differ between the problems.
 */
export function checkpointCounts() {
  const rows = rowsOf('pythia-checkpoints-math-gsm8k.csv')?.filter(
    row => !(row.benchmark === 'MATH' && row.train_tokens === '300B' && sizes.includes(row.model_size)),
  );
  const groups = rows && groupBy(rows, row => `${row.benchmark} ${row.model_size} ${row.train_tokens}`);
  return (
    groups &&
    [...groups.values()].map(of => ({
      benchmark: of[0].benchmark,
      name: `${of[0].model_size} ${of[0].train_tokens}`,
      counts: of.map(countOf),
    }))
  );
}

/** Right ones among `few` samples of each problem, drawn without return. */
export function drawn(counts, few, seed) {
  const random = generator(seed);
  return counts.map(({ samples, correct }) => {
    let [left, right, found] = [samples, correct, 0];
    for (let i = 0; i < few; i++) {
      if (random() * left < right) {
        right -= 1;
        found += 1;
      }
      left -= 1;
    }
    return { samples: few, correct: found };
  });
}

/** Pairs of normal numbers, the same everywhere: the draws of a fit with two parameters. */
export function normalPairs(count) {
  const random = generator(2407);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Array.from({ length: count }, () => [normal(), normal()]);
}

/** Mulberry32: the same numbers everywhere. */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
