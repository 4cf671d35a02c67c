/** Which files a folder holds, for completion of paths: read with bounds, since a workspace may be a whole disk. */
import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';

const mostFiles = 200;
const mostFolders = 400;

/** Breadth first, so that what lies near is found before the bounds are reached; links are not followed. */
export async function filesBelow(root: string, ending: string): Promise<readonly string[]> {
  const found: string[] = [];
  const folders = [''];
  for (let read = 0; read < Math.min(folders.length, mostFolders) && found.length < mostFiles; read++) {
    const folder = folders[read]!;
    for (const entry of await entriesOf(path.join(root, folder))) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules') folders.push(name);
      else if (entry.isFile() && entry.name.toLowerCase().endsWith(ending)) found.push(name);
    }
  }
  return found.slice(0, mostFiles).sort();
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
