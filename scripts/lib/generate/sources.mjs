/** Reads the lists that everything generated is made of, straight from the engine's sources, so that no compiled copy can be stale. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import esbuild from 'esbuild';
import { root } from '../places.mjs';

const entry = `
  export { vocabulary } from './engine/src/vocabulary.ts';
  export { catalogue } from './engine/src/checks/catalogue.ts';
  export { unitWords } from './engine/src/quantity/unit-words.ts';
  export { describe } from './engine/src/quantity/dimension.ts';
`;

/**
 * The vocabulary, the catalogue of diagnostics and the words of units.
 * @throws when a source does not compile: nothing may be generated from half a list
 */
export async function readSources() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scale-generate-'));
  try {
    // CommonJS, because a library under the engine calls `require`; a file, because a `data:` address would fill the screen if a source
    // fails.
    const outfile = path.join(folder, 'sources.cjs');
    await esbuild.build({
      stdin: { contents: entry, resolveDir: root, loader: 'ts' },
      outfile,
      bundle: true,
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      logLevel: 'error',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
