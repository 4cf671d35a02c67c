/** As much of the editor as the preview needs, with switches for the tests. It is bundled in the place of the module `vscode`. */

type Listener<T> = (event: T) => unknown;

export class EventEmitter<T> {
  private readonly listeners = new Set<Listener<T>>();
  readonly event = (listener: Listener<T>): { dispose(): void } => {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  };
  fire(event: T): void {
    for (const listener of [...this.listeners]) listener(event);
  }
  dispose(): void {
    this.listeners.clear();
  }
}

export class Uri {
  private constructor(
    readonly scheme: string,
    readonly path: string,
  ) {}
  static parse(text: string): Uri {
    const colon = text.indexOf(':');
    return new Uri(text.slice(0, colon), text.slice(colon + 1).replace(/^\/\//u, ''));
  }
  static joinPath(base: Uri, ...parts: string[]): Uri {
    return new Uri(base.scheme, [base.path, ...parts].join('/'));
  }
  get fsPath(): string {
    return this.path;
  }
  toString(): string {
    return this.scheme === 'file' ? `file://${this.path}` : `${this.scheme}:${this.path}`;
  }
}

export const ViewColumn = { Active: -1, Beside: -2, One: 1 };
export const TextEditorRevealType = { InCenterIfOutsideViewport: 2 };
export class Range {
  constructor(
    readonly start: unknown,
    readonly end: unknown,
  ) {}
}
export class Selection extends Range {}
export const l10n = {
  t: (text: string, ...values: unknown[]): string => text.replace(/\{(\d)\}/gu, (_, index: string) => String(values[Number(index)])),
};
export const env = { language: 'en' };

export interface FakeDocument {
  readonly uri: Uri;
  readonly languageId: string;
  isDirty: boolean;
  positionAt(offset: number): number;
}

/** What happened and what the tests decide. */
export const stage = {
  documents: [] as FakeDocument[],
  shown: [] as { uri: string; offset?: unknown }[],
  panels: [] as FakePanel[],
  settings: {} as Record<string, unknown>,
  activeEditor: undefined as { document: FakeDocument } | undefined,
  editorChanged: new EventEmitter<unknown>(),
  saved: new EventEmitter<FakeDocument>(),
  reset(): void {
    Object.assign(stage, { documents: [], shown: [], panels: [], settings: {}, activeEditor: undefined });
  },
  /** Opens a document and gives it the focus. */
  focus(uri: string, languageId = 'scale'): FakeDocument {
    const document = documentOf(uri, languageId);
    stage.activeEditor = { document };
    stage.editorChanged.fire(stage.activeEditor);
    return document;
  },
};

function documentOf(uri: string, languageId = 'scale'): FakeDocument {
  const known = stage.documents.find(document => document.uri.toString() === uri);
  const document = known ?? { uri: Uri.parse(uri), languageId, isDirty: false, positionAt: (offset: number) => offset };
  if (known === undefined) stage.documents.push(document);
  return document;
}

export class FakePanel {
  readonly posted: { type: string; [more: string]: unknown }[] = [];
  readonly received = new EventEmitter<unknown>();
  readonly stateChanged = new EventEmitter<unknown>();
  readonly disposed = new EventEmitter<unknown>();
  title = '';
  iconPath: unknown;
  visible = true;
  active = true;
  viewColumn = 2;
  readonly webview = {
    html: '',
    options: {} as unknown,
    cspSource: 'vscode-resource:',
    asWebviewUri: (uri: Uri): Uri => uri,
    onDidReceiveMessage: this.received.event,
    postMessage: (message: { type: string }): Promise<boolean> => {
      this.posted.push(message);
      return Promise.resolve(true);
    },
  };
  readonly onDidChangeViewState = this.stateChanged.event;
  readonly onDidDispose = this.disposed.event;
  reveal(): void {
    this.visible = true;
  }
  dispose(): void {
    this.disposed.fire(undefined);
  }
}

export const window = {
  get activeTextEditor(): unknown {
    return stage.activeEditor;
  },
  visibleTextEditors: [],
  onDidChangeActiveTextEditor: stage.editorChanged.event,
  createWebviewPanel(): FakePanel {
    for (const other of stage.panels) other.active = false;
    const panel = new FakePanel();
    stage.panels.push(panel);
    return panel;
  },
  showTextDocument(document: FakeDocument): Promise<object> {
    const place: { uri: string; offset?: unknown } = { uri: document.uri.toString() };
    stage.shown.push(place);
    return Promise.resolve({
      set selection(selection: Selection) {
        place.offset = selection.start;
      },
      revealRange: () => undefined,
    });
  },
};

export const workspace = {
  get textDocuments(): FakeDocument[] {
    return stage.documents;
  },
  onDidSaveTextDocument: stage.saved.event,
  openTextDocument: (uri: Uri): Promise<FakeDocument> =>
    uri.path.includes('gone') ? Promise.reject(new Error('no such file')) : Promise.resolve(documentOf(uri.toString())),
  getConfiguration: () => ({ get: (name: string): unknown => stage.settings[name] }),
};
