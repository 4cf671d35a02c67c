/** What both editors get: a copy of the examples to edit, and a place for the results. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inCheckout } from '../../scripts/lib/places.mjs';

/** Absolute path of the bundled suite. */
export const suiteFile = inCheckout('out/suite/index.cjs');

/** Tests type into files, so they work on a copy. `remove` deletes it. */
export function temporaryWorkspace() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scale-workspace-'));
  const examples = path.join(folder, 'examples');
  fs.cpSync(inCheckout('examples'), examples, { recursive: true });
  return { folder: examples, remove: () => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }) };
}
