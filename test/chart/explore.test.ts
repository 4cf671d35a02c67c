import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  cursorSentence,
  keptZoom,
  layout,
  lightTheme,
  linesAt,
  markerNear,
  movedCursor,
  pannedBy,
  readingAt,
  startCursor,
  zoomedBy,
} from '../../chart/scene/index.js';
import type { Cursor, CursorContext, CursorMove } from '../../chart/scene/index.js';
import { pretrainChart } from '../panel/sample.js';

const full = [1e20, 1e28] as const;
const everything: CursorContext = { set: pretrainChart, hidden: new Set(), domain: [1e19, 1e28] };

function moved(cursor: Cursor | null, ...moves: readonly CursorMove[]): Cursor | null {
  return moves.reduce<Cursor | null>((at, move) => movedCursor(at, move, everything), cursor);
}

describe('zoom and pan', () => {
  it('zoom around the anchor in the sense of the axis', () => {
    const zoom = zoomedBy(null, full, 'log', 2)!;
    assert.ok(Math.abs(Math.log10(zoom[0]) - 22) < 1e-6 && Math.abs(Math.log10(zoom[1]) - 26) < 1e-6);
    assert.ok(Math.abs(zoomedBy(null, full, 'log', 2, 0)![0] / 1e20 - 1) < 1e-6);
  });

  it('answer no zoom when everything is in view again', () => {
    assert.equal(zoomedBy(zoomedBy(null, full, 'log', 2), full, 'log', 0.5), null);
  });

  it('stop at the borders', () => {
    const zoom = pannedBy(zoomedBy(null, full, 'log', 2), full, 'log', 10)!;
    assert.ok(Math.abs(Math.log10(zoom[1]) - 28) < 1e-6 && Math.abs(Math.log10(zoom[0]) - 24) < 1e-6);
  });

  it('keep a zoom over new figures, and drop it when it shows none of them', () => {
    assert.deepEqual(keptZoom([1e22, 1e24], [1e21, 1e27], 'log'), [1e22, 1e24]);
    assert.equal(keptZoom([1e22, 1e24], [1e25, 1e27], 'log'), null);
    assert.equal(keptZoom([-1, 4], full, 'log'), null);
  });

  it('never leave the full domain, whatever is done', () => {
    const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
    const step = fc.oneof(fc.record({ factor: between(0.01, 100), anchor: between(0, 1) }), between(-3, 3));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), steps => {
        let zoom: readonly [number, number] | null = null;
        for (const each of steps)
          zoom = typeof each === 'number' ? pannedBy(zoom, full, 'log', each) : zoomedBy(zoom, full, 'log', each.factor, each.anchor);
        assert.ok(zoom === null || (zoom[0] < zoom[1] && zoom[0] >= full[0] * 0.999 && zoom[1] <= full[1] * 1.001));
      }),
    );
  });
});

describe('the cursor of the keyboard', () => {
  it('starts on the plan', () => assert.deepEqual(startCursor(everything), { kind: 'marker', id: 'plan' }));

  it('goes round all curves and the marked points', () => {
    const first = moved(startCursor(everything), 'down');
    assert.ok(first?.kind === 'curve' && first.id === 'frontier');
    assert.ok(Math.abs(first.x / 6.35e24 - 1) < 1e-9, 'at the same compute');
    const second = moved(first, 'down');
    assert.ok(second?.kind === 'curve' && second.id === 'model');
    assert.equal(moved(second, 'down')?.kind, 'marker');
    assert.deepEqual(moved(first, 'down', 'up'), first);
  });

  it('moves along a curve and stays on it', () => {
    const start = moved(startCursor(everything), 'down', 'home');
    assert.ok(start?.kind === 'curve' && start.x === 1e20);
    assert.deepEqual(moved(start, 'left'), start);
    const next = moved(start, 'right');
    assert.ok(next?.kind === 'curve' && next.x > 1e20);
    const end = moved(start, 'end');
    assert.ok(end?.kind === 'curve' && Math.abs(end.x / 1e27 - 1) < 1e-9);
  });

  it('visits marked points from left to right', () => {
    assert.deepEqual(moved(startCursor(everything), 'home'), { kind: 'marker', id: 'gpt_3' });
    assert.deepEqual(moved(startCursor(everything), 'home', 'right'), { kind: 'marker', id: 'chinchilla' });
    assert.deepEqual(moved(startCursor(everything), 'end'), { kind: 'marker', id: 'llama_3_1_405b' });
  });

  it('starts again when its series is switched off, and answers nothing when all is', () => {
    const context = { ...everything, hidden: new Set(['plan', 'optimal', 'landmark', 'frontier']) };
    assert.equal(movedCursor({ kind: 'curve', id: 'frontier', x: 1e24 }, 'right', context)?.id, 'model');
    assert.equal(movedCursor(null, 'right', { ...context, hidden: new Set([...context.hidden, 'model']) }), null);
  });

  it('is told in one sentence', () => {
    const onMarker = cursorSentence({ kind: 'marker', id: 'plan' }, pretrainChart);
    assert.match(onMarker, /^base: Training compute .*FLOP.*, Loss .*params 70\.6B, tokens 15T\. Enter goes to the source\.$/u);
    const onCurve = cursorSentence({ kind: 'curve', id: 'frontier', x: 1e26 }, pretrainChart);
    assert.match(onCurve, /^Best size at each compute: loss .* outside the range of the law\.$/u);
    assert.equal(cursorSentence({ kind: 'marker', id: 'gone' }, pretrainChart), '');
  });
});

describe('readings', () => {
  it('are the points themselves, and lie between them elsewhere', () => {
    const [curve] = pretrainChart.curves;
    const [before, after] = [curve!.points[40]!, curve!.points[41]!];
    assert.equal(readingAt(curve!, before.x, pretrainChart)!.p50, before.p50);
    const middle = readingAt(curve!, Math.sqrt(before.x * after.x), pretrainChart)!;
    assert.ok(middle.p50 < before.p50 && middle.p50 > after.p50);
    assert.equal(readingAt(curve!, 1e19, pretrainChart), null);
    assert.equal(readingAt(curve!, NaN, pretrainChart), null);
  });

  it('name each visible curve with its range', () => {
    const lines = linesAt(1e24, pretrainChart, new Set(['model']));
    assert.deepEqual(
      lines.map(line => line.label),
      ['Training compute', 'Best size at each compute'],
    );
    assert.match(lines[1]!.value, /–.*median/u);
  });

  it('find the marker under the pointer', () => {
    const { plot } = layout(pretrainChart, { width: 900, height: 500 }, lightTheme);
    const plan = plot!.markers.find(marker => marker.id === 'plan')!;
    const shown = { set: pretrainChart, hidden: new Set<string>(), plot: plot! };
    assert.equal(markerNear({ x: plan.x + 3, y: plan.y - 2 }, shown)?.id, 'plan');
    assert.equal(markerNear({ x: plan.x, y: plan.y + 100 }, shown), undefined);
  });
});
