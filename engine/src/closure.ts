/** Everything a plan rests on: the files it imports, directly or through others, and the data files they read. */
import type { FileContent } from './analysis.js';
import { leavesRoot, resolvePath } from './names/paths.js';
import { needs } from './needs.js';
import { mostFiles } from './reading.js';

/** Reads the file at a path below the read root. It never throws: why a file cannot be had is its content. */
export type ReadFile = (path: string) => FileContent | Promise<FileContent>;

/**
 * The files of an analysis by their path from the read root, the main file first, then breadth first. Imports are followed, data files are
 * not; a file that was seen is not read again, so circles end.
 * @param read is called once for each path, and for none that leaves the root
 * @param isCurrent asked before each round of reading; an overtaken run stops early with what it has
 */
export async function loadClosure(
  main: string,
  content: FileContent,
  read: ReadFile,
  isCurrent: () => boolean = () => true,
): Promise<ReadonlyMap<string, FileContent>> {
  const files = new Map([[main, content]]);
  let round = [main];
  while (round.length > 0 && isCurrent()) {
    const wanted = wantedBy(round, files);
    const contents = await Promise.all(wanted.paths.map((path, index) => readBounded(path, files.size + index, read)));
    wanted.paths.forEach((path, index) => files.set(path, contents[index]!));
    round = wanted.paths.filter(path => wanted.imports.has(path));
  }
  return files;
}

/** What the files of one round ask for and is not there yet. */
function wantedBy(round: readonly string[], files: ReadonlyMap<string, FileContent>): { paths: string[]; imports: Set<string> } {
  const paths = new Set<string>();
  const imports = new Set<string>();
  for (const from of round) {
    const content = files.get(from);
    if (content === undefined || !('text' in content)) continue;
    const wanted = needs(content);
    for (const written of wanted.imports) imports.add(resolvePath(from, written));
    for (const written of [...wanted.imports, ...wanted.files]) paths.add(resolvePath(from, written));
  }
  return { paths: [...paths].filter(path => !files.has(path)), imports };
}

async function readBounded(path: string, index: number, read: ReadFile): Promise<FileContent> {
  if (leavesRoot(path)) return { problem: 'outside', detail: 'it lies outside the read root' };
  if (path === '') return { problem: 'missing', detail: 'the path is empty' };
  if (index >= mostFiles) return { problem: 'too-large', detail: `a plan may have ${mostFiles} files at most` };
  return read(path);
}
