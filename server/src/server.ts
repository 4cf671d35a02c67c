/** The language server over any connection and any machine: start, documents, settings, and what is told to the editor unasked. */
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  TextDocuments,
  type Connection,
  type InitializeParams,
  type WorkspaceFolder,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { abilitiesOf, type Abilities } from './abilities.js';
import { faultText, quietly } from './boundary.js';
import { initializeResult } from './capabilities.js';
import { fitProgress } from './fit-progress.js';
import type { Host } from './host.js';
import { loadLibrary } from './library.js';
import { loadAnswers } from './load-answers.js';
import type { PreviewChanged, PreviewChangedParams } from './protocol.js';
import { registerRequests } from './requests.js';
import { readSettings } from './settings.js';
import { Workspace, type Analysed } from './workspace.js';

const previewChanged: PreviewChanged = 'scale/previewChanged';

/** An editor that never answers the question for its settings gets the defaults, not silence. */
const settingsPatience = 1000;

/** A document never changes in place: an analysis and its text belong together however long a request takes. */
const snapshots = {
  create: TextDocument.create,
  update: (document: TextDocument, changes: Parameters<typeof TextDocument.update>[1], version: number): TextDocument =>
    TextDocument.update(TextDocument.create(document.uri, document.languageId, document.version, document.getText()), changes, version),
};

/**
 * Registers everything on the connection; the caller starts it with `listen`.
 * @param version of the product, told to the editor
 */
export function createServer(connection: Connection, host: Host, version: string): void {
  const log = connection.console;
  const documents = new TextDocuments(snapshots);
  let abilities: Abilities = abilitiesOf({ capabilities: {} } as InitializeParams);
  let begin = (): void => undefined;
  const begun = new Promise<void>(resolve => {
    begin = resolve;
  });
  const ready = begun.then(() => Promise.all([takeLibrary(), within(settingsPatience, takeSettings())]));

  const workspace = new Workspace(
    host,
    documents,
    ready,
    {
      done: (uri, analysed) => quietly(log, 'diagnostics', () => publish(uri, analysed)),
      fault: (uri, error) => log.error(faultText(`the analysis of ${uri}`, error)),
    },
    () => fitProgress(connection, () => abilities),
  );

  async function publish(uri: string, analysed: Analysed | undefined): Promise<unknown> {
    if (analysed === undefined) return connection.sendDiagnostics({ uri, diagnostics: [] });
    const { diagnostics } = await loadAnswers();
    const { version: textVersion } = analysed.document;
    const changed: PreviewChangedParams = { uri, version: textVersion };
    return Promise.all([
      connection.sendDiagnostics({ uri, version: textVersion, diagnostics: diagnostics(analysed, workspace, abilities) }),
      connection.sendNotification(previewChanged, changed),
    ]);
  }

  async function takeLibrary(): Promise<void> {
    const { library, problem } = await loadLibrary(host);
    workspace.library = library;
    if (problem !== undefined) log.error(problem);
  }

  function useSettings(raw: unknown): void {
    const { settings, problems } = readSettings(raw);
    for (const problem of problems) log.warn(problem);
    const same = JSON.stringify(settings) === JSON.stringify(workspace.settings);
    workspace.settings = settings;
    if (same) return;
    workspace.changedForAll();
    if (abilities.lensRefresh) quietly(log, 'the refresh of lenses', () => connection.sendRequest('workspace/codeLens/refresh'));
  }

  async function takeSettings(): Promise<void> {
    if (!abilities.configuration) return;
    try {
      useSettings(await connection.workspace.getConfiguration('scale'));
    } catch (error) {
      log.warn(`The editor did not give the settings: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  connection.onInitialize(params => {
    abilities = abilitiesOf(params);
    workspace.folders = foldersOf(params, host);
    useSettings(params.initializationOptions);
    return initializeResult(version);
  });

  connection.onInitialized(() => {
    begin();
    quietly(log, 'loading', loadAnswers);
    quietly(log, 'registration', () => registerForNews(connection, abilities));
    if (abilities.workspaceFolders)
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(pathsOf(removed, host));
        workspace.folders = [...workspace.folders.filter(folder => !gone.has(folder)), ...pathsOf(added, host)];
        workspace.changedForAll();
      });
  });

  connection.onDidChangeConfiguration(({ settings }) => {
    if (abilities.configuration) quietly(log, 'settings', takeSettings);
    else useSettings(settings);
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) workspace.changedOutside(host.pathOf(uri));
  });
  documents.onDidChangeContent(({ document }) => workspace.changed(document.uri));
  documents.onDidClose(({ document }) => {
    workspace.closed(document.uri);
    quietly(log, 'closing', () => connection.sendDiagnostics({ uri: document.uri, diagnostics: [] }));
  });
  registerRequests(connection, log, workspace, () => abilities);
  documents.listen(connection);
}

/** Settings and files may change while nobody types. */
async function registerForNews(connection: Connection, abilities: Abilities): Promise<void> {
  if (abilities.configurationRegistration) await connection.client.register(DidChangeConfigurationNotification.type, { section: 'scale' });
  if (abilities.watchRegistration) {
    await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*.{scale,csv,json}' }] });
  }
}

function foldersOf(params: InitializeParams, host: Host): string[] {
  if (params.workspaceFolders !== undefined && params.workspaceFolders !== null) return pathsOf(params.workspaceFolders, host);
  return typeof params.rootUri === 'string' ? pathsOf([{ uri: params.rootUri, name: '' }], host) : [];
}

function pathsOf(folders: readonly WorkspaceFolder[], host: Host): string[] {
  return folders.flatMap(({ uri }) => host.pathOf(uri)?.replace(/(?<=.)\/$/u, '') ?? []);
}

function within(milliseconds: number, work: Promise<void>): Promise<void> {
  return Promise.race([work, new Promise<void>(resolve => setTimeout(resolve, milliseconds).unref())]);
}
