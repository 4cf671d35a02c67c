/** The standard library as the engine wants it, read once per server. */
import type { Library, LibraryEntry } from '../../engine/src/index.js';
import type { Host } from './host.js';

export const emptyLibrary: Library = { version: 'none', names: {}, files: {} };

export type LoadedLibrary = { readonly library: Library; readonly problem?: string };

/** Without a readable index the server still works on what the user writes; `problem` then says what is missing. */
export async function loadLibrary(host: Host): Promise<LoadedLibrary> {
  const text = await host.readLibraryIndex();
  if (text === undefined) return { library: emptyLibrary, problem: `The standard library is missing: there is no index.json in ${host.libraryFolder}.` };
  const library = parseLibrary(text);
  if (library !== undefined) return { library };
  return { library: emptyLibrary, problem: `The standard library is damaged: ${host.libraryFolder}/index.json cannot be read.` };
}

/** `undefined` when the text is not an index. */
export function parseLibrary(text: string): Library | undefined {
  try {
    const index = JSON.parse(text) as Partial<Library>;
    if (typeof index.version !== 'string' || !isRecord(index.names) || !isRecord(index.files)) return undefined;
    const sound = Object.values(index.names).every(isEntry) && Object.values(index.files).every(file => typeof file === 'string');
    return sound ? { version: index.version, names: index.names, files: index.files } : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEntry(value: unknown): value is LibraryEntry {
  return isRecord(value) && typeof value['kind'] === 'string' && typeof value['file'] === 'string'
    && Number.isInteger(value['start']) && Number.isInteger(value['end']);
}
