/** Functions of expressions, with what hover and signature help say of them. */
import type { FunctionSpec } from '../schema/types.js';

const call = (signature: string, doc: string): FunctionSpec => ({ name: signature.slice(0, signature.indexOf('(')), signature, doc });

export const functions: readonly FunctionSpec[] = [
  call('min(a, b, …)', 'The smallest, draw by draw.'),
  call('max(a, b, …)', 'The largest, draw by draw.'),
  call('sum([a, b, …])', 'The sum of a list.'),
  call('abs(x)', 'Without its sign.'),
  call('round(x)', 'To the nearest whole number.'),
  call('ceil(x)', 'Up to a whole number.'),
  call('floor(x)', 'Down to a whole number.'),
  call('sqrt(x)', 'Square root; units are halved.'),
  call('exp(x)', 'e to the power of a plain number.'),
  call('log(x)', 'Natural logarithm of a plain number.'),
  call('log10(x)', 'Logarithm to base ten of a plain number.'),
  call('p5(x)', 'The value that 5 % of the draws stay below.'),
  call('p50(x)', 'The median.'),
  call('p95(x)', 'The value that 95 % of the draws stay below.'),
  call('mean(x)', 'The mean of the draws.'),
  call('quantile(x, share)', 'The value that this share of the draws stays below.'),
  call('normal(mean, sd: s)', 'Normal draws.'),
  call('lognormal(mean, sd: s)', 'Lognormal draws with this mean and standard deviation of the value itself.'),
  call('triangular(low, mode, high)', 'Triangular draws.'),
  call('beta(a, b)', 'Beta draws between 0 and 1.'),
  call('loguniform(low, high)', 'Draws whose logarithm is uniform.'),
  call('csv("file", column)', 'Draws are the rows of a column; columns of one file share the row.'),
];
