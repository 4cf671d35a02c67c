/** Saves a picture or a table the page has made, and tells where it went: the one message this extension shows by itself. */
import * as vscode from 'vscode';
import type { FromPage } from '../../../server/src/protocol.js';
import { decodeExport, safeName } from './export-content.js';

type Export = Extract<FromPage, { type: 'save' }>;

/** Asks for a path, proposing one beside the file, and writes the content there. Cancelling writes nothing. */
export async function saveExport({ name, mime, content }: Export, file: string): Promise<void> {
  const target = await vscode.window.showSaveDialog({ defaultUri: besideFile(file, safeName(name)), filters: filtersFor(name) });
  if (target === undefined) return;
  try {
    await vscode.workspace.fs.writeFile(target, decodeExport(mime, content));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(vscode.l10n.t('{0} could not be written: {1}', target.fsPath, reason));
    return;
  }
  await offerToOpen(target);
}

async function offerToOpen(target: vscode.Uri): Promise<void> {
  const open = vscode.l10n.t('Open');
  const reveal = vscode.l10n.t('Reveal');
  const choice = await vscode.window.showInformationMessage(vscode.l10n.t('Saved {0}', target.fsPath), open, reveal);
  if (choice === open) await vscode.commands.executeCommand('vscode.open', target);
  if (choice === reveal) await vscode.commands.executeCommand('revealFileInOS', target);
}

/** An untitled file has no folder: then the workspace's is proposed, or none. */
function besideFile(file: string, name: string): vscode.Uri | undefined {
  const source = vscode.Uri.parse(file);
  if (source.scheme === 'file') return vscode.Uri.joinPath(source, '..', name);
  const folder = vscode.workspace.workspaceFolders?.[0];
  return folder && vscode.Uri.joinPath(folder.uri, name);
}

function filtersFor(name: string): Record<string, string[]> {
  const extension = /\.([a-z]+)$/iu.exec(name)?.[1]?.toLowerCase();
  return extension === undefined ? {} : { [extension.toUpperCase()]: [extension] };
}
