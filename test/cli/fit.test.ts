/** `scale fit`: a law fitted to runs, as text, as data, and written into the file. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { violations } from './support/schema.js';
import { checkout, inFolder, scale, type Outcome } from './support/terminal.js';

const runs = fs.readFileSync(path.join(checkout, 'examples/isoflop.csv'));
const plan =
  'law house {\n  fit: csv("isoflop.csv") { N: params, C: flops, loss: val_loss }\n}\nlaw poor { fit: csv("isoflop.csv") { N: params, loss: val_loss } }\npretrain core { params: 2B, tokens: 40B, law: house }\n';
const runOf = (text: string, parameters: readonly string[]): Promise<Outcome> =>
  inFolder({ 'plan.scale': text, 'isoflop.csv': runs }, folder => scale(['fit', 'plan.scale', ...parameters], { folder }));
const run = (...parameters: string[]): Promise<Outcome> => runOf(plan, parameters);
/** Of two constants, which are found sooner than five. */
const soon = (...parameters: string[]): Promise<Outcome> =>
  runOf(plan.replace('law house {', 'law house {\n  form: A / C^alpha'), parameters);

describe('scale fit', () => {
  it('prints constants with their errors, correlation, goodness and hold-out', async () => {
    const { code, out } = await run('house');
    assert.equal(code, 0);
    for (const wanted of [
      /law house +fitted to isoflop\.csv, 30 rows/u,
      /fitted +error +P5 +P50 +P95/u,
      /^ *alpha +0\.33\d+ +0\.0/mu,
      /correlation of house/u,
      /rmse 0\.00931, 99\.93 %/u,
      /hold-out: the 10 largest runs/u,
      /1,000 resamples/u,
    ])
      assert.match(out, wanted);
  });

  it('gives data, the same every time', async () => {
    const [first, second] = [await run('house', '--json'), await run('house', '--json')];
    assert.equal(first.out, second.out);
    const {
      schema,
      laws: { house },
    } = JSON.parse(first.out);
    assert.equal(schema, 'scale-fit/1');
    assert.deepEqual(violations('scale-fit-1.json', JSON.parse(first.out)), []);
    assert.ok(
      house.fitted &&
        house.constants.E.p5 < house.constants.E.value &&
        house.correlation.A.alpha > 0.9 &&
        house.goodness.r2 > 0.999 &&
        house.heldOut.runs === 10,
    );
  });

  it('keeps its contract for a law that cannot be fitted', async () =>
    assert.deepEqual(violations('scale-fit-1.json', JSON.parse((await run('--json')).out)), []));

  it('fits an accuracy as it is, in the hours that the law counts', async () => {
    const { code, out } = await scale(['fit', 'examples/own-reward.scale'], { folder: checkout });
    assert.equal(code, 0);
    for (const wanted of [/C from 60 GPU-hours to 6,000 GPU-hours/u, /of the variance of the accuracy/u, /points off on average/u])
      assert.match(out, wanted);
  });

  it('prints Markdown', async () => assert.match((await soon('house', '--format', 'markdown')).out, /^## law house$/mu));

  it('tells what stands in the way, with exit code 1', async () => {
    const { code, err } = await soon();
    assert.equal(code, 1);
    assert.match(err, /SC110 The runs do not say `D`/u);
  });

  it('writes the constants in place of the fit; the plan then needs no runs', async () => {
    await inFolder({ 'plan.scale': plan.replace(/law poor.*\n/u, ''), 'isoflop.csv': runs }, async folder => {
      assert.deepEqual(await scale(['fit', 'plan.scale', '--write'], { folder }), {
        code: 0,
        out: '',
        err: 'wrote the constants of one law into plan.scale\n',
      });
      const written = fs.readFileSync(path.join(folder, 'plan.scale'), 'utf8');
      assert.match(
        written,
        /^law house \{\n {2}E: .*\n {2}A: .*\n {2}alpha: .*\n {2}B: .*\n {2}beta: [^]*valid \{ N: 19600000\.\.5431000000, .*\}\n {2}source: "fitted to isoflop\.csv, 30 rows"\n\}\n/u,
      );
      fs.rmSync(path.join(folder, 'isoflop.csv'));
      assert.equal((await scale(['check', 'plan.scale'], { folder })).code, 0);
    });
  });

  for (const [law, reason] of [
    ['hose', /did you mean house\?/u],
    ['zz', /it has house, poor/u],
  ] as const) {
    it(`refuses a law that is not there: ${law}`, async () => {
      const { code, err } = await soon(law);
      assert.equal(code, 2);
      assert.match(err, reason);
    });
  }
});
