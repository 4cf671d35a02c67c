import assert from 'node:assert/strict';
import { trainingPlan } from './plans.js';
import { startSession, type Session } from './session.js';

/** Every capability of the protocol with a request of its own, and what that request looks like. */
const requests: Readonly<Record<string, [method: string, params: (document: { textDocument: { uri: string } }) => object]>> = {
  hoverProvider: ['textDocument/hover', at],
  completionProvider: ['textDocument/completion', at],
  signatureHelpProvider: ['textDocument/signatureHelp', at],
  declarationProvider: ['textDocument/declaration', at],
  definitionProvider: ['textDocument/definition', at],
  typeDefinitionProvider: ['textDocument/typeDefinition', at],
  implementationProvider: ['textDocument/implementation', at],
  referencesProvider: ['textDocument/references', document => ({ ...at(document), context: { includeDeclaration: true } })],
  documentHighlightProvider: ['textDocument/documentHighlight', at],
  documentSymbolProvider: ['textDocument/documentSymbol', document => document],
  codeActionProvider: ['textDocument/codeAction', document => ({ ...document, range: wholeLine, context: { diagnostics: [] } })],
  codeLensProvider: ['textDocument/codeLens', document => document],
  documentLinkProvider: ['textDocument/documentLink', document => document],
  colorProvider: ['textDocument/documentColor', document => document],
  documentFormattingProvider: ['textDocument/formatting', document => ({ ...document, options: { tabSize: 2, insertSpaces: true } })],
  documentRangeFormattingProvider: [
    'textDocument/rangeFormatting',
    document => ({ ...document, range: wholeLine, options: { tabSize: 2 } }),
  ],
  documentOnTypeFormattingProvider: ['textDocument/onTypeFormatting', document => ({ ...at(document), ch: '}', options: { tabSize: 2 } })],
  renameProvider: ['textDocument/rename', document => ({ ...at(document), newName: 'a' })],
  foldingRangeProvider: ['textDocument/foldingRange', document => document],
  executeCommandProvider: ['workspace/executeCommand', () => ({ command: 'scale.openPreviewAt', arguments: [] })],
  selectionRangeProvider: ['textDocument/selectionRange', document => ({ ...document, positions: [{ line: 0, character: 0 }] })],
  linkedEditingRangeProvider: ['textDocument/linkedEditingRange', at],
  callHierarchyProvider: ['textDocument/prepareCallHierarchy', at],
  semanticTokensProvider: ['textDocument/semanticTokens/full', document => document],
  monikerProvider: ['textDocument/moniker', at],
  typeHierarchyProvider: ['textDocument/prepareTypeHierarchy', at],
  inlineValueProvider: [
    'textDocument/inlineValue',
    document => ({ ...document, range: wholeLine, context: { frameId: 0, stoppedLocation: wholeLine } }),
  ],
  inlayHintProvider: ['textDocument/inlayHint', document => ({ ...document, range: wholeLine })],
  diagnosticProvider: ['textDocument/diagnostic', document => document],
  workspaceSymbolProvider: ['workspace/symbol', () => ({ query: '' })],
};

/** Capabilities that are no requests. */
const others = ['positionEncoding', 'textDocumentSync', 'workspace'];

const methodNotFound = -32601;
const wholeLine = { start: { line: 9, character: 0 }, end: { line: 9, character: 20 } };

function at(document: { textDocument: { uri: string } }): object {
  return { ...document, position: { line: 15, character: 3 } };
}

describe('what the server says it can do', () => {
  let session: Session;
  let document: { textDocument: { uri: string } };

  before(async () => {
    session = await startSession();
    document = { textDocument: { uri: await session.open(trainingPlan) } };
  });

  after(() => session.dispose());

  it('is all known to this test', () => {
    const unknown = Object.keys(session.initialized!.capabilities).filter(name => !(name in requests) && !others.includes(name));
    assert.deepEqual(unknown, []);
  });

  for (const [capability, [method, params]] of Object.entries(requests)) {
    it(`${method} is answered if and only if it is promised`, async () => {
      const promised = capability in session.initialized!.capabilities;
      const answer = session.client.sendRequest<unknown>(method, params(document));
      const outcome = await answer.then(
        result => ({ result }),
        (error: { code: number }) => ({ code: error.code }),
      );
      if (promised) assert.ok('result' in outcome && outcome.result !== undefined, `${method} failed`);
      else assert.deepEqual(outcome, { code: methodNotFound });
    });
  }

  it('holds for our own request too', async () => {
    assert.ok((await session.preview(document.textDocument.uri)) !== null);
    await assert.rejects(session.client.sendRequest('scale/other', {}), { code: methodNotFound });
  });

  it('leaves every request about an unknown document without an answer, and without an error', async () => {
    for (const [capability, [method, params]] of Object.entries(requests)) {
      if (!(capability in session.initialized!.capabilities)) continue;
      assert.equal(await session.client.sendRequest(method, params({ textDocument: { uri: 'file:///plans/none.scale' } })), null, method);
    }
  });
});
