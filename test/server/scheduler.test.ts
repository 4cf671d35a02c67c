import assert from 'node:assert/strict';
import { Scheduler } from '../../server/src/scheduler.js';

/** Work that ends when the test says so. */
function workshop() {
  const runs: { uri: string; isCurrent: () => boolean; finish: (result: string) => void; fail: (error: Error) => void }[] = [];
  const done: [string, string | undefined][] = [];
  const faults: string[] = [];
  const scheduler = new Scheduler<string>({
    run: (uri, isCurrent) => new Promise((finish, fail) => runs.push({ uri, isCurrent, finish, fail })),
    done: (uri, result) => done.push([uri, result]),
    fault: (uri, error) => faults.push(`${uri}: ${(error as Error).message}`),
  });
  return { scheduler, runs, done, faults };
}

const turn = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 5));

describe('the scheduler', () => {
  it('makes one run of edits that come in together', async () => {
    const { scheduler, runs } = workshop();
    for (let edit = 0; edit < 10; edit++) scheduler.schedule('a');
    await turn();
    assert.equal(runs.length, 1);
  });

  it('tells an older run that it is overtaken, and gives its result to nobody', async () => {
    const { scheduler, runs, done } = workshop();
    scheduler.schedule('a');
    const waiting = scheduler.result('a');
    await turn();
    scheduler.schedule('a');
    assert.equal(runs[0]!.isCurrent(), false);
    runs[0]!.finish('old');
    await turn();
    runs[1]!.finish('new');
    assert.equal(await waiting, 'new');
    assert.deepEqual(done, [['a', 'new']]);
    assert.equal(await scheduler.result('a'), 'new');
  });

  it('starts at once when somebody waits, however slow the last run was', async () => {
    const { scheduler, runs } = workshop();
    scheduler.schedule('a');
    await turn();
    await new Promise(resolve => setTimeout(resolve, 120));
    runs[0]!.finish('slow');
    await turn();
    scheduler.schedule('a');
    await turn();
    assert.equal(runs.length, 1, 'after a slow run an edit waits for a pause in the typing');
    const answer = scheduler.result('a');
    await turn();
    assert.equal(runs.length, 2);
    runs[1]!.finish('second');
    assert.equal(await answer, 'second');
  });

  it('answers nothing for a document that is closed meanwhile or was never there', async () => {
    const { scheduler, runs, done } = workshop();
    scheduler.schedule('a');
    const waiting = scheduler.result('a');
    await turn();
    scheduler.forget('a');
    assert.equal(await waiting, undefined);
    runs[0]!.finish('late');
    await turn();
    assert.deepEqual(done, []);
    assert.equal(await scheduler.result('b'), undefined);
    assert.deepEqual(scheduler.uris(), []);
  });

  it('reports a fault once and goes on', async () => {
    const { scheduler, runs, faults } = workshop();
    scheduler.schedule('a');
    const waiting = scheduler.result('a');
    await turn();
    runs[0]!.fail(new Error('broken'));
    assert.equal(await waiting, undefined);
    assert.deepEqual(faults, ['a: broken']);
    scheduler.schedule('a');
    await turn();
    runs[1]!.finish('whole');
    assert.equal(await scheduler.result('a'), 'whole');
  });
});
