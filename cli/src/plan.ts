/** A plan as it is read from disk: the file that was named, and everything it imports. */
import path from 'node:path';
import { loadClosure } from '../../engine/src/index.js';
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
  const shown = fromInput ? (place.stdinFilename ?? '<stdin>') : file;
  const location = path.resolve(terminal.folder, fromInput ? (place.stdinFilename ?? 'stdin.scale') : file);
  const root = path.resolve(terminal.folder, place.root ?? path.dirname(location));
  if (!isInside(root, location)) return { problem: `${shown} lies outside the read root ${root}` };
  const content = fromInput ? await readStandardInput(terminal) : readText(location);
  if ('problem' in content) return { problem: `${shown} cannot be read: ${content.detail}` };
  const main = path.relative(root, location).split(path.sep).join('/');
  return { shown, root, main, files: await loadClosure(main, content, wanted => readInside(root, wanted)) };
}
