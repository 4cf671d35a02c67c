/** Entry of the VS Code extension: starts the language server and puts the preview, the commands and the status item beside it. */
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { registerCommands } from './commands/register.js';
import { Figures } from './figures.js';
import { Previews } from './preview/follow.js';
import { registerPreviewRestorer } from './preview/restore.js';
import { createClient } from './server.js';
import { StatusItem } from './status.js';

let client: LanguageClient | undefined;

/** Called by VS Code when the first `.scale` file, command or restored preview needs the extension. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  client = createClient(context);
  const figures = new Figures(client);
  const previews = new Previews(context, figures);
  context.subscriptions.push(
    figures,
    previews,
    new StatusItem(figures),
    registerPreviewRestorer(previews),
    ...registerCommands({ context, client, figures, previews }),
  );
  await startAndReport(client);
}

/** Called by VS Code when the window closes or the extension is switched off. */
export async function deactivate(): Promise<void> {
  // Stopping a client that never came up rejects; there is nothing left to stop then.
  if (client?.isRunning()) await client.stop();
}

/** A server that does not start must not take highlighting, snippets and the restart command with it. */
async function startAndReport(starting: LanguageClient): Promise<void> {
  try {
    await starting.start();
  } catch (error) {
    starting.error(vscode.l10n.t('The language server did not start.'), error, false);
  }
}
