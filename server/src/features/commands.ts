/** Commands the server names in its answers. They are the editor's to run; an editor without them shows the text all the same. */
import type { Command } from 'vscode-languageserver';
import type { OpenPreviewCommand } from '../protocol.js';

const openPreview: OpenPreviewCommand = 'scale.openPreviewAt';

/** Opens the preview of a file at one of its blocks. */
export function openPreviewAt(uri: string, block: string, title: string): Command {
  return { title, command: openPreview, arguments: [uri, block] };
}
