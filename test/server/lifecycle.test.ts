import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { InitializeParams } from 'vscode-languageserver/node';
import { memoryHost } from './memory-host.js';
import { trainingPlan } from './plans.js';
import { startSession } from './session.js';

/** Compiled tests lie two folders deeper than their sources. */
const recorded = (name: string): InitializeParams =>
  JSON.parse(readFileSync(new URL(`../../../test/server/fixtures/${name}.json`, import.meta.url), 'utf8')) as InitializeParams;

/** What editors send first, as they send it. */
const editors: Readonly<Record<string, InitializeParams>> = {
  'VS Code': recorded('vscode-initialize'),
  Neovim: recorded('neovim-initialize'),
  'an editor that says nothing about itself': { processId: null, rootUri: null, workspaceFolders: null, capabilities: {} },
};

describe('starting', () => {
  for (const [name, params] of Object.entries(editors)) {
    it(`works with ${name}, from the first message to a hover`, async () => {
      const session = await startSession(memoryHost(), params);
      assert.equal(session.initialized!.capabilities.positionEncoding, 'utf-16');
      assert.deepEqual(session.initialized!.serverInfo, { name: 'scale', version: '0.0.0-test' });
      const uri = await session.open(trainingPlan);
      const hover = await session.hover(uri, trainingPlan.indexOf('mfu: ') + 1);
      assert.match(JSON.stringify(hover), /P5 – P50 – P95/);
      assert.equal((await session.diagnosticsOf(uri)).filter(({ severity }) => severity === 1).length, 0);
      assert.deepEqual(
        session.logs.filter(({ type }) => type <= 2),
        [],
      );
      session.dispose();
    });
  }

  it('says once and clearly that the library is missing or damaged, and serves all the same', async () => {
    for (const index of [undefined, '', '[]', '{"version":"1","names":{"h100":{"kind":1}},"files":{}}']) {
      const host = memoryHost();
      host.readLibraryIndex = () => Promise.resolve(index);
      const session = await startSession(host);
      const uri = await session.open('let a = 2 GPU-days\n');
      assert.match(JSON.stringify(await session.hover(uri, 5)), /GPU-hours|GPU-days/);
      assert.equal(session.logs.filter(({ message }) => /library is (missing|damaged)/.test(message)).length, 1);
      session.dispose();
    }
  });
});
