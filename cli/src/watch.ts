/** Does something again whenever one of the files it read changes. */
import fs from 'node:fs';
import path from 'node:path';
import { complain } from './complain.js';
import { trouble } from './exit.js';
import type { ExitCode } from './exit.js';
import { standardInput } from './files.js';
import type { Terminal } from './terminal.js';

/** Editors save in several steps, and a checkout changes many files at once: wait until it is quiet. */
const quiet = 100;

export interface Round<Result> {
  readonly result: Result;
  /** Absolute paths of the files the result depends on, those that could not be read included. */
  readonly watched: readonly string[];
}

/** Absolute paths of the files named on the command line. */
export const resolveAll = (files: readonly string[], terminal: Terminal): string[] =>
  files.filter(file => file !== standardInput).map(file => path.resolve(terminal.folder, file));

/** One round, or rounds without end with `--watch`. Standard input cannot change, so it is refused there. */
export async function watchOrOnce(
  files: readonly string[],
  options: { readonly watch?: boolean },
  terminal: Terminal,
  round: () => Promise<Round<ExitCode>>,
): Promise<ExitCode> {
  if (options.watch !== true) return (await round()).result;
  if (!files.includes(standardInput)) return watchRounds(terminal, round);
  complain(terminal, '--watch needs files; standard input does not change');
  return trouble;
}

/**
 * Runs a first round at once and another one after each change, until the terminal is interrupted.
 *
 * @returns the result of the last round
 */
export async function watchRounds<Result>(terminal: Terminal, round: () => Promise<Round<Result>>): Promise<Result> {
  for (;;) {
    const changes = new Changes();
    const began = Date.now();
    const { result, watched } = await round();
    changes.watch(watched, began);
    const changed = await changes.next(terminal.interrupted);
    changes.close();
    if (!changed) return result;
    if (terminal.output.isTerminal) terminal.output.write('\u001b[2J\u001b[H');
  }
}

/** Folders are watched and not files, since many editors replace a file by a new one of the same name. */
class Changes {
  private readonly watchers: fs.FSWatcher[] = [];
  private timer: NodeJS.Timeout | undefined;
  private report: (() => void) | undefined;

  /** What was written after the round began, before anyone watched, counts as changed. */
  watch(files: readonly string[], began: number): void {
    for (const folder of new Set(files.map(file => path.dirname(file)))) {
      const names = new Set(files.filter(file => path.dirname(file) === folder).map(file => path.basename(file)));
      try {
        const watcher = fs.watch(folder, (_, name) => {
          if (name === null || names.has(name)) this.noticed();
        });
        watcher.on('error', () => watcher.close());
        this.watchers.push(watcher);
      } catch {
        // The folder of a missing import may be missing too; the files that name it are watched.
      }
    }
    if (files.some(file => (fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) > began)) this.noticed();
  }

  /** Resolves with `true` after a change, with `false` when the watching is ended. */
  next(interrupted: AbortSignal | undefined): Promise<boolean> {
    return new Promise(resolve => {
      const end = () => resolve(false);
      if (interrupted?.aborted) return end();
      interrupted?.addEventListener('abort', end, { once: true });
      this.report = () => {
        interrupted?.removeEventListener('abort', end);
        resolve(true);
      };
    });
  }

  close(): void {
    clearTimeout(this.timer);
    for (const watcher of this.watchers) watcher.close();
  }

  private noticed(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.report?.(), quiet);
  }
}
