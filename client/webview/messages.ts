/** What the extension may tell this page, checked at the door: unknown messages are dropped, broken ones are named. */
import type { ToPage } from '../../server/src/protocol.js';
import { isFlag, isListOf, isNumber, isOneOf, isRecord, isText, orAbsent, orNull } from './checks.js';
import type { Check } from './checks.js';

export type Received =
  | { readonly kind: 'message'; readonly message: ToPage }
  /** Known by its type, but not in the agreed shape: the two sides are of different versions. */
  | { readonly kind: 'broken' }
  | { readonly kind: 'unknown' };

const isSummary = isRecord({ p5: isNumber, p50: isNumber, p95: isNumber, mean: isNumber });
const isAxis = isRecord({ label: isText, unit: isText, scale: isOneOf('log', 'linear'), share: isFlag });
/** A single number that did not survive the way is left out by the drawing; it does not cost the whole picture. */
const isMaybeNumber: Check = value => value === null || typeof value === 'number';
const isPoint = isRecord({
  x: isMaybeNumber,
  p5: isMaybeNumber,
  p50: isMaybeNumber,
  p95: isMaybeNumber,
  valid: isFlag,
  at: orAbsent(isText),
});
const isCurve = isRecord({
  id: isText,
  label: isText,
  role: isOneOf('frontier', 'model', 'slice', 'strategy'),
  points: isListOf(isPoint),
  source: isText,
});
const isMarker = isRecord({
  id: isText,
  label: isText,
  role: isOneOf('plan', 'optimal', 'start', 'measured', 'landmark'),
  x: isSummary,
  y: isSummary,
  details: isListOf(isText),
  offset: orAbsent(isNumber),
});
const isCurveLimit = isRecord({ id: isText, label: isText, x: isSummary, offset: orAbsent(isNumber) });
const isCurveSet = isRecord({
  id: isText,
  block: isText,
  phase: isOneOf('pretrain', 'posttrain', 'testtime'),
  title: isText,
  x: isAxis,
  y: isAxis,
  curves: isListOf(isCurve),
  markers: isListOf(isMarker),
  note: isText,
  missing: orAbsent(isListOf(isRecord({ label: isText, because: isText }))),
  unavailable: orAbsent(isText),
  view: orAbsent(isOneOf('performance', 'isoflop', 'laws')),
  axis: orAbsent(isText),
  gives: orAbsent(isOneOf('loss', 'accuracy')),
  limits: orAbsent(isListOf(isCurveLimit)),
});
const isThreeLaws = isRecord({
  id: isText,
  title: isText,
  benchmark: orNull(isText),
  y: isAxis,
  panels: isListOf(isCurveSet),
  note: isText,
});

const isCell = isRecord({ range: orNull(isSummary), unit: isText, because: orNull(isText), share: orAbsent(orNull(isSummary)) });
const isRow = isRecord({
  name: isText,
  title: isText,
  phase: isOneOf('pretrain', 'posttrain', 'testtime', 'total', 'ecosystem'),
  offset: orAbsent(isNumber),
  cells: isRecord({ flop: isCell, gpu_hours: isCell, cost: isCell, energy: isCell, co2: isCell }),
});
const isLimit = isRecord({
  text: isText,
  measure: isOneOf('flop', 'gpu_hours', 'cost', 'energy', 'co2'),
  range: isSummary,
  unit: isText,
  probability: isNumber,
});
const isBudget = isRecord({
  name: isText,
  title: isText,
  parts: isListOf(isRow),
  total: isRow,
  ecosystem: orAbsent(isRow),
  limit: orAbsent(isLimit),
  notes: isListOf(isText),
  offset: orAbsent(isNumber),
});
const isProblem = isRecord({ message: isText, line: isNumber, offset: isNumber, count: isNumber });
const isData = isRecord({
  uri: isText,
  version: isNumber,
  file: isText,
  provenance: isText,
  charts: isListOf(isCurveSet),
  threeLaws: isListOf(isThreeLaws),
  budgets: isListOf(isBudget),
  problem: orAbsent(isProblem),
});

const shapes: Readonly<Record<ToPage['type'], Check>> = {
  data: isRecord({ data: isData }),
  stale: isRecord({ reason: isText }),
  empty: isRecord({ reason: isText }),
  reveal: isRecord({ block: isText }),
};

/** Judges one message from outside. */
export function receive(value: unknown): Received {
  if (typeof value !== 'object' || value === null) return { kind: 'unknown' };
  const { type } = value as { type?: unknown };
  if (typeof type !== 'string' || !Object.hasOwn(shapes, type)) return { kind: 'unknown' };
  if (!shapes[type as ToPage['type']](value)) return { kind: 'broken' };
  return { kind: 'message', message: value as ToPage };
}
