import assert from 'node:assert/strict';
import { memoryHost } from './memory-host.js';
import { threePhases } from './plans.js';
import { fullClient, Session, startSession } from './session.js';

const asking = structuredClone(fullClient);
asking.capabilities.workspace!.configuration = true;

const provenanceOf = async (session: Session, uri: string): Promise<string> => (await session.preview(uri))!.provenance;

describe('settings over the protocol', () => {
  it('are asked for before anything is analysed', async () => {
    const session = new Session(memoryHost());
    session.configuration = { seed: 42, samples: 512 };
    await session.initialize(asking);
    const uri = await session.open(threePhases);
    assert.equal(await provenanceOf(session, uri), 'seed 42 · 512 draws · library 2026-11');
    assert.equal(session.previews.filter(({ version }) => version === 1).length, 1, 'no picture was made with other settings');
    session.dispose();
  });

  it('are asked for again when they change, and everything follows', async () => {
    const session = await startSession(memoryHost(), asking);
    const uri = await session.open(threePhases);
    assert.ok((await session.lenses(uri)).length > 0);
    session.configuration = { seed: 2, lens: { enabled: false } };
    await session.client.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await session.eventually('the second picture', () => session.previews.length > 1 || undefined);
    assert.equal(await provenanceOf(session, uri), 'seed 2 · 4,096 draws · library 2026-11');
    assert.deepEqual(await session.lenses(uri), []);
    session.dispose();
  });

  it('are taken from the message by an editor that pushes them', async () => {
    const session = await startSession();
    const uri = await session.open(threePhases);
    await session.client.sendNotification('workspace/didChangeConfiguration', { settings: { scale: { seed: 9 } } });
    assert.match(await provenanceOf(session, uri), /^seed 9 /);
    session.dispose();
  });

  it('that are wrong are named in the log, once each, and the rest holds', async () => {
    const session = await startSession(memoryHost(), { ...fullClient, initializationOptions: { scale: { seed: 'x', samples: 128 } } });
    const uri = await session.open(threePhases);
    assert.equal(await provenanceOf(session, uri), 'seed 1 · 128 draws · library 2026-11');
    assert.deepEqual(
      session.logs.map(({ message }) => message),
      ['scale.seed must be a whole number from 0 to 4294967295; 1 is used.'],
    );
    session.dispose();
  });

  it('change the draws, and the same seed gives the same figures', async () => {
    const figures: unknown[] = [];
    for (const seed of [1, 2, 1]) {
      const session = await startSession(memoryHost(), { ...fullClient, initializationOptions: { seed } });
      const uri = await session.open(threePhases);
      figures.push((await session.preview(uri))!.budgets);
      session.dispose();
    }
    assert.deepEqual(figures[0], figures[2]);
    assert.notDeepEqual(figures[0], figures[1]);
  });
});
