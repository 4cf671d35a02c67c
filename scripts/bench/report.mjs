/** Figures side by side: what was measured, the floor of this machine, the reach we set ourselves. */
import { say } from '../lib/speech.mjs';

/**
 * @typedef {{ what: string, value: number, unit: string, floor?: number, floorIs?: string, reach?: number }} Figure
 */

/** Prints one figure: `parse 10,000 lines: 12.1 ms CPU (floor 0.9 ms: scan of the characters) reach 25 ms, met`. */
export function sayFigure({ what, value, unit, floor, floorIs, reach }) {
  const parts = [`${what}: ${digits(value)} ${unit}`];
  if (floor !== undefined) parts.push(`floor ${digits(floor)} ${unit} (${floorIs}), ${digits(value / floor)} times that`);
  if (reach !== undefined) parts.push(`reach ${digits(reach)} ${unit}: ${value <= reach ? 'met' : 'NOT met'}`);
  say(parts.join(' · '));
}

/** Three digits that mean something. */
const digits = (value) => (Number.isFinite(value) ? Number(value.toPrecision(3)).toLocaleString('en-US') : 'unknown');

export const sayPart = (title) => say(`\n${title}`);
