/** What makes a document one of ours. */
import * as vscode from 'vscode';

/** The language's id, which is also the section of its settings. */
export const languageId = 'scale';

/** Schemes the server works on: it reads imports from the disk, so documents that live elsewhere get highlighting only. */
export const servedSchemes: readonly string[] = ['file', 'untitled'];

export function isServed(document: vscode.TextDocument): boolean {
  return document.languageId === languageId && servedSchemes.includes(document.uri.scheme);
}

/** The served document the user looks at, or undefined when another kind of editor has the focus. */
export function activeDocument(): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document && isServed(document) ? document : undefined;
}

/** The open served document with this address, or undefined. */
export function openDocument(uri: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(document => isServed(document) && document.uri.toString() === uri);
}

/** Last part of an address, as a title shows it. */
export function fileName(uri: string): string {
  return vscode.Uri.parse(uri).path.split('/').pop() ?? uri;
}
