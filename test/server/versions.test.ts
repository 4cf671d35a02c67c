import assert from 'node:assert/strict';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import { memoryHost } from './memory-host.js';
import { trainingPlan } from './plans.js';
import { startSession, withDocument } from './session.js';

describe('versions', () => {
  it('a request after an edit sees the edit', () =>
    withDocument('let a = 1 GPU-day\n', async (session, uri) => {
      await session.hover(uri, 5);
      for (const days of [2, 3, 4]) {
        void session.change(uri, `let a = ${days} GPU-days\n`);
        assert.match(JSON.stringify(await session.hover(uri, 12)), new RegExp(`${days * 24} GPU-hours`));
      }
    }));

  it('findings carry their version, and the last version always gets some', () =>
    withDocument(trainingPlan, async (session, uri) => {
      for (let edit = 0; edit < 20; edit++) void session.change(uri, 'x', { start: 0, end: 0 });
      await session.diagnosticsOf(uri, 21);
      const versions = session.published.filter(each => each.uri === uri).map(({ version }) => version!);
      assert.deepEqual(
        versions,
        [...versions].sort((a, b) => a - b),
      );
      assert.equal(new Set(versions).size, versions.length, 'no version has findings twice');
      assert.ok(versions.length < 21, 'edits that come in together share a run');
    }));

  it('a cancelled request ends as cancelled, and nothing is logged', () =>
    withDocument(trainingPlan, async (session, uri) => {
      const source = new CancellationTokenSource();
      const position = { line: 17, character: 3 };
      const answer = session.client.sendRequest('textDocument/hover', { textDocument: { uri }, position }, source.token);
      source.cancel();
      await assert.rejects(answer, { code: -32800 });
      assert.ok((await session.hover(uri, trainingPlan.indexOf('mfu: ') + 1)) !== null);
      assert.deepEqual(session.logs, []);
    }));

  it('tolerates versions that go backwards', () =>
    withDocument(trainingPlan, async (session, uri) => {
      await session.client.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: -3 },
        contentChanges: [{ text: 'let a = 2 GPU-days\n' }],
      });
      const hover = await session.client.sendRequest('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 12 } });
      assert.match(JSON.stringify(hover), /48 GPU-hours/);
    }));

  it('a document can be closed and opened again', () =>
    withDocument('let a = 2 GPU-days\n', async (session, uri) => {
      await session.close(uri);
      assert.equal(await session.hover(uri, 12), null);
      await session.open('let a = 3 GPU-days\n');
      assert.match(JSON.stringify(await session.hover(uri, 12)), /72 GPU-hours/);
    }));

  it('an edit of an open file reaches the files that import it', async () => {
    const session = await startSession(memoryHost({ '/plans/shared.scale': 'let n = 9 GPU-days\n' }));
    const shared = await session.open('let n = 1 GPU-day\n', 'shared.scale');
    const plan = await session.open('import "shared.scale"\nlet twice = n * 2\n');
    const place = 'import "shared.scale"\nlet tw'.length;
    assert.match(JSON.stringify(await session.hover(plan, place)), /48 GPU-hours|2 GPU-days/);
    void session.change(shared, 'let n = 3 GPU-days\n');
    assert.match(JSON.stringify(await session.hover(plan, place)), /144 GPU-hours|6 GPU-days/);
    await session.close(shared);
    assert.match(JSON.stringify(await session.hover(plan, place)), /432 GPU-hours|18 GPU-days/, 'a closed file is what the disk says');
    session.dispose();
  });

  it('a file that changes on the disk reaches the files that import it', async () => {
    const host = memoryHost({ '/plans/sub/shared.scale': 'let n = 1 GPU-day\n' });
    const session = await startSession(host);
    const plan = await session.open('import "sub/shared.scale"\nlet twice = n * 2\n');
    const place = 'import "sub/shared.scale"\nlet tw'.length;
    assert.match(JSON.stringify(await session.hover(plan, place)), /48 GPU-hours|2 GPU-days/);
    host.files.set('/plans/sub/shared.scale', 'let n = 3 GPU-days\n');
    await session.client.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: 'file:///plans/sub/shared.scale', type: 2 }],
    });
    assert.match(JSON.stringify(await session.hover(plan, place)), /144 GPU-hours|6 GPU-days/);
    session.dispose();
  });

  it('a configuration file that changes on the disk reaches the models that name it', async () => {
    const config = (layers: number): string =>
      JSON.stringify({
        model_type: 'llama',
        hidden_size: 4096,
        intermediate_size: 11_008,
        num_attention_heads: 32,
        num_hidden_layers: layers,
        vocab_size: 32_000,
      });
    const host = memoryHost({ '/plans/models/config.json': config(32) });
    const session = await startSession(host);
    const plan = await session.open('model m {\n  config: json("models/config.json")\n}\nlet deep = m.layers * 2\n');
    const place = 'model m {\n  config: json("models/config.json")\n}\nlet de'.length;
    const shown = async (): Promise<string> => ((await session.hover(plan, place)) as { contents: { value: string } }).contents.value;
    assert.match(await shown(), /= \*\*64\*\*/);
    assert.match(await shown(), /models\/config\.json, num/);
    host.files.set('/plans/models/config.json', config(40));
    await session.client.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: 'file:///plans/models/config.json', type: 2 }],
    });
    assert.match(await shown(), /= \*\*80\*\*/);
    session.dispose();
  });
});
