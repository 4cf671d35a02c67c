/** The figures of files as the server has them: one request at a time per file, whoever asks. */
import * as vscode from 'vscode';
import { State, type LanguageClient } from 'vscode-languageclient/node';
import type { PreviewChanged, PreviewChangedParams, PreviewData, PreviewParams, PreviewRequest } from '../../server/src/protocol.js';

const previewRequest: PreviewRequest = 'scale/preview';
const previewChanged: PreviewChanged = 'scale/previewChanged';

export class Figures implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<string>();
  private readonly underWay = new Map<string, Promise<PreviewData | null>>();
  private readonly listeners: vscode.Disposable[];

  /** Fires with the address of a file whose figures are new. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly client: LanguageClient) {
    this.listeners = [
      client.onNotification(previewChanged, ({ uri }: PreviewChangedParams) => this.announce(uri)),
      client.onDidChangeState(({ newState }) => this.announceAllOn(newState)),
    ];
  }

  /**
   * The figures of a file for its present text.
   * @returns `null` when the server does not know the file: it is closed, or not a `.scale` file
   * @throws when the server does not run, or failed to answer
   */
  async of(uri: string): Promise<PreviewData | null> {
    const request = this.underWay.get(uri) ?? this.ask(uri);
    this.underWay.set(uri, request);
    try {
      return await request;
    } finally {
      if (this.underWay.get(uri) === request) this.underWay.delete(uri);
    }
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
    this.changed.dispose();
  }

  private async ask(uri: string): Promise<PreviewData | null> {
    const params: PreviewParams = { uri };
    return this.client.sendRequest<PreviewData | null>(previewRequest, params);
  }

  private announce(uri: string): void {
    // What is under way may have been computed before the change: the next one to ask must not get it.
    this.underWay.delete(uri);
    this.changed.fire(uri);
  }

  private announceAllOn(state: State): void {
    if (state !== State.Running) return;
    for (const { uri } of vscode.workspace.textDocuments) this.announce(uri.toString());
  }
}
