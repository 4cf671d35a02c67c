import assert from 'node:assert/strict';
import { budgetLayout, budgetTable, curveTable, darkTheme, lightTheme, toCsv } from '../../chart/scene/index.js';
import { budget, pretrainChart, range } from '../panel/sample.js';
import { allNodes, groupsOf, textsIn, wordsIn, wordsOf } from './scene-facts.js';

const size = { width: 720, height: 440 };

describe('layout of a budget', () => {
  it('draws a stacked total and one bar for each part', () => {
    const scene = budgetLayout(budget, 'cost', size, lightTheme);
    assert.deepEqual(
      groupsOf(scene, 'part').map(group => group.id),
      ['base', 'rl', 'serve'],
    );
    const bars = groupsOf(scene, 'total')[0]!.children.filter(node => node.kind === 'rect');
    assert.equal(bars.length, 3);
    bars.forEach((bar, index) => {
      const next = bars[index + 1];
      if (bar.kind === 'rect' && next?.kind === 'rect') assert.ok(Math.abs(bar.x + bar.width - next.x) < 0.1, 'segments meet');
    });
  });

  it('says amount and share of each part', () => {
    const words = wordsIn(budgetLayout(budget, 'cost', size, lightTheme), 'part').join(' | ');
    assert.match(words, /\$16\.1M · 64 %/u);
  });

  it('draws the limit in its own measure only', () => {
    assert.match(wordsIn(budgetLayout(budget, 'cost', size, lightTheme), 'limit').join(' '), /limit \$30M/u);
    assert.equal(groupsOf(budgetLayout(budget, 'flop', size, lightTheme), 'limit').length, 0);
  });

  it('keeps the derivatives of others apart and says so', () => {
    const scene = budgetLayout(budget, 'gpu_hours', size, lightTheme);
    assert.ok(wordsIn(scene, 'ecosystem').includes('Not in the total.'));
    const lowestPart = Math.max(...textsIn(groupsOf(scene, 'part')).map(text => text.y));
    assert.ok(textsIn(groupsOf(scene, 'ecosystem')).every(text => text.y > lowestPart));
  });

  it('says why a part is unknown and draws no bar for it', () => {
    const scene = budgetLayout(budget, 'co2', size, lightTheme);
    const serve = groupsOf(scene, 'part').find(group => group.id === 'serve')!;
    assert.match(textsIn([serve]).map(wordsOf).join(' '), /unknown: no grid/u);
    assert.ok(allNodes([serve]).every(node => node.kind !== 'rect' || node.fill === 'none'));
  });

  it('says why when nothing is known', () => {
    const blank = { range: null, unit: '$', because: 'no price is given' };
    const cells = { ...budget.total.cells, cost: blank };
    const view = {
      ...budget,
      parts: budget.parts.map(part => ({ ...part, cells: { ...part.cells, cost: blank } })),
      total: { ...budget.total, cells },
    };
    assert.match(wordsIn(budgetLayout(view, 'cost', size, lightTheme), 'message').join(' '), /no price is given/u);
  });

  it('stays readable at 280 pixels', () => {
    const scene = budgetLayout(budget, 'gpu_hours', { width: 280, height: 400 }, darkTheme);
    for (const text of textsIn(scene.nodes)) assert.ok(text.x >= 0 && text.x <= 280 && text.y <= scene.height, wordsOf(text));
    assert.ok(wordsIn(scene, 'part').some(words => words.startsWith('Pre-training')));
  });
});

describe('tables', () => {
  it('hold every part in every measure, unknown ones empty with the reason', () => {
    const { rows, columns } = budgetTable(budget);
    assert.equal(rows.length, 5 * 5);
    const serve = rows.find(row => row[1] === 'serve' && row[3] === 'CO2 emissions')!;
    assert.equal(serve[columns.indexOf('P50')], null);
    assert.match(String(serve[columns.indexOf('unknown because')]), /no grid/u);
  });

  it('hold every marker and every point of a curve', () => {
    const points = pretrainChart.curves.reduce((sum, curve) => sum + curve.points.length, 0);
    assert.equal(curveTable(pretrainChart).rows.length, points + pretrainChart.markers.length);
  });

  it('say what a point is where the axis does not', () => {
    const [curve] = pretrainChart.curves;
    const points = curve!.points.map((point, index) => ({ ...point, ...(index === 0 ? { at: '64 samples' } : {}) }));
    const { rows, columns } = curveTable({ ...pretrainChart, markers: [], curves: [{ ...curve!, points }] });
    const details = rows.map(row => row[columns.indexOf('details')]);
    assert.deepEqual(details.slice(0, 2), [`64 samples; ${curve!.source}`, curve!.source]);
    const missing = curveTable({ ...pretrainChart, missing: [{ label: 'majority', because: 'nobody voted' }] }).rows.at(-1)!;
    assert.deepEqual([missing[0], missing.at(-1)], ['majority', 'not drawn, since nobody voted']);
  });

  it('become CSV that quotes what needs it and disarms formulas', () => {
    const csv = toCsv({
      columns: ['a', 'b'],
      rows: [
        ['x, "y"', 1e25],
        ['=cmd()', null],
        ['-3', range(2).p5],
      ],
    });
    assert.equal(csv, 'a,b\r\n"x, ""y""",1e+25\r\n\'=cmd(),\r\n\'-3,2\r\n');
  });
});
