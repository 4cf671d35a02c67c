/** The one item in the status bar: what the budget of the active file comes to. It is silent while there is nothing to say. */
import * as vscode from 'vscode';
import type { Figures } from './figures.js';
import { activeDocument, openDocument } from './language.js';
import { showsStatus } from './settings.js';
import { budgetTable, totalText } from './status-text.js';

/** The total is read, not watched: it may come a moment after the keystroke, so that typing pays for one answer, not for each key. */
const pauseInMilliseconds = 400;

export class StatusItem implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('scale.total', vscode.StatusBarAlignment.Right, 100);
  private readonly listeners: vscode.Disposable[];
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly figures: Figures) {
    this.item.name = vscode.l10n.t('Scale budget');
    this.item.command = 'scale.openPreviewToSide';
    this.listeners = [
      figures.onDidChange(uri => {
        if (openDocument(uri) === activeDocument()) this.refreshSoon();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => this.refreshSoon()),
      vscode.workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration('scale.status')) this.refreshSoon();
      }),
    ];
    this.refreshSoon();
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const listener of this.listeners) listener.dispose();
    this.item.dispose();
  }

  private refreshSoon(): void {
    clearTimeout(this.timer);
    if (activeDocument() === undefined || !showsStatus()) this.item.hide();
    else this.timer = setTimeout(() => void this.refresh(), pauseInMilliseconds);
  }

  private async refresh(): Promise<void> {
    const uri = activeDocument()?.uri.toString();
    if (uri === undefined) return;
    const budget = (await this.ask(uri))?.budgets[0];
    // Another file may have become active meanwhile; its own round draws it.
    if (activeDocument()?.uri.toString() !== uri) return;
    const text = budget && totalText(budget);
    if (budget === undefined || text === undefined) {
      this.item.hide();
      return;
    }
    this.item.text = `$(graph) ${text}`;
    this.item.tooltip = new vscode.MarkdownString(budgetTable(budget));
    this.item.show();
  }

  /** While the server starts or is down there is no total, and that is no news worth a message. */
  private async ask(uri: string): ReturnType<Figures['of']> {
    try {
      return await this.figures.of(uri);
    } catch {
      return null;
    }
  }
}
