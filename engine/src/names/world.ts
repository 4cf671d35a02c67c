/** All files of one analysis, and what a top-level name means in each. */
import { parse } from '../../../grammar/src/index.js';
import type { FileContent, Library } from '../analysis.js';
import { collectItems, isBlock, isImport, isLet, kindOf, type FileItems, type Item } from './items.js';
import { parsedContent } from './parsed.js';
import { readConfig } from '../config/read-config.js';
import type { ConfigFile } from './config-file.js';
import { missingText, readTableFile, type TableFile } from './data-file.js';
import { leavesRoot, resolvePath } from './paths.js';

export type Resolution =
  | { readonly kind: 'item'; readonly item: Item }
  /** `import "p" as name` */
  | { readonly kind: 'file'; readonly file: string }
  /** The name comes from several imports. */
  | { readonly kind: 'ambiguous'; readonly files: readonly string[] }
  | { readonly kind: 'nothing' };

const nothing: Resolution = { kind: 'nothing' };

export interface Import {
  readonly item: Item;
  readonly written: string;
  readonly file: string;
  readonly alias: string | undefined;
  readonly problem: undefined | { readonly reason: 'missing' | 'outside' | 'unreadable' | 'too-large'; readonly detail: string };
}

export interface FileName {
  readonly name: string;
  /** Kind of the block, `let` for a let. */
  readonly kind: string;
}

/** Files of the library are addressed by this prefix, which no path below a read root has. */
export const libraryPrefix = 'library:';

/** What was read of a library. Its text never changes, so every analysis with it shares the items, as many as were asked for. */
const libraryItems = new WeakMap<Library, Map<string, Item>>();

/** That a name means an item: the same object for the same item, so that an answer that asked for a name is kept. */
const toItems = new WeakMap<Item, Resolution>();

export class World {
  private readonly parsedFiles = new Map<string, FileItems>();
  private readonly importsOf = new Map<string, readonly Import[]>();
  private readonly namesByFile = new Map<string, readonly FileName[]>();
  private readonly configs = new Map<string, ConfigFile>();
  private readonly tables = new Map<string, TableFile>();
  private readonly libraryItems: Map<string, Item>;
  /** Other things that names have meant, likewise the same object again. */
  private readonly otherMeanings: Map<string, Resolution>;

  constructor(
    readonly main: string,
    readonly files: ReadonlyMap<string, FileContent>,
    readonly library: Library,
    private previous?: World,
  ) {
    this.otherMeanings = previous?.otherMeanings ?? new Map<string, Resolution>();
    let items = libraryItems.get(library);
    if (items === undefined) libraryItems.set(library, (items = new Map<string, Item>()));
    this.libraryItems = items;
  }

  /** The world before is only needed while files are read; kept, it would grow with every edit. */
  forget(): void {
    this.previous = undefined;
  }

  /** The items of a file; `undefined` when the host has no text for it. */
  items(file: string): FileItems | undefined {
    const known = this.parsedFiles.get(file);
    if (known !== undefined) return known;
    const content = this.files.get(file);
    if (content === undefined || !('text' in content)) return undefined;
    const before = this.previous?.parsedFiles.get(file);
    const old = this.previous?.files.get(file);
    const same = before !== undefined && old !== undefined && 'text' in old && old.text === content.text;
    const items = same ? before : collectItems(file, content.text, parsedContent(content), false, before);
    this.parsedFiles.set(file, items);
    return items;
  }

  /** A configuration file, by its key; the same object as before while its text is the same. */
  config(file: string): ConfigFile {
    return this.fileRead(file, this.configs, this.previous?.configs, readConfigFile);
  }

  /** A table of numbers, likewise. */
  table(file: string): TableFile {
    return this.fileRead(file, this.tables, this.previous?.tables, readTableFile);
  }

  private fileRead<T>(
    file: string,
    known: Map<string, T>,
    before: ReadonlyMap<string, T> | undefined,
    read: (content: FileContent | undefined, file: string) => T,
  ): T {
    const present = known.get(file);
    if (present !== undefined) return present;
    const content = this.files.get(file);
    const kept = sameContent(this.previous?.files.get(file), content) ? before?.get(file) : undefined;
    const answer = kept ?? read(content, file);
    known.set(file, answer);
    return answer;
  }

