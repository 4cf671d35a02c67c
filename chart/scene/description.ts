/** What a picture says in words: for people who hear it, and below it in a file. */
import type { CurveSet } from '../../engine/src/curves/types.js';

/** One sentence for people who hear the picture instead of seeing it. */
export function describeSet(set: CurveSet): string {
  const curves = set.curves.map(curve => curve.label).join(', ');
  const count = set.markers.length;
  const markers = count === 0 ? '' : ` ${count} marked ${count === 1 ? 'point' : 'points'}: ${set.markers.map(marker => marker.label).join(', ')}.`;
  return `${set.y.label} against ${set.x.label.toLowerCase()}. Curves: ${curves}.${markers} ${set.note}`.trim();
}

/** The note and the publications behind the curves, each named once. */
export function noteSource(set: CurveSet): string {
  const sources = [...new Set(set.curves.map(curve => curve.source).filter(source => source !== ''))];
  return sources.length === 0 ? set.note : `${set.note} Source: ${sources.join('; ')}.`.trim();
}
