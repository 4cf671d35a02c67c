/** `scale lsp --stdio`: the language server, for editors that are given a command. */
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { complain } from '../complain.js';
import { clean, trouble } from '../exit.js';
import type { ExitCode } from '../exit.js';
import type { Terminal } from '../terminal.js';

/** The bundle of an installation; else what the compiler left in a checkout. */
const places = ['dist/scale-server.js', 'out/server/src/node.js'];

/** Loads the server into this process, where it takes over standard input and output; it ends the process when its client does. */
export async function lsp(terminal: Terminal): Promise<ExitCode> {
  const server = places.map(place => path.join(terminal.installation, place)).find(place => fs.existsSync(place));
  if (server === undefined) {
    complain(terminal, `the language server is missing: ${path.join(terminal.installation, places[0]!)}`);
    return trouble;
  }
  await import(pathToFileURL(server).href);
  return clean;
}
