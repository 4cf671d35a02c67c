/** Everything a file imports, directly or through others, and the data files they read. */
import { needs, resolvePath, type FileContent } from '../../engine/src/index.js';

/** More imports than any plan has; the rest is reported as too large instead of being read. */
export const mostFiles = 256;

/**
 * The files of an analysis by their key, the main file first. Imports are followed, data files are not.
 * @param read called once per key inside the root; it never throws
 * @param isCurrent asked before each round of reading; an overtaken run stops early with what it has
 */
export async function loadClosure(
  main: string, text: FileContent, read: (key: string) => Promise<FileContent>, isCurrent: () => boolean,
): Promise<ReadonlyMap<string, FileContent>> {
  const files = new Map<string, FileContent>([[main, text]]);
  let round = [main];
  while (round.length > 0 && isCurrent()) {
    const wanted = wantedBy(round, files);
    const contents = await Promise.all(wanted.keys.map((key, index) => readBounded(key, files.size + index, read)));
    wanted.keys.forEach((key, index) => files.set(key, contents[index]!));
    round = wanted.keys.filter(key => wanted.imports.has(key));
  }
  return files;
}

/** What the files of one round ask for and is not there yet. */
function wantedBy(round: readonly string[], files: ReadonlyMap<string, FileContent>): { keys: string[]; imports: Set<string> } {
  const keys = new Set<string>();
  const imports = new Set<string>();
  for (const key of round) {
    const content = files.get(key);
    if (content === undefined || !('text' in content)) continue;
    const wanted = needs(content.text);
    for (const path of wanted.imports) imports.add(resolvePath(key, path));
    for (const path of [...wanted.imports, ...wanted.files]) keys.add(resolvePath(key, path));
  }
  return { keys: [...keys].filter(key => !files.has(key)), imports };
}

async function readBounded(key: string, index: number, read: (key: string) => Promise<FileContent>): Promise<FileContent> {
  if (key === '..' || key.startsWith('../')) return { problem: 'outside', detail: 'it lies outside the workspace folder' };
  if (key === '') return { problem: 'missing', detail: 'the path is empty' };
  if (index >= mostFiles) return { problem: 'too-large', detail: `a file and its imports may be ${mostFiles} files at most` };
  return read(key);
}
