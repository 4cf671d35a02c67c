/** A plan as it is read from disk: the file that was named, and everything it imports. */
import path from 'node:path';
import { needs, resolvePath } from '../../engine/src/index.js';
import type { FileContent } from '../../engine/src/index.js';
import { isInside, readInside, readStandardInput, readText, standardInput } from './files.js';
import type { Terminal } from './terminal.js';

export interface Plan {
  /** The file as the user named it: what findings are printed with. */
  readonly shown: string;
  /** Absolute; nothing outside is read. */
  readonly root: string;
  /** Path of the named file relative to the root, with `/`. */
  readonly main: string;
  readonly files: ReadonlyMap<string, FileContent>;
}

export interface PlanPlace {
  readonly root?: string | undefined;
  /** Where standard input is said to come from: its imports are looked for beside it. */
  readonly stdinFilename?: string | undefined;
}

/** Reads a plan with its import closure, or says in one sentence why the named file cannot be had. */
export async function readPlan(file: string, place: PlanPlace, terminal: Terminal): Promise<Plan | { readonly problem: string }> {
  const fromInput = file === standardInput;
  const shown = fromInput ? place.stdinFilename ?? '<stdin>' : file;
  const location = path.resolve(terminal.folder, fromInput ? place.stdinFilename ?? 'stdin.scale' : file);
  const root = path.resolve(terminal.folder, place.root ?? path.dirname(location));
  if (!isInside(root, location)) return { problem: `${shown} lies outside the read root ${root}` };
  const content = fromInput ? await readStandardInput(terminal) : readText(location);
  if ('problem' in content) return { problem: `${shown} cannot be read: ${content.detail}` };
  const main = path.relative(root, location).split(path.sep).join('/');
  return { shown, root, main, files: readClosure(root, main, content) };
}

/** More files than any plan has. What comes after is reported as too large instead of being read. */
const mostFiles = 256;

/** Follows imports breadth first. A file that was seen is not read again, so circles end. */
function readClosure(root: string, main: string, content: FileContent): Map<string, FileContent> {
  const files = new Map([[main, content]]);
  const waiting = [main];
  for (let from = waiting.shift(); from !== undefined; from = waiting.shift()) {
    const read = files.get(from)!;
    if ('problem' in read) continue;
    const { imports, files: data } = needs(read.text);
    for (const written of [...imports, ...data]) {
      const wanted = resolvePath(from, written);
      if (files.has(wanted)) continue;
      files.set(wanted, files.size < mostFiles ? readInside(root, wanted) : { problem: 'too-large', detail: `a plan may have ${mostFiles} files at most` });
      if (imports.includes(written)) waiting.push(wanted);
    }
  }
  return files;
}
