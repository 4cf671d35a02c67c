/** Opens the preview: from the title bar, a key, the explorer, the status bar, or a lens above a block. */
import * as vscode from 'vscode';
import { activeDocument } from '../language.js';
import type { Placement } from '../preview/follow.js';
import type { CommandParts } from './parts.js';

/** `file` is the resource a menu hands over; from the palette or a key there is none, and the active file is taken. */
export async function openPreview({ previews }: CommandParts, placement: Placement, file: unknown): Promise<void> {
  const uri = file instanceof vscode.Uri ? file.toString() : activeDocument()?.uri.toString();
  if (uri !== undefined) {
    previews.open(uri, placement);
    return;
  }
  await vscode.window.showInformationMessage(vscode.l10n.t('Open a .scale file first; the preview shows that file.'));
}

/** The command of a code lens: the file's address and the name of the block whose picture is wanted. */
export function openPreviewAt({ previews }: CommandParts, uri: unknown, block: unknown): void {
  if (typeof uri !== 'string') return;
  const panel = previews.open(uri, 'beside');
  if (typeof block === 'string' && block !== '') panel.revealBlock(block);
}
