/** The standard library as the engine wants it, read once per server. */
import type { Library } from '../../engine/src/index.js';
import { parseLibrary } from '../../engine/src/library.js';
import type { Host } from './host.js';

export const emptyLibrary: Library = { version: 'none', names: {}, files: {} };

export type LoadedLibrary = { readonly library: Library; readonly problem?: string };

/** Without a readable index the server still works on what the user writes; `problem` then says what is missing. */
export async function loadLibrary(host: Host): Promise<LoadedLibrary> {
  const text = await host.readLibraryIndex();
  if (text === undefined)
    return { library: emptyLibrary, problem: `The standard library is missing: there is no index.json in ${host.libraryFolder}.` };
  const library = parseLibrary(text);
  if (library !== undefined) return { library };
  return { library: emptyLibrary, problem: `The standard library is damaged: ${host.libraryFolder}/index.json cannot be read.` };
}
