/** All preview panels of a window: at most one that follows the active file, and any number locked to one. */
import * as vscode from 'vscode';
import type { PanelState } from '../../../server/src/protocol.js';
import type { Figures } from '../figures.js';
import { activeDocument, fileName } from '../language.js';
import { LockedFiles } from './locked-files.js';
import { PreviewPanel, viewType } from './panel.js';

/** Where a new panel opens: in the active column, or beside it without taking the focus. */
export type Placement = 'here' | 'beside';

export class Previews implements vscode.Disposable {
  private readonly panels = new Set<PreviewPanel>();
  private readonly lockedFiles: LockedFiles;
  private readonly listener: vscode.Disposable;
  private lastUsed: PreviewPanel | undefined;

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly figures: Figures,
  ) {
    this.lockedFiles = new LockedFiles(context.workspaceState);
    this.listener = vscode.window.onDidChangeActiveTextEditor(() => this.follow());
  }

  /** Shows the preview of a file: a panel locked to it, else the following panel, else a new one. */
  open(uri: string, placement: Placement): PreviewPanel {
    const existing = this.find(panel => panel.locked && panel.uri === uri) ?? this.follower();
    const column = placement === 'beside' ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
    if (existing === undefined) return this.create(uri, column);
    existing.show(uri);
    // A visible panel stays in its column; only a hidden one is brought up.
    existing.view.reveal(existing.view.visible ? undefined : (existing.view.viewColumn ?? column), placement === 'beside');
    this.lastUsed = existing;
    return existing;
  }

  /** Takes over a panel that VS Code kept across a reload of the window. */
  restore(view: vscode.WebviewPanel, uri: string): void {
    const another = this.follower() !== undefined;
    this.adopt(view, uri, this.lockedFiles.has(uri) || another);
  }

  /** Locks the panel in use to its file, or lets it follow again; a second follower would only repeat the first. */
  toggleLock(): void {
    const panel = this.inUse();
    if (panel === undefined) return;
    if (panel.locked) this.follower()?.view.dispose();
    panel.locked = !panel.locked;
    this.rememberLocks();
    this.follow();
  }

  /** The file of the panel in use, or undefined without a panel. */
  fileInUse(): string | undefined {
    return this.inUse()?.uri;
  }

  /** What the panel in use shows, or null without a panel or before its first picture. */
  inspect(): PanelState | null {
    return this.inUse()?.state ?? null;
  }

  dispose(): void {
    this.listener.dispose();
    // The views themselves stay: VS Code restores them after a reload.
    for (const panel of this.panels) panel.dispose();
  }

  private create(uri: string, column: vscode.ViewColumn): PreviewPanel {
    const options = { enableFindWidget: true };
    const place = { viewColumn: column, preserveFocus: column === vscode.ViewColumn.Beside };
    return this.adopt(vscode.window.createWebviewPanel(viewType, fileName(uri), place, options), uri, false);
  }

  private adopt(view: vscode.WebviewPanel, uri: string, locked: boolean): PreviewPanel {
    const panel = new PreviewPanel(view, this.context.extensionUri, this.figures, uri, locked);
    this.panels.add(panel);
    this.lastUsed = panel;
    view.onDidChangeViewState(() => {
      if (view.active) this.lastUsed = panel;
    });
    view.onDidDispose(() => this.forget(panel));
    return panel;
  }

  private forget(panel: PreviewPanel): void {
    panel.dispose();
    this.panels.delete(panel);
    if (this.lastUsed === panel) this.lastUsed = undefined;
    this.rememberLocks();
  }

  private follow(): void {
    const document = activeDocument();
    // Looking at another kind of file, or at the panel itself, is no reason to take the picture away.
    if (document !== undefined) this.follower()?.show(document.uri.toString());
  }

  private follower(): PreviewPanel | undefined {
    return this.find(panel => !panel.locked);
  }

  private inUse(): PreviewPanel | undefined {
    return this.find(panel => panel.view.active) ?? this.lastUsed ?? this.follower() ?? this.find(() => true);
  }

  private find(wanted: (panel: PreviewPanel) => boolean): PreviewPanel | undefined {
    return [...this.panels].find(wanted);
  }

  private rememberLocks(): void {
    this.lockedFiles.set([...this.panels].filter(({ locked }) => locked).map(({ uri }) => uri));
  }
}