  imports(file: string): readonly Import[] {
    const known = this.importsOf.get(file);
    if (known !== undefined) return known;
    const imports = (this.items(file)?.items ?? []).filter(isImport).flatMap(item => {
      const written = item.node.path?.value;
      if (written === undefined) return [];
      const target = resolvePath(file, written);
      return [{ item, written, file: target, alias: item.node.alias?.text, problem: this.importProblem(target) }];
    });
    this.importsOf.set(file, imports);
    return imports;
  }

  private importProblem(target: string): Import['problem'] {
    const content = this.files.get(target);
    if (content === undefined) return { reason: leavesRoot(target) ? 'outside' : 'missing', detail: '' };
    return 'problem' in content ? { reason: content.problem, detail: content.detail } : undefined;
  }

  /** What a name at top level means in a file: own names, aliases, imported names, the library. */
  resolve(file: string, name: string): Resolution {
    if (file.startsWith(libraryPrefix)) return this.resolveInLibrary(name);
    const own = this.items(file)?.byName.get(name);
    if (own !== undefined) return toItem(own);
    const imports = this.imports(file).filter(each => each.problem === undefined);
    const alias = imports.find(each => each.alias === name);
    if (alias !== undefined) return this.kept(`file ${alias.file}`, { kind: 'file', file: alias.file });
    const found = imports
      .filter(each => each.alias === undefined)
      .flatMap(each => {
        const item = this.items(each.file)?.byName.get(name);
        return item === undefined ? [] : [item];
      });
    const distinct = [...new Set(found)];
    const files = distinct.map(item => item.file);
    if (distinct.length > 1) return this.kept(`ambiguous ${files.join('\n')}`, { kind: 'ambiguous', files });
    return distinct.length === 1 ? toItem(distinct[0]!) : this.resolveInLibrary(name);
  }

  private resolveInLibrary(name: string): Resolution {
    const item = this.libraryItem(name);
    return item === undefined ? nothing : toItem(item);
  }

  private kept(key: string, made: Resolution): Resolution {
    const known = this.otherMeanings.get(key);
    if (known !== undefined) return known;
    this.otherMeanings.set(key, made);
    return made;
  }

  /** Names at top level of a file with their kinds; the same array as before while no name changed. */
  namesOf(file: string): readonly FileName[] {
    const known = this.namesByFile.get(file);
    if (known !== undefined) return known;
    const names = [...(this.items(file)?.byName.values() ?? [])].map(item => ({
      name: item.name ?? '',
      kind: isBlock(item) ? kindOf(item) : 'let',
    }));
    const before = this.previous?.namesByFile.get(file);
    const kept =
      before?.length === names.length && before.every((each, index) => each.name === names[index]!.name && each.kind === names[index]!.kind)
        ? before
        : names;
    this.namesByFile.set(file, kept);
    return kept;
  }

  /** A block or let of the library, parsed when first asked for. */
  libraryItem(name: string): Item | undefined {
    const known = this.libraryItems.get(name);
    if (known !== undefined) return known;
    const entry = Object.hasOwn(this.library.names, name) ? this.library.names[name] : undefined;
    if (entry === undefined) return undefined;
    const text = (this.library.files[entry.file] ?? '').slice(entry.start, entry.end);
    const parsed = parse(text);
    const items = collectItems(libraryPrefix + entry.file, text, parsed, true);
    const item = items.items.find(each => isBlock(each) || isLet(each));
    if (item === undefined) return undefined;
    item.start = entry.start + item.parsedAt;
    this.libraryItems.set(name, item);
    return item;
  }

  /** Names of the blocks of some kinds in a file, in its order. A second block of a name is never reached, so it does not count. */
  blocksOf(file: string, kinds: readonly string[]): readonly string[] {
    const items = this.items(file);
    const found = (items?.items ?? []).filter(isBlock).filter(item => kinds.includes(kindOf(item)));
    return found.flatMap(item => (item.name === undefined || items?.byName.get(item.name) !== item ? [] : [item.name]));
  }
}

function toItem(item: Item): Resolution {
  const known = toItems.get(item);
  if (known !== undefined) return known;
  const made: Resolution = { kind: 'item', item };
  toItems.set(item, made);
  return made;
}

const sameContent = (a: FileContent | undefined, b: FileContent | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && 'text' in a && 'text' in b && a.text === b.text);

function readConfigFile(content: FileContent | undefined, file: string): ConfigFile {
  const fault = missingText(content, file);
  return fault === undefined ? readConfig((content as { readonly text: string }).text) : { fault };
}
