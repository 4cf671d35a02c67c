/** Settings the extension itself reads; the server asks for the others. */
import * as vscode from 'vscode';
import { languageId } from './language.js';

export type Refresh = 'onType' | 'onSave';

/** When open previews are drawn again. */
export function refreshOn(): Refresh {
  return vscode.workspace.getConfiguration(languageId).get<string>('preview.refresh') === 'onSave' ? 'onSave' : 'onType';
}

/** Whether the total of the active file is shown in the status bar. */
export function showsStatus(): boolean {
  return vscode.workspace.getConfiguration(languageId).get<boolean>('status.enabled') ?? true;
}
