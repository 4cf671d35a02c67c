/** The server in a process of its own. The command line calls this as well. */
import path from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeHost } from './node-host.js';
import { findProduct, type Product } from './product.js';
import { createServer } from './server.js';

/** The way of talking (`--stdio`, `--node-ipc`, `--pipe=…`, `--socket=…`) is read from the process's arguments by the connection. */
export function startNodeServer(): void {
  const product = productOf();
  const connection = createConnection(ProposedFeatures.all);
  createServer(connection, nodeHost(product.folder), product.version);
  connection.listen();
}

/** Never fails: without its own manifest the server still serves, and says that the library is missing. */
export function productOf(): Product {
  // A bundle knows its own file; compiled sources are started by their path.
  const startFile = typeof __filename === 'string' ? __filename : (process.argv[1] ?? process.cwd());
  return findProduct(startFile) ?? { folder: path.dirname(path.dirname(startFile)), version: 'unknown' };
}
