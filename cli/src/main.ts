import process from 'node:process';
import { processTerminal } from './process-terminal.js';
import { run } from './run.js';

// The code is set, not forced: what is still on its way through a pipe must arrive.
void run(process.argv.slice(2), processTerminal()).then(code => {
  process.exitCode = code;
});
