/** Figures side by side: what was measured, the floor of this machine, the reach we set ourselves. */
import { say } from '../lib/speech.mjs';

/**
 * `reach` is a figure of the reference machine: an AMD EPYC of 2 cores, not busy. `referenceFloor` is what the floor takes there; their
 * ratio says on any machine how far we wanted to come.
 * @typedef {{ what: string, value: number, unit: string, floor?: number, floorIs?: string, reach?: number, referenceFloor?: number }}
 * Figure
 */

/**
 * Prints one figure, as measured first, then as a multiple of its floor, which does not depend on the machine:
 *
 *     4,096 draws: 15 ms, 4.7 times the floor
 *       floor 3.2 ms: 16 inputs, 89 products and their percentiles by hand
 *       reach 5 ms: NOT met on this machine
 *       reach 5 ms on a machine whose floor is 1 ms, that is 5 times the floor: met
 */
export function sayFigure({ what, value, unit, floor, floorIs, reach, referenceFloor }) {
  const times = floor === undefined ? '' : `, ${digits(value / floor)} times the floor`;
  say(`${what}: ${digits(value)} ${unit}${times}`);
  if (floor !== undefined) say(`  floor ${digits(floor)} ${unit}: ${floorIs}`);
  if (reach === undefined) return;
  const verdict = met => (met ? 'met' : 'NOT met');
  say(`  reach ${digits(reach)} ${unit}: ${verdict(value <= reach)} on this machine`);
  if (floor === undefined || referenceFloor === undefined) return;
  const mostTimes = reach / referenceFloor;
  const whole = `reach ${digits(reach)} ${unit} on a machine whose floor is ${digits(referenceFloor)} ${unit}, that is ${digits(mostTimes)} times the floor`;
  say(`  ${whole}: ${verdict(value / floor <= mostTimes)}`);
}

/** Three digits that mean something. */
const digits = value => (Number.isFinite(value) ? Number(value.toPrecision(3)).toLocaleString('en-US') : 'unknown');

export const sayPart = title => say(`\n${title}`);
