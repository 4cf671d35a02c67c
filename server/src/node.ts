/** Entry of the language server on Node. Its standard output belongs to the protocol: nothing else is ever written there. */
import { productOf, startNodeServer } from './start-node.js';

const usage = `The language server for .scale files. It is started by an editor:

  scale-language-server --stdio

Other ways to talk: --node-ipc, --pipe=NAME, --socket=PORT. --version prints the version.
`;

const ways = /^--(stdio|node-ipc|pipe(=.*)?|socket(=.*)?)$/u;

if (process.argv.includes('--version')) {
  process.stdout.write(`${productOf().version}\n`);
} else if (process.argv.slice(2).some(argument => ways.test(argument))) {
  startNodeServer();
} else {
  process.stderr.write(usage);
  process.exitCode = 2;
}
