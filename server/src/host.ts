/** What the server needs from the machine it runs on. A test, a browser and Node each hand in their own. */
import type { FileContent } from '../../engine/src/index.js';
import type { Fit } from '../../fitting/src/fitter.js';

export interface Host {
  /** The absolute path, with `/`, a document's address stands for; `undefined` for one that is not a file (`untitled:`). */
  pathOf(uri: string): string | undefined;
  /** The address of an absolute path, spelled as editors spell it. */
  uriOf(path: string): string;
  /**
   * The text of a file, or why it cannot be had. A file whose real place is not below `root` is `outside` and is not opened.
   * An unchanged file answers with the same object each time, so that what was computed from it can be kept. Never throws.
   */
  readFile(path: string, root: string): Promise<FileContent>;
  /**
   * Files below `root` whose names end with `ending`, by their path from there, in order; hidden folders and those of installed packages
   * left out, and no more than an editor can show. Empty where the folder cannot be read. Never throws.
   */
  filesBelow(root: string, ending: string): Promise<readonly string[]>;
  /** Fits laws to runs beside everything else; absent on a machine that has no threads. */
  readonly fit?: Fit;
  /** `library/index.json` as text; `undefined` when the library is not there. */
  readLibraryIndex(): Promise<string | undefined>;
  /**
   * The address of a page of the documentation, `docs/reference/model.md#params`; `undefined` when it is not installed beside the server.
   */
  pageOf(page: string): string | undefined;
  /** Absolute path of the folder with the library's `.scale` files, for going to a definition. */
  readonly libraryFolder: string;
}
