/** The standard library as it lies beside the program. */
import fs from 'node:fs';
import path from 'node:path';
import type { Library } from '../../engine/src/index.js';

/** @throws when the installation is incomplete, which nothing a user writes can cause */
export function loadLibrary(installation: string): Library {
  return JSON.parse(fs.readFileSync(path.join(installation, 'library', 'index.json'), 'utf8')) as Library;
}
