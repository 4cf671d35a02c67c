/** One preview panel: asks for the figures of its file and hands them to its page. It computes nothing. */
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { FromPage, PanelState, PreviewData, ToPage } from '../../../server/src/protocol.js';
import type { Figures } from '../figures.js';
import { fileName, openDocument } from '../language.js';
import { refreshOn } from '../settings.js';
import { pageHtml } from './html.js';
import { readMessage } from './messages.js';
import { nextPicture } from './picture.js';
import { saveExport } from './save.js';
import { showSource } from './source.js';

/** The type VS Code knows the panels by, in `when` clauses and when it restores them. */
export const viewType = 'scale.preview';

export class PreviewPanel implements vscode.Disposable {
  /** What the page said it shows, or null before its first picture. */
  state: PanelState | null = null;

  private shown: PreviewData | undefined;
  private pageReady = false;
  private toReveal: string | undefined;
  private round = 0;
  private readonly listeners: vscode.Disposable[];

  constructor(
    readonly view: vscode.WebviewPanel,
    private readonly extension: vscode.Uri,
    private readonly figures: Figures,
    private file: string,
    private fixed: boolean,
  ) {
    this.listeners = [
      view.webview.onDidReceiveMessage((message: unknown) => this.receive(message)),
      view.onDidChangeViewState(() => {
        if (view.visible) void this.refresh();
      }),
      figures.onDidChange(uri => {
        if (uri === this.file && this.wantsChanges()) void this.refresh();
      }),
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        if (uri.toString() === this.file && refreshOn() === 'onSave') void this.refresh();
      }),
    ];
    this.layOutPage();
    this.nameTab();
  }

  get uri(): string {
    return this.file;
  }

  /** A locked panel stays with its file; an unlocked one follows the active file. */
  get locked(): boolean {
    return this.fixed;
  }

  set locked(locked: boolean) {
    this.fixed = locked;
    this.nameTab();
  }

  /** Turns the panel to another file. */
  show(uri: string): void {
    if (uri === this.file) return;
    this.file = uri;
    this.shown = undefined;
    this.state = null;
    this.nameTab();
    void this.refresh();
  }

  /** Brings a block's picture into view, as soon as there is one. */
  revealBlock(block: string): void {
    this.toReveal = block;
    this.revealPending();
  }

  /** Asks for the figures and shows them. Answers that were overtaken are dropped. */
  async refresh(): Promise<void> {
    if (!this.pageReady || !this.view.visible) return;
    this.round += 1;
    const round = this.round;
    const message = await this.messageFor(this.file);
    if (round !== this.round) return;
    this.post(message);
    if (message.type === 'data') this.revealPending();
  }

  dispose(): void {
    // An answer under way finds another round and no page.
    this.round += 1;
    this.pageReady = false;
    for (const listener of this.listeners) listener.dispose();
  }

  private async messageFor(uri: string): Promise<ToPage> {
    try {
      await ensureOpen(uri);
      const answer = await this.figures.of(uri);
      if (answer === null) return this.unavailable(vscode.l10n.t('{0} is not open as a .scale file.', fileName(uri)));
      return { type: 'data', data: nextPicture(answer, this.shown) };
    } catch (error) {
      return this.unavailable(error instanceof Error ? error.message : String(error));
    }
  }

  private unavailable(reason: string): ToPage {
    return this.shown === undefined ? { type: 'empty', reason } : { type: 'stale', reason };
  }

  private post(message: ToPage): void {
    if (!this.pageReady) return;
    if (message.type === 'data') this.remember(message.data);
    void this.view.webview.postMessage(message);
  }

  /** A file that was closed and opened again counts its versions anew; the page, which ignores older ones, must forget the former. */
  private remember(data: PreviewData): void {
    if (this.shown !== undefined && data.version < this.shown.version)
      void this.view.webview.postMessage({ type: 'empty', reason: '' } satisfies ToPage);
    this.shown = data;
  }

  private receive(value: unknown): void {
    const message = readMessage(value);
    if (message !== undefined) void this.obey(message);
  }

  private async obey(message: FromPage): Promise<void> {
    switch (message.type) {
      case 'ready':
        // The page begins anew whenever it was hidden, so the last picture goes out at once and the present one follows.
        this.pageReady = true;
        if (this.shown !== undefined) this.post({ type: 'data', data: this.shown });
        return this.refresh();
      case 'state':
        this.state = message.state;
        return;
      case 'goto':
        return message.uri === this.file ? showSource(message.uri, message.offset) : undefined;
      case 'save':
        return saveExport(message, this.file);
    }
  }

  private revealPending(): void {
    if (!this.pageReady || this.shown === undefined || this.toReveal === undefined) return;
    const block = this.toReveal;
    this.toReveal = undefined;
    this.post({ type: 'reveal', block });
  }

  /** With refreshing on save, an edited text waits for it; a text without edits changed because of a file it reads. */
  private wantsChanges(): boolean {
    return refreshOn() === 'onType' || this.shown === undefined || openDocument(this.file)?.isDirty !== true;
  }

  private layOutPage(): void {
    const { webview } = this.view;
    const dist = vscode.Uri.joinPath(this.extension, 'dist');
    const address = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(dist, name)).toString();
    webview.options = { enableScripts: true, localResourceRoots: [dist] };
    webview.html = pageHtml({
      script: address('webview.js'),
      style: address('webview.css'),
      source: webview.cspSource,
      nonce: randomBytes(16).toString('base64url'),
      language: vscode.env.language,
    });
    const icon = (theme: string): vscode.Uri => vscode.Uri.joinPath(this.extension, 'client', 'media', `file-${theme}.svg`);
    this.view.iconPath = { light: icon('light'), dark: icon('dark') };
  }

  private nameTab(): void {
    const name = fileName(this.file);
    this.view.title = this.fixed ? vscode.l10n.t('[Preview] {0}', name) : vscode.l10n.t('Preview {0}', name);
  }
}

/** A restored panel, or one whose editor was closed, shows a file that is not open: the server answers for open ones only. */
async function ensureOpen(uri: string): Promise<void> {
  const address = vscode.Uri.parse(uri, true);
  // Opening a closed untitled document would make a new, empty one.
  if (address.scheme === 'file' && openDocument(uri) === undefined) await vscode.workspace.openTextDocument(address);
}
