/** Files of the machine, read with bounds: nothing outside the root, nothing huge, nothing that is not a plain file. */
import { existsSync } from 'node:fs';
import { open, readFile as readWhole, realpath } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { FileContent } from '../../engine/src/index.js';
import { accessProblem, largestFile, textContent, tooLarge } from '../../engine/src/reading.js';
import { fitterIn } from '../../fitting/src/fitter.js';
import { filesBelow } from './files-below.js';
import type { Host } from './host.js';
import { relativeTo } from './paths.js';

/** Files kept between two analyses. A plan imports a handful. */
const mostKept = 64;

interface Kept {
  readonly stamp: string;
  readonly content: FileContent;
}

/** @param productFolder absolute path of the folder that holds `library/` and, in a checkout, `docs/` */
export function nodeHost(productFolder: string): Host {
  const kept = new Map<string, Kept>();
  const libraryFolder = path.join(productFolder, 'library');
  return {
    libraryFolder: withSlashes(libraryFolder),
    fit: fitterIn(productFolder),
    pathOf: uri => pathOf(uri),
    uriOf: file => pathToFileURL(file).href,
    readFile: async (file, root) => {
      try {
        return await readInside(file, root, kept);
      } catch (error) {
        return accessProblem((error as NodeJS.ErrnoException | undefined)?.code);
      }
    },
    filesBelow: (root, ending) => filesBelow(root, ending),
    pageOf: page => pageOf(productFolder, page),
    readLibraryIndex: async () => {
      try {
        return await readWhole(path.join(libraryFolder, 'index.json'), 'utf8');
      } catch {
        return undefined;
      }
    },
  };
}

function pathOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return withSlashes(fileURLToPath(uri));
  } catch {
    // A file on another computer, or a broken escape: no file of this machine.
    return undefined;
  }
}

function pageOf(productFolder: string, page: string): string | undefined {
  const [file = '', fragment] = page.split('#');
  const place = path.join(productFolder, file);
  if (!existsSync(place)) return undefined;
  return pathToFileURL(place).href + (fragment === undefined ? '' : `#${fragment}`);
}

async function readInside(file: string, root: string, kept: Map<string, Kept>): Promise<FileContent> {
  const real = withSlashes(await realpath(file));
  if (relativeTo(withSlashes(await realpath(root)), real) === undefined)
    return { problem: 'outside', detail: 'it lies outside the read root' };
  const handle = await open(real, 'r');
  try {
    // The size is asked of the opened file: what is measured is what is read.
    const facts = await handle.stat();
    if (!facts.isFile()) return { problem: 'unreadable', detail: 'it is not a plain file' };
    if (facts.size > largestFile) return tooLarge(facts.size);
    const stamp = `${facts.ino} ${facts.size} ${facts.mtimeMs}`;
    const known = kept.get(real);
    if (known?.stamp === stamp) return known.content;
    return keep(kept, real, { stamp, content: textContent(await handle.readFile(), decode) });
  } finally {
    await handle.close();
  }
}

function keep(kept: Map<string, Kept>, real: string, entry: Kept): FileContent {
  kept.delete(real);
  kept.set(real, entry);
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break;
    kept.delete(oldest);
  }
  return entry.content;
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

function withSlashes(file: string): string {
  return path.sep === '/' ? file : file.split(path.sep).join('/');
}
