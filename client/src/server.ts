/** The language server as this extension starts it. */
import * as vscode from 'vscode';
import {
  LanguageClient,
  RevealOutputChannelOn,
  TransportKind,
  type LanguageClientOptions,
  type ServerOptions,
} from 'vscode-languageclient/node';
import { languageId, servedSchemes } from './language.js';
import { nodeFlags } from './node-flags.js';

/** Makes the client; nothing runs before its `start`. */
export function createClient(context: vscode.ExtensionContext): LanguageClient {
  return new LanguageClient(languageId, vscode.l10n.t('Scale Language Server'), serverOptions(context), clientOptions(context));
}

function serverOptions(context: vscode.ExtensionContext): ServerOptions {
  const module = context.asAbsolutePath('dist/scale-server.js');
  const transport = TransportKind.ipc;
  return {
    run: { module, transport, options: { execArgv: [...nodeFlags] } },
    debug: { module, transport, options: { execArgv: [...nodeFlags, '--nolazy', '--inspect=6009'] } },
  };
}

function clientOptions(context: vscode.ExtensionContext): LanguageClientOptions {
  // Imports, tables read by csv() and model configurations read by json() change outside the editor as well.
  const watcher = vscode.workspace.createFileSystemWatcher('**/*.{scale,csv,json}');
  context.subscriptions.push(watcher);
  return {
    documentSelector: servedSchemes.map(scheme => ({ scheme, language: languageId })),
    synchronize: { fileEvents: watcher, configurationSection: languageId },
    markdown: { isTrusted: false, supportHtml: false },
    revealOutputChannelOn: RevealOutputChannelOn.Never,
  };
}
