/** Where the product lies on the disk, so that the built bundle and the compiled sources both find the library. */
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';

export interface Product {
  readonly folder: string;
  readonly version: string;
}

const productName = 'scale-lang';

/**
 * Looks upwards from a file of the product for the manifest that bears its name.
 * @returns `undefined` when no folder above has one
 */
export function findProduct(startFile: string): Product | undefined {
  let folder = path.dirname(existsSync(startFile) ? realpathSync(startFile) : startFile);
  for (;;) {
    const version = versionIn(path.join(folder, 'package.json'));
    if (version !== undefined) return { folder, version };
    const above = path.dirname(folder);
    if (above === folder) return undefined;
    folder = above;
  }
}

function versionIn(manifest: string): string | undefined {
  try {
    const { name, version } = JSON.parse(readFileSync(manifest, 'utf8')) as { name?: unknown; version?: unknown };
    return name === productName && typeof version === 'string' ? version : undefined;
  } catch {
    // Not there, not readable, not ours: the search goes on above.
    return undefined;
  }
}
