import assert from 'node:assert/strict';
import { memoryHost } from './memory-host.js';
import { trainingPlan } from './plans.js';
import { startSession, withDocument, type Session } from './session.js';

const errors = (session: Session): string[] => session.logs.filter(({ type }) => type === 1).map(({ message }) => message);

const framed = (body: string): string => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

describe('an internal fault', () => {
  it('while files are read gives one clear line in the log and an empty answer, and the server goes on', async () => {
    const host = memoryHost({ '/plans/a.scale': 'let a = 1\n' });
    host.readFile = () => {
      throw new Error('the disk is on fire');
    };
    const session = await startSession(host);
    const uri = await session.open('import "a.scale"\nlet b = 2 GPU-days\n');
    assert.equal(await session.hover(uri, 30), null);
    assert.equal(errors(session).length, 1);
    assert.match(errors(session)[0]!, /^Internal fault in the analysis of file:\/\/\/plans\/plan\.scale: Error: the disk is on fire/);
    await session.change(uri, 'let b = 2 GPU-days\n');
    assert.match(JSON.stringify(await session.hover(uri, 12)), /48 GPU-hours/);
    assert.equal(errors(session).length, 1);
    session.dispose();
  });

  it('in a feature does the same', async () => {
    const host = memoryHost();
    const session = await startSession(host);
    const uri = await session.open(trainingPlan);
    await session.diagnosticsOf(uri);
    host.uriOf = () => {
      throw new Error('no address');
    };
    assert.equal(await session.definition(uri, trainingPlan.indexOf('h100') + 1), null);
    assert.equal(errors(session).length, 1);
    assert.match(errors(session)[0]!, /^Internal fault in definition: Error: no address/);
    assert.ok((await session.hover(uri, trainingPlan.indexOf('mfu: ') + 1)) !== null);
    session.dispose();
  });
});

describe('garbage', () => {
  const requests: [string, unknown][] = [
    ['textDocument/hover', {}],
    ['textDocument/hover', { textDocument: 7, position: 'x' }],
    ['textDocument/completion', { textDocument: { uri: 7 } }],
    ['textDocument/definition', { textDocument: null }],
    ['textDocument/codeAction', { textDocument: {} }],
    ['scale/preview', {}],
    ['scale/preview', { uri: null }],
  ];
  for (const [method, params] of requests) {
    it(`as ${method} ${JSON.stringify(params)} is answered with nothing`, () =>
      withDocument(trainingPlan, async (session, uri) => {
        assert.equal(await session.client.sendRequest(method, params as object), null);
        assert.ok((await session.hover(uri, trainingPlan.indexOf('mfu: ') + 1)) !== null);
      }));
  }

  it('as parameters of no kind at all is refused, and the next request is served', () =>
    withDocument(trainingPlan, async (session, uri) => {
      for (const params of [null, [], [1]]) await assert.rejects(session.client.sendRequest('textDocument/hover', params));
      assert.ok((await session.hover(uri, trainingPlan.indexOf('mfu: ') + 1)) !== null);
    }));

  it('as positions is moved into the text', () =>
    withDocument(trainingPlan, async (session, uri) => {
      const places = [
        { line: -1, character: -1 },
        { line: 1e9, character: 1e9 },
        { line: 0.5, character: 1e300 },
        { line: null, character: null },
        {},
      ];
      for (const position of places) {
        for (const method of ['textDocument/hover', 'textDocument/completion', 'textDocument/definition']) {
          await session.client.sendRequest(method, { textDocument: { uri }, position });
        }
      }
      assert.deepEqual(errors(session), []);
    }));

  it('as edits outside the text is moved into it', () =>
    withDocument('let a = 1\n', async (session, uri) => {
      const range = { start: { line: 5, character: 5 }, end: { line: 90, character: 90 } };
      const contentChanges = [{ range, text: 'let b = 2 GPU-days\n' }];
      await session.client.sendNotification('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges });
      const hover = await session.client.sendRequest('textDocument/hover', { textDocument: { uri }, position: { line: 1, character: 12 } });
      assert.match(JSON.stringify(hover), /48 GPU-hours/);
    }));

  const textDocument = { uri: 'file:///plans/plan.scale', version: 2 };
  const notifications: [string, unknown][] = [
    ['textDocument/didOpen', {}],
    ['textDocument/didOpen', { textDocument: null }],
    ['textDocument/didChange', { textDocument }],
    ['textDocument/didChange', { textDocument, contentChanges: [null] }],
    ['textDocument/didClose', {}],
    ['workspace/didChangeConfiguration', { settings: 'x' }],
    ['workspace/didChangeWatchedFiles', { changes: [{ uri: 5 }] }],
    ['workspace/didChangeWatchedFiles', {}],
    ['other', {}],
  ];
  for (const [method, params] of notifications) {
    it(`as ${method} ${JSON.stringify(params)} changes nothing`, () =>
      withDocument(trainingPlan, async (session, uri) => {
        await session.diagnosticsOf(uri);
        await session.client.sendNotification(method, params as object);
        assert.ok((await session.hover(uri, trainingPlan.indexOf('mfu: ') + 1)) !== null);
      }));
  }

  const messages = [
    framed('{"jsonrpc":"2.0"'),
    framed('[]'),
    framed('null'),
    framed('"text"'),
    framed('{}'),
    framed('{"jsonrpc":"2.0","id":[],"method":7}'),
    framed('{"jsonrpc":"2.0","id":99,"result":{}}'),
    framed('\u0000\u0001\u0002'),
    'X-Other: 1\r\nContent-Length: 2\r\n\r\n{}',
  ];
  for (const bytes of messages) {
    it(`as ${JSON.stringify(bytes)} does not end the server`, () =>
      withDocument(trainingPlan, async (session, uri) => {
        session.writeRaw(bytes);
        assert.ok((await session.hover(uri, trainingPlan.indexOf('mfu: ') + 1)) !== null);
      }));
  }
});
