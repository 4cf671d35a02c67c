/** Logarithms of the counts and integrals that the laws of sampling are made of; each loses no more than rounding does, at any size. */
import gammaln from '@stdlib/math-base-special-gammaln';

/** ln C(n, k) for whole 0 <= k <= n. */
export const logChoose = (n: number, k: number): number => (k === 0 || k === n ? 0 : gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1));

/** ln B(a, b) for a, b above 0. */
export const logBeta = (a: number, b: number): number => gammaln(a) + gammaln(b) - gammaln(a + b);

/** Binomial chance of `count` among `of`, and 0 where there are not so many. */
export function binomial(count: number, of: number, chance: number): number {
  if (count > of || of < 0) return 0;
  if (chance <= 0 || chance >= 1) return count === (chance <= 0 ? 0 : of) ? 1 : 0;
  return Math.exp(logChoose(of, count) + count * Math.log(chance) + (of - count) * Math.log1p(-chance));
}
