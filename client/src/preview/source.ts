/** Goes from a picture to the text it was drawn from. */
import * as vscode from 'vscode';

/** Shows the file and puts the cursor at the offset; the editor the file is already shown in is taken, if there is one. */
export async function showSource(uri: string, offset?: number): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  const visible = vscode.window.visibleTextEditors.find(editor => editor.document === document);
  const editor = await vscode.window.showTextDocument(document, { viewColumn: visible?.viewColumn ?? vscode.ViewColumn.One });
  if (offset === undefined) return;
  // The text may have become shorter since the picture was drawn; positionAt stays inside it.
  const place = document.positionAt(offset);
  editor.selection = new vscode.Selection(place, place);
  editor.revealRange(new vscode.Range(place, place), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
