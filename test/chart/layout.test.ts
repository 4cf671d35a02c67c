import assert from 'node:assert/strict';
import { cssHighContrastTheme, cssTheme, darkTheme, layout, lightTheme } from '../../chart/scene/index.js';
import type { CurveSet } from '../../engine/src/curves/types.js';
import { posttrainChart, pretrainChart, ratios, testtimeChart, unavailableChart } from '../panel/sample.js';
import { allNodes, groupsOf, textsIn, wordsIn, wordsOf } from './scene-facts.js';

const wide = { width: 900, height: 560 };
const narrow = { width: 280, height: 420 };

describe('layout of a chart', () => {
  it('labels decades as powers of ten with a raised exponent', () => {
    const labels = wordsIn(layout(pretrainChart, wide, lightTheme), 'x-axis');
    assert.ok(labels.includes('10^22'), labels.join(' '));
    assert.ok(labels.includes('10^26'), labels.join(' '));
    assert.ok(labels.includes('Training compute (FLOP)'));
  });

  it('labels shares as percentages', () => {
    const labels = wordsIn(layout(posttrainChart, wide, lightTheme), 'y-axis');
    assert.ok(labels.includes('40 %'), labels.join(' '));
  });

  it('draws solid inside the range of the law and dashed outside, meeting at one point', () => {
    const line = groupsOf(layout(pretrainChart, wide, lightTheme), 'line').find(group => group.id === 'frontier')!;
    const [solid, dashed] = line.children.filter(node => node.kind === 'path' && node.fill === 'none');
    assert.ok(solid?.kind === 'path' && dashed?.kind === 'path');
    assert.equal(solid.dash, undefined);
    assert.notEqual(dashed.dash, undefined);
    assert.equal(solid.d.split('L').at(-1), dashed.d.slice(1).split('L')[0]);
  });

  it('draws the band under the lines, and as outline with hatch in high contrast', () => {
    const parts = layout(pretrainChart, wide, darkTheme).nodes.map(node => (node.kind === 'group' ? node.part : ''));
    assert.ok(parts.lastIndexOf('band') < parts.indexOf('line'));
    const band = groupsOf(layout(pretrainChart, wide, cssHighContrastTheme), 'band')[0]!.children[0];
    assert.ok(band?.kind === 'path' && band.fill?.startsWith('url(#') && band.stroke !== undefined);
  });

  it('tells series apart by more than colour', () => {
    const grey = { ...lightTheme, series: ['#555555'] };
    const lines = groupsOf(layout(pretrainChart, wide, grey), 'line');
    const shapes = lines.map(group =>
      allNodes(group.children).flatMap(node => (node.kind === 'path' && node.fill !== 'none' ? [node.d] : [])),
    );
    const glyphs = shapes.map(([first]) => first!.replace(/[^A-Za-z]/gu, ''));
    assert.equal(new Set(glyphs).size, lines.length);
    const labels = wordsIn(layout(pretrainChart, wide, grey), 'end-labels');
    assert.equal(labels.length, lines.length);
  });

  it('marks plan, optimum and known models, with error bars both ways on the plan', () => {
    const scene = layout(pretrainChart, wide, lightTheme);
    const plan = groupsOf(scene, 'marker').find(group => group.id === 'plan')!;
    const bars = plan.children.find(node => node.kind === 'group' && node.part === 'error');
    assert.ok(bars?.kind === 'group');
    assert.equal(bars.children.length, 6);
    assert.deepEqual(scene.plot!.markers.map(marker => marker.id).sort(), pretrainChart.markers.map(marker => marker.id).sort());
  });

  it('keeps labels of markers off one another', () => {
    const texts = textsIn(groupsOf(layout(pretrainChart, wide, lightTheme), 'marker-labels'));
    assert.ok(texts.length >= 5, texts.map(wordsOf).join(', '));
    for (const one of texts) {
      for (const other of texts) {
        assert.ok(one === other || Math.abs(one.y - other.y) > 8 || Math.abs(one.x - other.x) > 30, `${wordsOf(one)} on ${wordsOf(other)}`);
      }
    }
  });

  it('leaves out what is switched off, and keeps the look of the rest', () => {
    const all = layout(pretrainChart, wide, lightTheme);
    const some = layout(pretrainChart, wide, lightTheme, { hidden: new Set(['frontier', 'landmark']) });
    assert.deepEqual(
      groupsOf(some, 'line').map(group => group.id),
      ['model'],
    );
    assert.deepEqual(
      some.plot!.markers.map(marker => marker.id),
      ['plan', 'optimal'],
    );
    const color = (scene: typeof all): unknown => {
      const line = groupsOf(scene, 'line').find(group => group.id === 'model')!.children[0];
      return line?.kind === 'path' ? line.stroke : null;
    };
    assert.ok(typeof color(all) === 'string');
    assert.equal(color(some), color(all));
  });

  it('shows the window asked for and fits the height to it', () => {
    const scene = layout(pretrainChart, wide, lightTheme, { xDomain: [1e24, 1e25] });
    assert.deepEqual(scene.plot!.x.domain, [1e24, 1e25]);
    assert.ok(scene.plot!.y.domain[1] < 2.2);
    assert.ok(scene.plot!.fullX[0] < 1e21);
  });

  it('relays out at 280 pixels: fewer ticks, no end labels, legend below, nothing outside', () => {
    const scene = layout(pretrainChart, narrow, lightTheme);
    assert.equal(groupsOf(scene, 'end-labels').length, 0);
    const labelled = wordsIn(scene, 'x-axis').filter(label => label.startsWith('10^'));
    assert.ok(labelled.length >= 2 && labelled.length <= 5, labelled.join(' '));
    assert.ok(textsIn(groupsOf(scene, 'legend')).every(text => text.y > scene.plot!.box.bottom));
    assert.ok(scene.plot!.box.right - scene.plot!.box.left > 170);
    for (const text of textsIn(scene.nodes)) assert.ok(text.x >= 0 && text.x <= 280 && text.y > 0 && text.y <= 420, wordsOf(text));
  });

  it('names few values on an axis of less than a decade, as plain numbers', () => {
    const near: CurveSet = {
      ...posttrainChart,
      x: { ...posttrainChart.x, scale: 'log' },
      curves: [
        { ...posttrainChart.curves[0]!, points: ratios(2000, 9000, 10).map(x => ({ x, p5: 0.3, p50: 0.4, p95: 0.5, valid: true })) },
      ],
      markers: [],
    };
    assert.ok(wordsIn(layout(near, wide, lightTheme), 'x-axis').includes('4,000'));
  });

  it('says why there is nothing to draw', () => {
    const words = wordsIn(layout(unavailableChart, narrow, lightTheme), 'message').join(' ');
    assert.match(words, /no pass rate to start from/u);
    assert.equal(layout(unavailableChart, narrow, lightTheme).plot, undefined);
    assert.match(
      wordsIn(layout({ ...testtimeChart, curves: [], markers: [] }, wide, lightTheme), 'message').join(' '),
      /no point to draw/u,
    );
  });

  it('leaves heading, legend, note and background to a page that has its own', () => {
    const scene = layout(pretrainChart, wide, cssTheme, { standalone: false });
    assert.equal(
      groupsOf(scene, 'legend').length + textsIn(groupsOf(scene, 'heading')).length + textsIn(groupsOf(scene, 'note')).length,
      0,
    );
    assert.equal(scene.background, undefined);
    assert.equal(layout(pretrainChart, wide, lightTheme).background, '#ffffff');
  });
});
