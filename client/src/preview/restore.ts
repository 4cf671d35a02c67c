/** Brings previews back after the window was reloaded. */
import * as vscode from 'vscode';
import { activeDocument } from '../language.js';
import type { Previews } from './follow.js';
import { rememberedUri } from './messages.js';
import { viewType } from './panel.js';

export function registerPreviewRestorer(previews: Previews): vscode.Disposable {
  return vscode.window.registerWebviewPanelSerializer(viewType, {
    deserializeWebviewPanel(view: vscode.WebviewPanel, state: unknown): Promise<void> {
      const uri = rememberedUri(state) ?? activeDocument()?.uri.toString();
      // Without a file there is nothing to come back to; an empty panel would only puzzle.
      if (uri === undefined) view.dispose();
      else previews.restore(view, uri);
      return Promise.resolve();
    },
  });
}
