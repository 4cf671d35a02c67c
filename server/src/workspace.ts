/** The open documents and what is known about each: its imports, its analysis, its settings. */
import type { Analysis, FileContent, Library, Place } from '../../engine/src/index.js';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { FitQueue, type FitEvents } from '../../fitting/src/fit-queue.js';
import type { Host } from './host.js';
import { nextTurn } from './later.js';
import { emptyLibrary } from './library.js';
import { loadAnswers } from './load-answers.js';
import { fileNameOf, normalizePath, relativeTo, rootOf } from './paths.js';
import { Scheduler, type SchedulerEvents } from './scheduler.js';
import { defaultServerSettings, type ServerSettings } from './settings.js';

/** An analysis with the very text it was made from. */
export interface Analysed {
  readonly document: TextDocument;
  readonly analysis: Analysis;
  /** Absolute path of the read root; `undefined` for a document that is no file. */
  readonly root: string | undefined;
}

/** What the workspace asks of the open documents; the protocol keeps them. */
export interface OpenDocuments {
  get(uri: string): TextDocument | undefined;
  all(): readonly TextDocument[];
}

export class Workspace {
  settings: ServerSettings = defaultServerSettings;
  library: Library = emptyLibrary;
  /** Absolute paths of the workspace folders. */
  folders: readonly string[] = [];
  private readonly scheduler: Scheduler<Analysed>;
  private readonly lastAnalysis = new Map<string, Analysis>();
  /** Absolute paths each document rests on; absent while they are being found out. */
  private readonly dependencies = new Map<string, ReadonlySet<string>>();
  private readonly contents = new WeakMap<TextDocument, FileContent>();
  private readonly fits: FitQueue | undefined;

  /** @param ready nothing is analysed before it resolves: settings and library decide every figure */
  constructor(
    readonly host: Host,
    private readonly documents: OpenDocuments,
    private readonly ready: Promise<unknown>,
    events: Omit<SchedulerEvents<Analysed>, 'run'>,
    begun?: FitEvents['begun'],
  ) {
    this.fits =
      host.fit === undefined
        ? undefined
        : new FitQueue(host.fit, { done: uris => this.fitted(uris), ...(begun === undefined ? {} : { begun }) });
    this.scheduler = new Scheduler({ ...events, run: (uri, isCurrent) => this.analyse(uri, isCurrent) });
  }

  /** The analysis of a document's present text; `undefined` when it is not open. */
  analysed(uri: string): Promise<Analysed | undefined> {
    return this.scheduler.result(uri);
  }

  changed(uri: string): void {
    this.scheduler.schedule(uri);
    this.changedOutside(this.host.pathOf(uri), uri);
  }

  /** A file became different, on the disk or in another editor: everything that rests on it is analysed again. */
  changedOutside(path: string | undefined, except?: string): void {
    if (path === undefined) return;
    for (const uri of this.scheduler.uris()) {
      if (uri !== except && (this.dependencies.get(uri)?.has(path) ?? true)) this.scheduler.schedule(uri);
    }
  }

  /** Settings or folders are new. */
  changedForAll(): void {
    for (const uri of this.scheduler.uris()) this.scheduler.schedule(uri);
  }

  closed(uri: string): void {
    this.scheduler.forget(uri);
    this.lastAnalysis.delete(uri);
    this.dependencies.delete(uri);
    this.fits?.forget(uri);
    this.changedOutside(this.host.pathOf(uri));
  }

  /** The document a place lies in, for turning its offsets into positions; `undefined` when its file cannot be had. */
  documentOf(from: Analysed, place: Place): TextDocument | undefined {
    const { input } = from.analysis;
    if (place.file === input.main) return from.document;
    const own = input.files.get(place.file);
    if (own !== undefined && 'text' in own && from.root !== undefined) return this.documentAt(`${from.root}/${place.file}`, own.text);
    const name = place.file.replace(/^library:/u, '');
    const text = input.library.files[name];
    return text === undefined ? undefined : this.documentAt(`${this.host.libraryFolder}/${name}`, text);
  }

  /** An open document keeps its own address, which may be spelled differently from ours. */
  private documentAt(path: string, text: string): TextDocument {
    return this.openAt(path) ?? TextDocument.create(this.host.uriOf(path), 'scale', 0, text);
  }

  private openAt(path: string): TextDocument | undefined {
    return this.documents.all().find(document => this.host.pathOf(document.uri) === path);
  }

  /** What waited for a fit is analysed again; little else is computed anew. */
  private fitted(uris: readonly string[]): void {
    for (const uri of uris) this.scheduler.schedule(uri);
  }

  private async analyse(uri: string, isCurrent: () => boolean): Promise<Analysed | undefined> {
    await this.ready;
    const { analyze, loadClosure } = await loadAnswers();
    // One turn for the messages that came in meanwhile: an edit among them saves the work.
    await nextTurn();
    const document = this.documents.get(uri);
    if (document === undefined || !isCurrent()) return undefined;
    this.dependencies.delete(uri);
    const path = this.host.pathOf(uri);
    const root = path === undefined ? undefined : rootOf(this.folders, path);
    const main = path === undefined || root === undefined ? 'untitled.scale' : (relativeTo(root, path) ?? fileNameOf(path));
    const files = await loadClosure(main, this.contentOf(document), key => this.read(root, key), isCurrent);
    if (!isCurrent()) return undefined;
    this.dependencies.set(uri, new Set([...files.keys()].map(key => normalizePath(`${root ?? ''}/${key}`))));
    const input = {
      main,
      files,
      library: this.library,
      settings: this.settings.engine,
      ...(this.fits === undefined ? {} : { fits: this.fits.outcomes }),
    };
    const analysis = analyze(input, this.lastAnalysis.get(uri), () => !isCurrent());
    if (analysis === 'stopped') return undefined;
    this.lastAnalysis.set(uri, analysis);
    this.fits?.want(uri, analysis.fitsWanted, analysis.fitsUsed);
    return { document, analysis, root };
  }

  private async read(root: string | undefined, key: string): Promise<FileContent> {
    if (root === undefined) return { problem: 'missing', detail: 'a document that was never saved has no folder to import from' };
    const path = normalizePath(`${root}/${key}`);
    const open = this.openAt(path);
    return open === undefined ? this.host.readFile(path, root) : this.contentOf(open);
  }

  /** The same object for the same text, so that the engine can tell by identity what did not change. */
  private contentOf(document: TextDocument): FileContent {
    const known = this.contents.get(document);
    if (known !== undefined) return known;
    const content: FileContent = { text: document.getText() };
    this.contents.set(document, content);
    return content;
  }
}
