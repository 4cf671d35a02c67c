/** What of a loss no parameters and no tokens remove: the limit of a law without end of both. */
import { absolute, add, lessOrEqual, maximum, multiply, power, subtract, type Draws } from '../draws/arithmetic.js';
import { countUnusable, share } from '../draws/summary.js';
import { evaluateLaw, noLossFrom, type Law } from './apply.js';
import { chosen } from './mixture.js';
import { shapeOf } from './shape.js';

/** Powers of hundredths have vanished here, and 6ND is still a number. */
const far = 1e140;
const further = 1e150;

/** Relative to 1 nat: closer than any loss is printed. */
const near = 1e-6;

/** The irreducible loss of a law, or why it has none. Data without end are new data. */
export function irreducibleLoss(law: Law): Draws | string {
  const other = noLossFrom(law);
  if (other !== undefined) return other;
  if (law.mixture !== undefined) return chosen(law.mixture, irreducibleLoss);
  const shape = shapeOf(law);
  if (shape !== undefined)
    return shape.power === 1 ? add(shape.outside, shape.inside) : add(shape.outside, power(shape.inside, shape.power));
  const endless: Law = { ...law, repetition: {} };
  const [first, second] = [far, further].map(size => evaluateLaw(endless, size, size)) as [Draws | string, Draws | string];
  if (typeof first === 'string' || typeof second === 'string') return first as string;
  return countUnusable(second) === 0 && settles(first, second)
    ? second
    : `the law ${law.name} settles at no loss as parameters and tokens grow`;
}

const settles = (a: Draws, b: Draws): boolean =>
  share(lessOrEqual(absolute(subtract(a, b)), multiply(near, maximum(1, absolute(b))))) === 1;
