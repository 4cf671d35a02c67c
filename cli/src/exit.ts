/** How the command line ends: what its exit code means, and the one way to refuse a request. */

/** Nothing to complain about. */
export const clean = 0;
/** The file was read and something in it is wrong: a finding at or above `--max-severity`, a text that is not formatted. */
export const findings = 1;
/** The request could not be carried out: an unknown option, a missing file, a folder that cannot be written. */
export const trouble = 2;

export type ExitCode = typeof clean | typeof findings | typeof trouble;

/** The graver of two outcomes, so that one unreadable file among many is not forgotten. */
export const graver = (a: ExitCode, b: ExitCode): ExitCode => (a > b ? a : b);
