/** An editor and the server, joined in memory. The editor remembers all it is told. */
import { PassThrough } from 'node:stream';
import {
  createConnection,
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type CompletionList,
  type Diagnostic,
  type DocumentSymbol,
  type Hover,
  type InitializeParams,
  type InitializeResult,
  type Location,
  type PublishDiagnosticsParams,
  type Range,
  type CodeAction,
  type CodeLens,
  type TextEdit,
} from 'vscode-languageserver/node';
import { createServer } from '../../server/src/server.js';
import type { Host } from '../../server/src/host.js';
import type { PreviewData } from '../../server/src/protocol.js';
import { marked, positionIn } from './marked.js';
import { memoryHost } from './memory-host.js';

/** An editor that can show everything. */
export const fullClient: InitializeParams = {
  processId: null,
  rootUri: null,
  workspaceFolders: [{ uri: 'file:///plans', name: 'plans' }],
  capabilities: {
    workspace: { workspaceEdit: { documentChanges: true }, workspaceFolders: true },
    textDocument: {
      hover: { contentFormat: ['markdown', 'plaintext'] },
      completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
      documentSymbol: { hierarchicalDocumentSymbolSupport: true },
      codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor'] } } },
      publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, versionSupport: true },
    },
  },
};

export interface LogLine {
  /** 1 error, 2 warning, 3 information, 4 log. */
  readonly type: number;
  readonly message: string;
}

/** The address of a file in the workspace folder of the tests. */
export const uriOf = (name: string): string => `file:///plans/${name}`;

export class Session {
  readonly logs: LogLine[] = [];
  readonly published: PublishDiagnosticsParams[] = [];
  readonly previews: { uri: string; version: number }[] = [];
  /** What the editor answers to the question for its settings. */
  configuration: unknown = null;
  initialized: InitializeResult | undefined;
  private readonly toServer = new PassThrough();
  private readonly toClient = new PassThrough();
  private readonly texts = new Map<string, { version: number; text: string }>();
  private readonly waiting = new Set<() => void>();
  readonly client = createProtocolConnection(new StreamMessageReader(this.toClient), new StreamMessageWriter(this.toServer));

