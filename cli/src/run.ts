/** From arguments to an exit code. Every command ends here, however it goes. */
import { CommanderError } from 'commander';
import { clean, trouble } from './exit.js';
import type { ExitCode } from './exit.js';
import { buildProgram } from './program.js';
import type { Terminal } from './terminal.js';

/**
 * Runs one command line.
 *
 * @param parameters what stands behind the program's name
 * @returns 0 clean, 1 findings, 2 usage or input/output; never rejects
 */
export async function run(parameters: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let outcome: ExitCode = clean;
  const program = buildProgram(terminal, code => {
    outcome = code;
  });
  try {
    await program.parseAsync([...parameters], { from: 'user' });
    return outcome;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? clean : trouble;
    reportFault(error, terminal);
    return trouble;
  }
}

/** A fault of the program itself: said once, in a sentence, with the details on request. */
function reportFault(error: unknown, terminal: Terminal): void {
  const details = error instanceof Error ? error : new Error(String(error));
  terminal.errors.write(`scale: internal error: ${details.message}\n`);
  if (terminal.environment.SCALE_DEBUG) terminal.errors.write(`${details.stack ?? ''}\n`);
  else terminal.errors.write('scale: set SCALE_DEBUG=1 to see where, and please report it.\n');
}
