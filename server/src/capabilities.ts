/** What the server tells editors it can do: exactly what is registered in `requests.ts`, no more. */
import { CodeActionKind, TextDocumentSyncKind, type InitializeResult } from 'vscode-languageserver';

export function initializeResult(version: string): InitializeResult {
  return {
    serverInfo: { name: 'scale', version },
    capabilities: {
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      hoverProvider: true,
      completionProvider: { triggerCharacters: ['.', ':', ' ', '(', '[', '/', '"'] },
      definitionProvider: true,
      documentSymbolProvider: true,
      codeLensProvider: {},
      documentFormattingProvider: true,
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite] },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    },
  };
}
