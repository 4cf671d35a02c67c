/** Starts the language server anew, for the day it hangs. Previews ask again by themselves as soon as it runs. */
import * as vscode from 'vscode';
import type { CommandParts } from './parts.js';

export async function restartServer({ client }: CommandParts): Promise<void> {
  const title = vscode.l10n.t('Restarting the Scale language server');
  await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () => restart(client));
}

/** A server that never came up cannot be restarted, only started. */
async function restart(client: CommandParts['client']): Promise<void> {
  if (client.isRunning()) await client.restart();
  else await client.start();
}
