/**
 * Values of published laws of accuracy and of post-training, computed from their printed constants or measured:
 * `test/fixtures/post-training-laws.json`.
 */
import fs from 'node:fs';
import path from 'node:path';
import { checkout } from './plan.js';

export interface LawVector {
  /** `zhang.WMT14 En-De.LoRA.8e+09.1e+06`: the law, the row of its table, the place. */
  readonly id: string;
  readonly inputs: Readonly<Record<string, number | string>>;
  readonly expected: Readonly<Record<string, number>>;
  readonly source: string;
  /** Of the expected value. */
  readonly tolerance: number;
}

const all = JSON.parse(fs.readFileSync(path.join(checkout, 'test/fixtures/post-training-laws.json'), 'utf8')) as readonly LawVector[];

/** The vectors of one law, which must be so many. */
export function vectorsOf(law: string, count: number): readonly LawVector[] {
  const found = all.filter(({ id }) => id.startsWith(`${law}.`));
  if (found.length !== count) throw new Error(`${found.length} vectors of ${law} instead of ${count}`);
  return found;
}

export const input = ({ inputs }: LawVector, name: string): number => Number(inputs[name]);