  constructor(host: Host) {
    const server = createConnection(new StreamMessageReader(this.toServer), new StreamMessageWriter(this.toClient));
    createServer(server, host, '0.0.0-test');
    server.listen();
    this.client.onNotification('window/logMessage', (line: LogLine) => this.note(() => this.logs.push(line)));
    this.client.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) =>
      this.note(() => this.published.push(params)),
    );
    this.client.onNotification('scale/previewChanged', (params: { uri: string; version: number }) =>
      this.note(() => this.previews.push(params)),
    );
    this.client.onRequest('workspace/configuration', () => [this.configuration]);
    this.client.onRequest('client/registerCapability', () => null);
    this.client.onRequest('workspace/codeLens/refresh', () => null);
    this.client.listen();
  }

  async initialize(params: InitializeParams = fullClient): Promise<InitializeResult> {
    this.initialized = await this.client.sendRequest<InitializeResult>('initialize', params);
    await this.client.sendNotification('initialized', {});
    return this.initialized;
  }

  /** Opens a text that may hold marks; gives its address. */
  async open(source: string, name = 'plan.scale'): Promise<string> {
    const uri = name.includes(':') ? name : uriOf(name);
    const { text } = marked(source);
    this.texts.set(uri, { version: 1, text });
    await this.client.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'scale', version: 1, text } });
    return uri;
  }

  /** Replaces a range, or the whole text. */
  async change(uri: string, text: string, range?: { start: number; end: number }): Promise<number> {
    const before = this.texts.get(uri)!;
    const version = before.version + 1;
    const after = range === undefined ? text : before.text.slice(0, range.start) + text + before.text.slice(range.end);
    this.texts.set(uri, { version, text: after });
    const contentChanges = [range === undefined ? { text } : { text, range: rangeIn(before.text, range) }];
    await this.client.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
    return version;
  }

  close(uri: string): Promise<void> {
    return this.client.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  textOf(uri: string): string {
    return this.texts.get(uri)!.text;
  }

  /** The findings about a version of a document, as soon as they are there. */
  async diagnosticsOf(uri: string, version = this.texts.get(uri)!.version): Promise<readonly Diagnostic[]> {
    const matching = (each: PublishDiagnosticsParams): boolean => each.uri === uri && each.version === version;
    return (await this.eventually(`the findings of ${uri} ${version}`, () => this.published.findLast(matching))).diagnostics;
  }

  hover(uri: string, offset: number): Promise<Hover | null> {
    return this.at('textDocument/hover', uri, offset);
  }

  completion(uri: string, offset: number): Promise<CompletionList | null> {
    return this.at('textDocument/completion', uri, offset);
  }

  definition(uri: string, offset: number): Promise<Location | null> {
    return this.at('textDocument/definition', uri, offset);
  }

  symbols(uri: string): Promise<DocumentSymbol[]> {
    return this.client.sendRequest('textDocument/documentSymbol', { textDocument: { uri } });
  }

  lenses(uri: string): Promise<CodeLens[]> {
    return this.client.sendRequest('textDocument/codeLens', { textDocument: { uri } });
  }

  formatting(uri: string): Promise<TextEdit[] | null> {
    return this.client.sendRequest('textDocument/formatting', { textDocument: { uri }, options: { tabSize: 4, insertSpaces: true } });
  }

  actions(uri: string, span: { start: number; end: number }, only?: string[]): Promise<CodeAction[]> {
    const context = { diagnostics: [], ...(only === undefined ? {} : { only }) };
    return this.client.sendRequest('textDocument/codeAction', { textDocument: { uri }, range: rangeIn(this.textOf(uri), span), context });
  }

  preview(uri: string): Promise<PreviewData | null> {
    return this.client.sendRequest('scale/preview', { uri });
  }

  /** Bytes that no editor would send. */
  writeRaw(bytes: string): void {
    this.toServer.write(bytes);
  }

  /** Resolves when the question has an answer; asked again after each message from the server. */
  eventually<T>(what: string, question: () => T | undefined, limitInMilliseconds = 60_000): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.delete(ask);
        reject(new Error(`waited in vain for ${what}; the log says: ${this.logs.map(({ message }) => message).join('\n')}`));
      }, limitInMilliseconds);
      const ask = (): void => {
        const answer = question();
        if (answer === undefined) return;
        clearTimeout(timer);
        this.waiting.delete(ask);
        resolve(answer);
      };
      this.waiting.add(ask);
      ask();
    });
  }

  dispose(): void {
    this.client.dispose();
    this.toServer.end();
    this.toClient.end();
  }

  private note(action: () => void): void {
    action();
    for (const ask of [...this.waiting]) ask();
  }

  private at<T>(method: string, uri: string, offset: number): Promise<T | null> {
    return this.client.sendRequest(method, { textDocument: { uri }, position: positionIn(this.textOf(uri), offset) });
  }
}

function rangeIn(text: string, span: { start: number; end: number }): Range {
  return { start: positionIn(text, span.start), end: positionIn(text, span.end) };
}

/** An initialized session; ended by the caller. */
export async function startSession(host: Host = memoryHost(), params?: InitializeParams): Promise<Session> {
  const session = new Session(host);
  await session.initialize(params);
  return session;
}

/** Runs one question against a fresh server with one open document, its text given with marks. */
export async function withDocument<T>(
  source: string,
  ask: (session: Session, uri: string, marks: ReturnType<typeof marked>) => Promise<T>,
  options: { host?: Host; params?: InitializeParams; name?: string } = {},
): Promise<T> {
  const session = await startSession(options.host, options.params);
  try {
    return await ask(session, await session.open(source, options.name), marked(source));
  } finally {
    session.dispose();
  }
}
