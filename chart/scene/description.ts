/** What a picture says in words: for people who hear it, and below it in a file. */
import type { CurveSet, ThreeLaws } from '../../engine/src/curves/types.js';

/** One sentence for people who hear the picture instead of seeing it. */
export function describeSet(set: CurveSet): string {
  const curves = set.curves.map(curve => curve.label).join(', ');
  const count = set.markers.length;
  const markers =
    count === 0 ? '' : ` ${count} marked ${count === 1 ? 'point' : 'points'}: ${set.markers.map(marker => marker.label).join(', ')}.`;
  const limits = set.limits === undefined || set.limits.length === 0 ? '' : ` Limits: ${set.limits.map(limit => limit.label).join(', ')}.`;
  return `${set.y.label} against ${set.x.label.toLowerCase()}. Curves: ${curves}.${markers}${limits} ${set.note}`.trim();
}

/** The three panels in words: what each shows, or what is missing. */
export function describeThreeLaws({ y, panels, note }: ThreeLaws): string {
  const parts = panels.map(
    panel =>
      `${panel.title}: ${panel.unavailable ?? `against ${panel.x.label.toLowerCase()}, ${panel.curves.map(curve => curve.label).join(', ')}.`}`,
  );
  return `${y.label} in three panels. ${parts.join(' ')} ${note}`.trim();
}

/** The note and the publications behind the curves, each named once. */
export function noteSource(set: CurveSet): string {
  const sources = [...new Set(set.curves.map(curve => curve.source).filter(source => source !== ''))];
  return sources.length === 0 ? set.note : `${set.note} Source: ${sources.join('; ')}.`.trim();
}
