/** The index of the standard library, as it lies beside the programs. */
import type { Library, LibraryEntry } from './analysis.js';

let last: { readonly text: string; readonly library: Library | undefined } | undefined;

/**
 * `undefined` when the text is not an index. The same text again gives the same object, and with it whatever analyses have found out about
 * that library.
 */
export function parseLibrary(text: string): Library | undefined {
  if (last?.text !== text) last = { text, library: libraryIn(text) };
  return last.library;
}

function libraryIn(text: string): Library | undefined {
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
  return (
    isRecord(value) &&
    typeof value['kind'] === 'string' &&
    typeof value['file'] === 'string' &&
    Number.isInteger(value['start']) &&
    Number.isInteger(value['end'])
  );
}
