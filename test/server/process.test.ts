import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import path from 'node:path';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter, type ProtocolConnection } from 'vscode-languageserver/node';
import { findProduct } from '../../server/src/product.js';
import { fullClient } from './session.js';

const entry = fileURLToPath(new URL('../../server/src/node.js', import.meta.url));
const product = findProduct(entry)!;

const started: ChildProcess[] = [];

/** What is shipped; there only after a build. */
const bundle = path.join(product.folder, 'dist/scale-server.js');

function start(...args: string[]): ChildProcess {
  return startFile(entry, ...args);
}

function startFile(file: string, ...args: string[]): ChildProcess {
  const child = spawn(process.execPath, [file, ...args], { stdio: 'pipe' });
  started.push(child);
  return child;
}

async function outcome(child: ChildProcess): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const texts = { stdout: '', stderr: '' };
  child.stdout!.on('data', (part: Buffer) => {
    texts.stdout += part.toString();
  });
  child.stderr!.on('data', (part: Buffer) => {
    texts.stderr += part.toString();
  });
  const code = await new Promise<number | null>(resolve => child.on('close', resolve));
  return { code, ...texts };
}

describe('the server process', () => {
  afterEach(() => {
    for (const child of started.splice(0)) child.kill();
  });

  it('prints its version, and only that', async () => {
    const manifest = JSON.parse(readFileSync(path.join(product.folder, 'package.json'), 'utf8')) as { version: string };
    assert.deepEqual(await outcome(start('--version')), { code: 0, stdout: `${manifest.version}\n`, stderr: '' });
  });

  it('explains itself to somebody who starts it by hand', async () => {
    const { code, stdout, stderr } = await outcome(start());
    assert.equal(code, 2);
    assert.equal(stdout, '');
    assert.match(stderr, /--stdio/);
  });

  const connected = (child: ChildProcess): ProtocolConnection => {
    const connection = createProtocolConnection(new StreamMessageReader(child.stdout!), new StreamMessageWriter(child.stdin!));
    connection.onNotification('textDocument/publishDiagnostics', () => undefined);
    connection.onRequest('client/registerCapability', () => null);
    connection.listen();
    return connection;
  };

  it('speaks over stdio, reads files of the folder and nothing outside, and ends when told', async () => {
    const child = start('--stdio');
    const ended = new Promise<number | null>(resolve => child.on('exit', resolve));
    const connection = connected(child);
    const here = path.join(product.folder, 'examples');
    await connection.sendRequest('initialize', { ...fullClient, workspaceFolders: [{ uri: pathToFileURL(here).href, name: 'examples' }] });
    await connection.sendNotification('initialized', {});
    const uri = pathToFileURL(path.join(here, 'new.scale')).href;
    const text = 'let a = 2 GPU-days\n';
    await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'scale', version: 1, text } });
    const hover = await connection.sendRequest('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 12 } });
    assert.match(JSON.stringify(hover), /48 GPU-hours/);
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    assert.equal(await ended, 0);
    connection.dispose();
  });

  for (const [name, file] of [
    ['the compiled sources', entry],
    ['the bundle', bundle],
  ] as const) {
    (existsSync(file) ? it : it.skip)(`${name}: what is asked before the engine is loaded waits for it`, async () => {
      const child = startFile(file, '--stdio');
      const connection = connected(child);
      const uri = 'file:///plans/new.scale';
      const text = 'let a = 2 GPU-days\nlet share = beta(2, 5)\n';
      // All at once, as an editor does whose window was open when it started.
      const initialized = connection.sendRequest('initialize', fullClient);
      void connection.sendNotification('initialized', {});
      void connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'scale', version: 1, text } });
      const hovers = [12, 13].map(character =>
        connection.sendRequest('textDocument/hover', { textDocument: { uri }, position: { line: 0, character } }),
      );
      const share = connection.sendRequest('textDocument/hover', { textDocument: { uri }, position: { line: 1, character: 5 } });
      assert.match(JSON.stringify(await initialized), /"hoverProvider":true/);
      for (const hover of hovers) assert.match(JSON.stringify(await hover), /48 GPU-hours/);
      assert.match(JSON.stringify(await share), /0\.26/);
      connection.dispose();
    });
  }

  it('ends when the editor is gone', async () => {
    const child = start('--stdio');
    const ended = new Promise<number | null>(resolve => child.on('exit', resolve));
    const connection = connected(child);
    await connection.sendRequest('initialize', fullClient);
    child.stdin!.end();
    assert.notEqual(await ended, null);
    connection.dispose();
  });
});
