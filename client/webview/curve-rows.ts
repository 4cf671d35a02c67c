/** Rows of the table beside a curve chart: the marked points, and as many points of each curve as people care to read. */
import { axisName } from '../../chart/scene/index.js';
import type { Curve, CurveAxis, CurveSet } from '../../engine/src/curves/types.js';
import { formatNumber, formatShare } from '../../engine/src/quantity/format.js';
import { createLink } from './dom.js';
import type { TableColumn, TableRow } from './table.js';

/** Points shown of one curve; the CSV holds all of them. */
const pointsShown = 13;

export function curveColumns(set: CurveSet): readonly TableColumn[] {
  return [
    { label: 'Series or point', numeric: false },
    { label: axisName(set.x), numeric: true },
    { label: `${set.y.label} P5`, numeric: true },
    { label: 'P50', numeric: true },
    { label: 'P95', numeric: true },
    { label: 'Notes', numeric: false },
  ];
}

function written(value: number, axis: CurveAxis): string {
  return axis.share ? formatShare(value) : formatNumber(value, axis.unit);
}

function evenly<Item>(items: readonly Item[], count: number): readonly Item[] {
  if (items.length <= count) return items;
  return Array.from({ length: count }, (_, index) => items[Math.round((index * (items.length - 1)) / (count - 1))]!);
}

function rowsOfCurve(curve: Curve, set: CurveSet): readonly TableRow[] {
  return evenly(curve.points, pointsShown).map(point => ({
    id: curve.id,
    cells: [
      { text: curve.label },
      { text: written(point.x, set.x) },
      ...[point.p5, point.p50, point.p95].map(value => ({ text: written(value, set.y) })),
      {
        text: [...(point.at === undefined ? [] : [point.at]), ...(point.valid ? [] : ['outside the law’s range'])].join(', '),
        muted: true,
      },
    ],
  }));
}

export function curveRows(set: CurveSet, goto: (offset: number) => void): readonly TableRow[] {
  const markers = set.markers.map((marker): TableRow => {
    const { offset } = marker;
    const link = offset === undefined ? {} : { element: createLink(marker.label, () => goto(offset), 'Go to the source') };
    return {
      id: marker.id,
      cells: [
        { text: marker.label, ...link },
        { text: written(marker.x.p50, set.x) },
        ...[marker.y.p5, marker.y.p50, marker.y.p95].map(value => ({ text: written(value, set.y) })),
        { text: marker.details.join(', ') },
      ],
    };
  });
  const limits = (set.limits ?? []).map((limit): TableRow => {
    const { offset } = limit;
    const link = offset === undefined ? {} : { element: createLink(limit.label, () => goto(offset), 'Go to the source') };
    return {
      id: limit.id,
      cells: [
        { text: limit.label, ...link },
        { text: written(limit.x.p50, set.x) },
        { text: '–' },
        { text: '–' },
        { text: '–' },
        { text: 'limit', muted: true },
      ],
    };
  });
  const missing = (set.missing ?? []).map(({ label, because }): TableRow => ({
    id: `missing ${label}`,
    cells: [{ text: label }, ...Array.from({ length: 4 }, () => ({ text: '–' })), { text: `not drawn, since ${because}`, muted: true }],
  }));
  return [...markers, ...limits, ...set.curves.flatMap(curve => rowsOfCurve(curve, set)), ...missing];
}
