/** The standard library as it lies beside the program. */
import fs from 'node:fs';
import path from 'node:path';
import type { Library } from '../../engine/src/index.js';
import { parseLibrary } from '../../engine/src/library.js';

const loaded = new Map<string, Library>();

/**
 * Read once: it is part of the program.
 * @throws when the installation is incomplete, which nothing a user writes can cause
 */
export function loadLibrary(installation: string): Library {
  const known = loaded.get(installation);
  if (known !== undefined) return known;
  const file = path.join(installation, 'library', 'index.json');
  const library = parseLibrary(fs.readFileSync(file, 'utf8'));
  if (library === undefined) throw new Error(`the standard library is damaged: ${file} cannot be read`);
  loaded.set(installation, library);
  return library;
}
