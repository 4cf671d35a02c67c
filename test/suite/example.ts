/** The example the editor tests work on: opening it, finding places in it, typing into it. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** Opens the copy of the example that lies in the workspace folder and shows it. */
export async function openExample(name = 'grok3.scale'): Promise<vscode.TextDocument> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'the editor tests need a workspace folder');
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, name));
  await showInFirstColumn(document);
  return document;
}

/** The place of a text, searched from the first line that matches `after`. Positions in tests read as words, not as numbers. */
export function placeOf(document: vscode.TextDocument, text: string, after: RegExp): vscode.Range {
  const from = document.getText().search(after);
  assert.ok(from >= 0, `nothing in ${document.fileName} matches ${String(after)}`);
  const start = document.getText().indexOf(text, from);
  assert.ok(start >= 0, `${text} does not follow ${String(after)} in ${document.fileName}`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}

/** Types without saving. */
export async function replace(document: vscode.TextDocument, range: vscode.Range, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, range, text);
  assert.ok(await vscode.workspace.applyEdit(edit), 'the editor refused the edit');
}

/** Adds a line behind the one a range ends on, and gives the line's number. */
export async function addLineBelow(document: vscode.TextDocument, range: vscode.Range, text: string): Promise<number> {
  const line = range.end.line;
  await replace(document, new vscode.Range(document.lineAt(line).range.end, document.lineAt(line).range.end), `\n${text}`);
  return line + 1;
}

/** Brings the file back to what is on the disk, so that tests do not depend on each other. */
export async function revert(document: vscode.TextDocument): Promise<void> {
  await showInFirstColumn(document);
  await vscode.commands.executeCommand('workbench.action.files.revert');
}

/** The preview stands in the second column. A text shown there would cover it, and a covered page gets no messages. */
const showInFirstColumn = (document: vscode.TextDocument) =>
  vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One, preview: false });

/** Doubles every number of a value; units such as `H100-hours` and the source behind the value stay. */
export function doubled(value: string): string {
  const end = value.search(/["“]|\/\//);
  const figures = end < 0 ? value : value.slice(0, end);
  return figures.replace(/(?<![\p{L}\d_.])\d+(\.\d+)?/gu, figure => String(Number(figure) * 2)) + value.slice(figures.length);
}
