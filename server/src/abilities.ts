/** What the editor at the other end can show. Every answer is shaped by this, never by the editor's name. */
import type { InitializeParams } from 'vscode-languageserver';

export interface Abilities {
  /** Hover texts may be Markdown. */
  readonly markdownHover: boolean;
  /** Documentation of completion items may be Markdown. */
  readonly markdownCompletion: boolean;
  /** Completion items may hold `$1` tab stops. */
  readonly snippets: boolean;
  readonly nestedSymbols: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  /** Edits may name the version of the document they are made for. */
  readonly versionedEdits: boolean;
  /** Code actions may be more than commands. */
  readonly literalActions: boolean;
  /** The editor answers `workspace/configuration`. */
  readonly configuration: boolean;
  /** The editor takes a registration for changed settings. */
  readonly configurationRegistration: boolean;
  /** The editor can watch files for us. */
  readonly watchRegistration: boolean;
  readonly workspaceFolders: boolean;
  readonly lensRefresh: boolean;
  /** The editor shows the progress of work that nobody asked for. */
  readonly workProgress: boolean;
}

export function abilitiesOf(params: InitializeParams): Abilities {
  const document = params.capabilities?.textDocument;
  const workspace = params.capabilities?.workspace;
  const item = document?.completion?.completionItem;
  return {
    markdownHover: document?.hover?.contentFormat?.includes('markdown') ?? false,
    markdownCompletion: item?.documentationFormat?.includes('markdown') ?? false,
    snippets: item?.snippetSupport ?? false,
    nestedSymbols: document?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
    relatedInformation: document?.publishDiagnostics?.relatedInformation ?? false,
    codeDescription: document?.publishDiagnostics?.codeDescriptionSupport ?? false,
    versionedEdits: workspace?.workspaceEdit?.documentChanges ?? false,
    literalActions: document?.codeAction?.codeActionLiteralSupport !== undefined,
    configuration: workspace?.configuration ?? false,
    configurationRegistration: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    watchRegistration: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    workspaceFolders: workspace?.workspaceFolders ?? false,
    workProgress: params.capabilities?.window?.workDoneProgress ?? false,
    lensRefresh: workspace?.codeLens?.refreshSupport ?? false,
  };
}
