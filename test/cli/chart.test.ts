import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { wholePlan, wrongUnit } from './support/plans.js';
import { inFolder, scale } from './support/terminal.js';

const chart = (...parameters: string[]) =>
  inFolder({ 'plan.scale': wholePlan }, folder => scale(['chart', 'plan.scale', ...parameters], { folder }));

describe('scale chart', () => {
  it('writes a picture to a file', () =>
    inFolder({ 'plan.scale': wholePlan }, async folder => {
      assert.deepEqual(await scale(['chart', 'plan.scale', '-o', 'out.svg'], { folder }), { code: 0, out: '', err: '' });
      const svg = fs.readFileSync(path.join(folder, 'out.svg'), 'utf8');
      assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="960" height="560"/u);
      assert.match(svg, /<\/svg>\n$/u);
      assert.doesNotMatch(svg, /NaN|Infinity|undefined/u);
    }));

  it('writes to standard output without -o', async () => assert.match((await chart()).out, /^<svg .*<\/svg>\n$/su));

  it('takes size and theme', async () => {
    const { out } = await chart('--width', '400', '--height', '300', '--theme', 'dark');
    assert.match(out, /width="400" height="300"/u);
    assert.notEqual(out, (await chart('--width', '400', '--height', '300')).out);
  });

  it('writes the curve as CSV, by option and by file name', () =>
    inFolder({ 'plan.scale': wholePlan }, async folder => {
      const { out } = await scale(['chart', 'plan.scale', '--format', 'csv'], { folder });
      assert.match(out, /^series,.*\r\n/u);
      assert.ok(out.split('\r\n').length > 10);
      await scale(['chart', 'plan.scale', '-o', 'curve.csv'], { folder });
      assert.equal(fs.readFileSync(path.join(folder, 'curve.csv'), 'utf8'), out);
    }));

  it('runs over compute or over accelerator time', async () => {
    assert.match((await chart('--format', 'csv')).out, /^series,[^,]*\(FLOP\),/u);
    assert.match((await chart('--format', 'csv', '--x', 'gpu_hours')).out, /^series,[^,]*\(GPU-hour\),/u);
  });

  it('runs over money and days, and shows other views', async () => {
    assert.match((await chart('--format', 'csv', '--x', 'days')).out, /^series,Duration \(day\),/u);
    assert.match((await chart('--format', 'csv', '--x', 'cost')).out, /^series,Cost \(\$\),/u);
    assert.match((await chart('--format', 'csv', '--view', 'isoflop')).out, /^series,Model size \(params\),/u);
    assert.match((await chart('--format', 'csv', '--view', 'laws')).out, /by hoffmann_2022/u);
  });

  it('brings the three laws together, or says for each what is missing', async () => {
    const { code, out } = await chart('--view', 'three-laws', '--format', 'csv');
    assert.equal(code, 0);
    assert.match(out, /^phase,series,x,/u);
    assert.match(out, /Pre-training,.*names no benchmark/u);
    assert.match((await chart('--view', 'three-laws')).out, /^<svg .*three laws/su);
    assert.match((await chart('--view', 'three-laws', '--block', 'croe')).err, /has no phase or budget croe/u);
  });

  it('says what there is when there is no such picture', async () => {
    const { code, err } = await chart('--y', 'accuracy', '--block', 'core');
    assert.equal(code, 1);
    assert.match(err, /has no such picture of core; it has --view performance --x flop --y loss, /u);
  });

  it('draws the block that is asked for: a phase or a budget', async () => {
    assert.equal((await chart('--block', 'core')).out, (await chart()).out);
    const budget = await chart('--block', 'total');
    assert.equal(budget.code, 0, budget.err);
    assert.match(budget.out, /^<svg/u);
    assert.match((await chart('--block', 'total', '--format', 'csv')).out, /^budget,part,/u);
  });

  it('names what there is when a block is unknown', async () => {
    const { code, out, err } = await chart('--block', 'croe');
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /has no phase or budget croe; it has core, total/u);
  });

  it('says why there is nothing to draw', () =>
    inFolder({ 'plan.scale': 'let a = 1\n', 'wrong.scale': wrongUnit }, async folder => {
      const { code, out, err } = await scale(['chart', 'plan.scale', '-o', 'out.svg'], { folder });
      assert.deepEqual([code, out], [1, '']);
      assert.match(err, /plan\.scale has no phase, so there is no curve to draw/u);
      assert.ok(!fs.existsSync(path.join(folder, 'out.svg')));
      assert.equal((await scale(['chart', 'wrong.scale'], { folder })).code, 1);
    }));
});
