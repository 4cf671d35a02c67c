import assert from 'node:assert/strict';
import { threePhases, trainingPlan } from './plans.js';
import { startSession, withDocument } from './session.js';

describe('the preview', () => {
  it('has charts and budgets of the present version', () =>
    withDocument(threePhases, async (session, uri) => {
      const data = await session.preview(uri);
      assert.ok(data);
      assert.equal(data.uri, uri);
      assert.equal(data.version, 1);
      assert.equal(data.file, 'plan.scale');
      assert.equal(data.provenance, 'seed 1 · 4,096 draws · library 2026-11');
      assert.deepEqual(
        data.budgets.map(({ name }) => name),
        ['all'],
      );
      assert.deepEqual(
        data.budgets[0]!.parts.map(({ name }) => name),
        ['base', 'tune', 'serve'],
      );
      assert.ok(data.charts.length > 0);
      assert.equal(data.problem, undefined);
      assert.doesNotMatch(JSON.stringify(data), /NaN|Infinity/);
    }));

  it('keeps its figures while a line is broken, and says which', () =>
    withDocument(trainingPlan, async (session, uri) => {
      const begin = session.textOf(uri).indexOf('let year');
      await session.change(uri, 'let = = 5\n', { start: begin, end: begin });
      const data = await session.preview(uri);
      assert.equal(data!.version, 2);
      assert.equal(data!.problem!.line, trainingPlan.slice(0, begin).split('\n').length);
      assert.ok(data!.problem!.count >= 1);
      assert.ok(data!.budgets.length > 0);
    }));

  it('is announced for each version that was analysed', () =>
    withDocument(trainingPlan, async (session, uri) => {
      await session.eventually('the first announcement', () => session.previews.find(each => each.uri === uri && each.version === 1));
      await session.change(uri, `${trainingPlan}\nlet a = 1\n`);
      await session.eventually('the second announcement', () => session.previews.find(each => each.uri === uri && each.version === 2));
    }));

  it('is null for a file that is not open', async () => {
    const session = await startSession();
    assert.equal(await session.preview('file:///plans/none.scale'), null);
    session.dispose();
  });
});
