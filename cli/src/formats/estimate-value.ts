/** One value as the JSON contract has it. */
import type { Estimate } from '../../../engine/src/index.js';
import { roundForOutput } from '../../../engine/src/index.js';

/**
 * A number carries its percentiles and mean, everything else `value`; what is unknown has `null` there.
 * Twelve digits are more than any plan knows, and hide what the order of additions does to the last ones.
 */
export function jsonValue(estimate: Estimate) {
  const { type, unit, origin, formula, inputs, source, because, valid } = estimate;
  const amount = type === 'number' ? percentiles(estimate) : { value: estimate.value };
  return { type, ...amount, unit, origin, formula, inputs: inputs.map(({ path }) => path), source, because, valid };
}

export type JsonValue = ReturnType<typeof jsonValue>;

function percentiles({ range }: Estimate) {
  if (range === null) return { p5: null, p50: null, p95: null, mean: null };
  return { p5: jsonNumber(range.p5), p50: jsonNumber(range.p50), p95: jsonNumber(range.p95), mean: jsonNumber(range.mean) };
}

/** JSON has no infinity: what is not finite is unknown. */
const jsonNumber = (value: number): number | null => (Number.isFinite(value) ? roundForOutput(value) : null);
