/** A terminal made of strings, and folders that vanish: what the tests of the command line stand on. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from '../../../cli/src/run.js';
import type { Output, Terminal } from '../../../cli/src/terminal.js';

/** The checkout, seen from the compiled tests. */
export const checkout = path.resolve(import.meta.dirname, '../../../..');

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Setting {
  readonly folder?: string;
  readonly input?: string | Uint8Array;
  readonly environment?: Readonly<Record<string, string>>;
  /** Cells of a terminal; absent: the output is a pipe. */
  readonly columns?: number;
  readonly interrupted?: AbortSignal;
  /** Sees everything written to standard output so far, after each write. */
  readonly onOutput?: (all: string) => void;
}

export async function scale(parameters: readonly string[], setting: Setting = {}): Promise<Outcome> {
  const written = { out: '', err: '' };
  const outputTo = (stream: 'out' | 'err'): Output => ({
    isTerminal: setting.columns !== undefined,
    columns: setting.columns,
    write(text) {
      written[stream] += text;
      if (stream === 'out') setting.onOutput?.(written.out);
    },
  });
  const terminal: Terminal = {
    output: outputTo('out'),
    errors: outputTo('err'),
    environment: setting.environment ?? {},
    folder: setting.folder ?? checkout,
    installation: checkout,
    ...(setting.interrupted === undefined ? {} : { interrupted: setting.interrupted }),
    readInput: limit => Promise.resolve(Buffer.from(setting.input ?? '').subarray(0, limit + 1)),
  };
  const code = await run(parameters, terminal);
  return { code, ...written };
}

/** Runs something in a folder of its own that holds these files. */
export async function inFolder<Result>(
  files: Readonly<Record<string, string | Uint8Array>>,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'scale-cli-')));
  try {
    for (const [name, content] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      fs.writeFileSync(path.join(folder, name), content);
    }
    return await work(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
