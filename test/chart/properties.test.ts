/** Whatever numbers and texts arrive, the picture is well formed and every coordinate is a finite number. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  budgetLayout,
  curveTable,
  darkTheme,
  highContrastTheme,
  layout,
  lightTheme,
  measures,
  readingAt,
  toCsv,
  toSvg,
} from '../../chart/scene/index.js';
import type { BudgetCell, BudgetRow, BudgetView, CurveSet } from '../../engine/src/curves/types.js';
import { coordinatesOf } from './scene-facts.js';
import { parseXml } from './xml.js';

const edgeNumber = fc.constantFrom(0, -0, 1e308, 5e-324, NaN, Infinity, -Infinity);
const anyNumber = fc.oneof(fc.double(), fc.double({ min: 1e15, max: 1e28, noNaN: true }), fc.integer(), edgeNumber);
const edgeText = fc.constantFrom('', '<b>&"', '预训练的算力预算（亿美元）', '\u0000\ud800', 'a'.repeat(200));
const anyText = fc.oneof(
  fc.array(fc.nat(0x10ffff), { maxLength: 40 }).map(codes => String.fromCodePoint(...codes)),
  edgeText,
);
const summary = fc.record({ p5: anyNumber, p50: anyNumber, p95: anyNumber, mean: anyNumber });
const axis = fc.record({ label: anyText, unit: anyText, scale: fc.constantFrom('log', 'linear'), share: fc.boolean() });
const point = fc.record({ x: anyNumber, p5: anyNumber, p50: anyNumber, p95: anyNumber, valid: fc.boolean() });
const curve = fc.record({
  id: anyText,
  label: anyText,
  role: fc.constantFrom('frontier', 'model'),
  points: fc.array(point, { maxLength: 30 }),
  source: anyText,
});
const marker = fc.record({
  id: anyText,
  label: anyText,
  role: fc.constantFrom('plan', 'optimal', 'landmark'),
  x: summary,
  y: summary,
  details: fc.array(anyText, { maxLength: 3 }),
});
const curveSet = fc.record({
  id: anyText,
  block: anyText,
  phase: fc.constant('pretrain'),
  title: anyText,
  x: axis,
  y: axis,
  curves: fc.array(curve, { maxLength: 4 }),
  markers: fc.array(marker, { maxLength: 6 }),
  note: anyText,
}) as fc.Arbitrary<CurveSet>;

const cell: fc.Arbitrary<BudgetCell> = fc.record({
  range: fc.option(summary),
  unit: fc.constantFrom('FLOP', 'GPU-hour', '$', 'kWh', 'tCO2', ''),
  because: fc.option(anyText),
  share: fc.option(summary),
});
const cells = fc.record({ flop: cell, gpu_hours: cell, cost: cell, energy: cell, co2: cell });
const row: fc.Arbitrary<BudgetRow> = fc.record({ name: anyText, title: anyText, phase: fc.constant('pretrain' as const), cells });
const budgetView: fc.Arbitrary<BudgetView> = fc.record({
  name: anyText,
  title: anyText,
  parts: fc.array(row, { maxLength: 6 }),
  total: row,
  ecosystem: row,
  notes: fc.array(anyText, { maxLength: 3 }),
  limit: fc.record({
    text: anyText,
    measure: fc.constantFrom(...measures),
    range: summary,
    unit: fc.constant('$'),
    probability: anyNumber,
  }),
});

const size = fc.record({
  width: fc.oneof(fc.integer({ min: 280, max: 1600 }), anyNumber),
  height: fc.oneof(fc.integer({ min: 160, max: 1000 }), anyNumber),
});
const theme = fc.constantFrom(lightTheme, darkTheme, highContrastTheme);

describe('pictures of arbitrary figures', () => {
  it('of curves are well formed and finite', () => {
    fc.assert(
      fc.property(curveSet, size, theme, fc.boolean(), (set, wanted, colors, standalone) => {
        const scene = layout(set, wanted, colors, { standalone });
        assert.ok(coordinatesOf(scene).every(Number.isFinite));
        const svg = toSvg(scene);
        assert.doesNotMatch(
          svg.replace(/>[^<]*</gu, '><').replace(/(?:aria-label|data-id|id|clip-path|fill)="[^"]*"/gu, ''),
          /NaN|Infinity|undefined/u,
        );
        assert.equal(parseXml(svg).name, 'svg');
      }),
      { numRuns: 300 },
    );
  });

  it('of budgets are well formed and finite', () => {
    fc.assert(
      fc.property(budgetView, fc.constantFrom(...measures), size, theme, (view, measure, wanted, colors) => {
        const scene = budgetLayout(view, measure, wanted, colors);
        assert.ok(coordinatesOf(scene).every(Number.isFinite));
        assert.equal(parseXml(toSvg(scene)).name, 'svg');
      }),
      { numRuns: 200 },
    );
  });

  it('never print NaN in the words of an axis', () => {
    fc.assert(
      fc.property(curveSet, set => {
        const plain = {
          ...set,
          title: '',
          note: '',
          x: { ...set.x, label: 'x', unit: '' },
          y: { ...set.y, label: 'y', unit: '' },
          curves: set.curves.map(each => ({ ...each, label: 'c', source: '' })),
          markers: [],
        };
        assert.doesNotMatch(toSvg(layout(plain, { width: 500, height: 400 }, lightTheme)), /NaN|Infinity/u);
      }),
      { numRuns: 200 },
    );
  });

  it('have readings that are numbers or nothing', () => {
    fc.assert(
      fc.property(curveSet, anyNumber, (set, x) => {
        for (const each of set.curves) {
          const reading = readingAt(each, x, set);
          assert.ok(reading === null || Number.isFinite(reading.p50));
        }
      }),
    );
  });

  it('have tables without NaN', () => {
    fc.assert(
      fc.property(curveSet, set => {
        const numbers = curveTable(set)
          .rows.flat()
          .filter(value => typeof value === 'number');
        assert.ok(numbers.every(Number.isFinite));
        assert.equal(toCsv(curveTable(set)).endsWith('\r\n'), true);
      }),
    );
  });
});
