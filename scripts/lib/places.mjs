/** Where things are: the checkout, and the folder outside it that keeps what was fetched once. */
import os from 'node:os';
import path from 'node:path';

/** Absolute path of the checkout. */
export const root = path.resolve(import.meta.dirname, '../..');

/** Absolute path of something in the checkout. */
export const inCheckout = (...parts) => path.join(root, ...parts);

/**
 * The folder for fetched tools. It lies outside the checkout, so that a fresh clone does not fetch hundreds of megabytes again.
 * `SCALE_CACHE` moves it; else the platform's own place for caches is used.
 */
export function cacheFolder(environment = process.env, platform = process.platform) {
  if (environment.SCALE_CACHE) return path.resolve(environment.SCALE_CACHE);
  return path.join(platformCache(environment, platform), 'scale-lang');
}

function platformCache(environment, platform) {
  if (environment.XDG_CACHE_HOME) return environment.XDG_CACHE_HOME;
  if (platform === 'win32') return environment.LOCALAPPDATA ?? path.join(os.homedir(), 'AppData', 'Local');
  if (platform === 'darwin') return path.join(os.homedir(), 'Library', 'Caches');
  return path.join(os.homedir(), '.cache');
}
