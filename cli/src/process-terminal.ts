/** The terminal of a real process. */
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { WriteStream } from 'node:tty';
import type { Output, Terminal } from './terminal.js';

/** A reader that goes away (`| head`) ends the output, not the program: what it computed still decides the exit code. */
function outputOf(stream: WriteStream, onClosed: () => void): Output {
  let open = true;
  stream.on('error', () => {
    open = false;
    onClosed();
  });
  return {
    get isTerminal() {
      return stream.isTTY === true;
    },
    get columns() {
      return stream.columns;
    },
    write(text) {
      if (open) stream.write(text);
    },
  };
}

async function readInput(limit: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of process.stdin) {
    pieces.push(piece as Uint8Array);
    size += (piece as Uint8Array).length;
    if (size > limit) break;
  }
  return Buffer.concat(pieces);
}

/** Walks up from the running script, through links of a package manager, to the folder of our own package.json. */
function installationOf(script: string | undefined): string {
  const start = script === undefined ? process.cwd() : path.dirname(realPath(script));
  for (let folder = start; ; folder = path.dirname(folder)) {
    if (fs.existsSync(path.join(folder, 'package.json')) && fs.existsSync(path.join(folder, 'library'))) return folder;
    if (path.dirname(folder) === folder) return start;
  }
}

function realPath(file: string): string {
  try {
    return fs.realpathSync(file);
  } catch {
    return path.resolve(file);
  }
}

export function processTerminal(): Terminal {
  const closed = new AbortController();
  return {
    output: outputOf(process.stdout, () => closed.abort()),
    errors: outputOf(process.stderr, () => undefined),
    environment: process.env,
    folder: process.cwd(),
    installation: installationOf(process.argv[1]),
    interrupted: closed.signal,
    readInput,
  };
}
