import assert from 'node:assert/strict';
import { darkTheme, layout, lightTheme, threeLawsLayout, threeLawsTable, toCsv, toSvg } from '../../chart/scene/index.js';
import type { Scene } from '../../chart/scene/index.js';
import type { CurveSet } from '../../engine/src/curves/types.js';
import { pretrainChart, range, threeLaws } from '../panel/sample.js';
import { coordinatesOf, groupsOf, textsIn, wordsIn, wordsOf } from './scene-facts.js';
import { parseXml } from './xml.js';

const wide = { width: 960, height: 560 };
const narrow = { width: 320, height: 420 };

/** Pixels that the paths of a part of one panel run through. */
function extentIn(
  scene: Scene,
  phase: string,
  part: string,
): { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number } {
  const panel = groupsOf(scene, 'panel').find(group => group.id === phase)!;
  const inner: Scene = {
    ...scene,
    nodes: groupsOf({ ...scene, nodes: panel.children }, part).flatMap(group =>
      group.children.filter(node => node.kind === 'path' && node.fill === 'none'),
    ),
  };
  const numbers = coordinatesOf(inner);
  const [xs, ys] = [numbers.filter((_, index) => index % 2 === 0), numbers.filter((_, index) => index % 2 === 1)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

describe('the three laws in one picture', () => {
  const scene = threeLawsLayout(threeLaws, wide, lightTheme);

  it('has a panel for each phase, named', () => {
    assert.deepEqual(
      groupsOf(scene, 'panel').map(({ id }) => id),
      ['pretrain', 'posttrain', 'testtime'],
    );
    for (const title of ['Pre-training', 'Post-training', 'Test-time compute']) assert.ok(wordsIn(scene, 'panel').includes(title), title);
  });

  it('joins the panels of training where the checkpoint is, and keeps the panel of a query apart', () => {
    const [pretrain, posttrain] = [extentIn(scene, 'pretrain', 'line'), extentIn(scene, 'posttrain', 'line')];
    assert.ok(Math.abs(pretrain.right - posttrain.left) < 1, `${pretrain.right} meets ${posttrain.left}`);
    const frame = groupsOf(scene, 'panel')
      .find(({ id }) => id === 'testtime')!
      .children.find(node => node.kind === 'rect');
    assert.ok(frame?.kind === 'rect' && frame.x > posttrain.right + 30);
  });

  it('has one y axis, of percentages, and one name for the axis of training', () => {
    assert.equal(groupsOf(scene, 'y-axis').length, 1);
    assert.ok(wordsIn(scene, 'y-axis').includes('20 %'), wordsIn(scene, 'y-axis').join(' '));
    assert.equal(wordsIn(scene, 'x-axis').filter(words => words === 'Training compute, cumulated (FLOP)').length, 1);
  });

  it('puts the same score at the same height in every panel', () => {
    const flat = (set: CurveSet): CurveSet => {
      const { unavailable, ...rest } = set;
      assert.ok(unavailable === undefined || unavailable !== '');
      return {
        ...rest,
        markers: [],
        curves: [
          {
            id: 'a',
            label: 'a',
            role: 'model',
            source: '',
            points: [1, 10, 100].map(x => ({ x, p5: 0.2, p50: 0.4, p95: 0.6, valid: true })),
          },
        ],
      };
    };
    const same = threeLawsLayout({ ...threeLaws, panels: threeLaws.panels.map(flat) }, wide, lightTheme);
    const heights = ['pretrain', 'posttrain', 'testtime'].map(phase => extentIn(same, phase, 'line').top);
    assert.deepEqual(new Set(heights).size, 1, heights.join(' '));
  });

  it('says in the panel what is missing', () => {
    assert.match(wordsIn(scene, 'message').join(' '), /no pass rate to start from/u);
    const none = threeLawsLayout(
      {
        ...threeLaws,
        panels: threeLaws.panels.map(panel => ({ ...panel, curves: [], markers: [], unavailable: `nothing of ${panel.phase}` })),
      },
      wide,
      lightTheme,
    );
    for (const phase of ['pretrain', 'posttrain', 'testtime'])
      assert.match(wordsIn(none, 'message').join(' '), new RegExp(`nothing of ${phase}`, 'u'));
  });

  it('gives no two curves the same look', () => {
    const lines = groupsOf(scene, 'line').flatMap(group =>
      group.children.flatMap(node => (node.kind === 'path' && node.fill === 'none' ? [node.stroke] : [])),
    );
    assert.equal(new Set(lines).size, 2);
    const legend = wordsIn(scene, 'legend');
    assert.equal(legend.filter(words => words === 'This plan').length, 1);
    assert.ok(legend.includes('GRPO from base') && legend.includes('this model, more or fewer tokens'), legend.join('; '));
  });

  it('stands one below the other where it is narrow, each with its own labels, nothing outside', () => {
    const stacked = threeLawsLayout(threeLaws, narrow, darkTheme);
    // The third panel only says what is missing.
    assert.equal(groupsOf(stacked, 'y-axis').length, 2);
    assert.ok(extentIn(stacked, 'posttrain', 'line').top > extentIn(stacked, 'pretrain', 'line').bottom);
    for (const text of textsIn(stacked.nodes))
      assert.ok(text.x >= 0 && text.x <= 320 && text.y > 0 && text.y <= stacked.height, wordsOf(text));
  });

  it('has its scores in logarithms where the figures ask for it, each label with its digits', () => {
    const point = (x: number, p50: number, valid: boolean): CurveSet['curves'][number]['points'][number] => ({
      x,
      p5: p50 / 2,
      p50,
      p95: p50 * 1.5,
      valid,
    });
    const curve = { id: 'a', label: 'a', role: 'model', source: '' } as const;
    const log = threeLawsLayout(
      {
        ...threeLaws,
        y: { ...threeLaws.y, scale: 'log' },
        panels: threeLaws.panels.map(panel => ({
          ...panel,
          markers: [],
          curves: [{ ...curve, points: [point(1e3, 1e-30, false), point(1e5, 1e-4, true), point(1e7, 0.5, true)] }],
        })),
      },
      wide,
      lightTheme,
    );
    const labels = wordsIn(log, 'y-axis');
    assert.ok(
      ['0.01 %', '1 %', '10 %'].every(label => labels.includes(label)),
      labels.join(' '),
    );
    assert.ok(!labels.includes('0.0001 %'), 'what is dashed does not stretch the axis');
    for (const text of textsIn(log.nodes)) assert.ok(text.x >= 0, wordsOf(text));
  });

  it('gives room to the panels that draw something, and little height to three that do not', () => {
    const none = (panel: CurveSet): CurveSet => ({ ...panel, curves: [], markers: [], unavailable: 'nothing' });
    const widthOf = (laws: typeof threeLaws, phase: string): number => {
      const frame = groupsOf(threeLawsLayout(laws, wide, lightTheme), 'panel').find(({ id }) => id === phase)!;
      const xs = coordinatesOf({ ...threeLawsLayout(laws, wide, lightTheme), nodes: frame.children }).filter((_, index) => index % 2 === 0);
      return Math.max(...xs) - Math.min(...xs);
    };
    const [pretrain, posttrain, testtime] = threeLaws.panels as [CurveSet, CurveSet, CurveSet];
    const one = { ...threeLaws, panels: [pretrain, none(posttrain), none(testtime)] };
    assert.ok(widthOf(one, 'pretrain') > widthOf(threeLaws, 'pretrain'));
    const empty = threeLawsLayout({ ...threeLaws, panels: threeLaws.panels.map(none) }, wide, lightTheme);
    assert.ok(empty.height < 400 && groupsOf(empty, 'y-axis').length === 0);
  });

  it('names measurements only where they are few, and never the plan away from the border', () => {
    const measured = (count: number): CurveSet['markers'] =>
      Array.from({ length: count }, (_, index) => ({
        id: `run-${index}`,
        label: `run ${index}`,
        role: 'measured',
        x: range(1e22 * 3 ** index),
        y: range(0.3),
        details: [],
      }));
    const [pretrain, ...others] = threeLaws.panels as [CurveSet, ...CurveSet[]];
    const namesWith = (count: number): readonly string[] =>
      wordsIn(
        threeLawsLayout(
          { ...threeLaws, panels: [{ ...pretrain, markers: [...pretrain.markers, ...measured(count)] }, ...others] },
          wide,
          lightTheme,
        ),
        'marker-labels',
      );
    assert.ok(namesWith(3).includes('run 1'));
    assert.ok(!namesWith(20).some(name => name.startsWith('run')));
  });

  it('is sound SVG at any size and without any figure', () => {
    for (const [width, height] of [
      [200, 160],
      [320, 900],
      [599, 300],
      [600, 300],
      [2000, 400],
      [NaN, -1],
    ] as const) {
      for (const laws of [
        threeLaws,
        { ...threeLaws, benchmark: null, panels: threeLaws.panels.map(panel => ({ ...panel, curves: [], markers: [] })) },
      ]) {
        const svg = toSvg(threeLawsLayout(laws, { width, height }, lightTheme));
        parseXml(svg);
        assert.doesNotMatch(svg, /NaN|Infinity|undefined/u);
      }
    }
  });

  it('has a table of the same numbers, with a row for what is missing', () => {
    const { columns, rows } = threeLawsTable(threeLaws);
    assert.deepEqual(columns.slice(0, 4), ['phase', 'series', 'x', 'x counts']);
    assert.ok(rows.every(row => row.length === columns.length));
    const points = threeLaws.panels.reduce(
      (sum, panel) => sum + panel.curves.reduce((count, curve) => count + curve.points.length, 0) + panel.markers.length,
      0,
    );
    assert.equal(rows.length, points + 1);
    assert.match(toCsv({ columns, rows }), /Test-time compute,.*no pass rate/u);
  });
});

describe('limits across a plot', () => {
  const limited: CurveSet = {
    ...pretrainChart,
    limits: [
      { id: 'deadline', label: 'deadline', x: range(1e25, 0.5) },
      { id: 'far', label: 'far away', x: range(1e40) },
    ],
  };

  it('are a line, a shade and a label where they are in view', () => {
    const scene = layout(limited, wide, lightTheme);
    const [limit, ...others] = groupsOf(scene, 'limit');
    assert.deepEqual(others, []);
    assert.equal(limit!.id, 'deadline');
    assert.deepEqual(
      limit!.children.map(node => node.kind),
      ['rect', 'path', 'text'],
    );
    const pixel = scene.plot!.x.toPixel(1e25)!;
    const line = limit!.children.find(node => node.kind === 'path');
    assert.ok(line?.kind === 'path' && line.d.startsWith(`M${pixel},`) && line.dash !== undefined);
  });

  it('are explained, switched off by name, and told of in words and in the table', () => {
    const scene = layout(limited, wide, lightTheme);
    assert.ok(wordsIn(scene, 'legend').includes('Limits'));
    assert.match(scene.description, /Limits: deadline, far away\./u);
    assert.deepEqual(groupsOf(layout(limited, wide, lightTheme, { hidden: new Set(['limit']) }), 'limit'), []);
    assert.ok(!wordsIn(layout(pretrainChart, wide, lightTheme), 'legend').includes('Limits'));
  });

  it('at no place on a logarithmic axis are left out, and a range that reaches below it is cut', () => {
    const odd: CurveSet = {
      ...pretrainChart,
      limits: [
        { id: 'none', label: 'none', x: range(-1) },
        { id: 'some', label: 'some', x: { p5: -1, p50: 1e24, p95: 1e25, mean: 1e24 } },
      ],
    };
    const svg = toSvg(layout(odd, wide, lightTheme));
    assert.doesNotMatch(svg, /NaN/u);
    assert.deepEqual(
      groupsOf(layout(odd, wide, lightTheme), 'limit').map(({ id }) => id),
      ['some'],
    );
  });
});

describe('known models in a crowd', () => {
  it('stand on no other marker, and the plan always stands', () => {
    const crowd = Array.from({ length: 40 }, (_, index) => ({
      ...pretrainChart.markers[2]!,
      id: `run-${index}`,
      x: range(6.35e24 * 1.002 ** index),
      y: range(2.023),
    }));
    const { plot } = layout({ ...pretrainChart, markers: [...crowd, ...pretrainChart.markers] }, wide, lightTheme);
    const ids = plot!.markers.map(({ id }) => id);
    assert.ok(ids.includes('plan') && ids.includes('optimal') && ids.length < 12, ids.join(' '));
    for (const one of plot!.markers)
      for (const other of plot!.markers) {
        assert.ok(
          one === other || !one.id.startsWith('run') || Math.hypot(one.x - other.x, one.y - other.y) >= 14,
          `${one.id} on ${other.id}`,
        );
      }
  });
});
