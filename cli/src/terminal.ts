/** Everything the command line has of the outside world besides files, so that tests can be its terminal. */

export interface Output {
  readonly isTerminal: boolean;
  /** Cells in a line, if the output knows. */
  readonly columns: number | undefined;
  write(text: string): void;
}

export interface Terminal {
  readonly output: Output;
  /** Problems and progress: what must not get into a pipe. */
  readonly errors: Output;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder that relative paths start from. */
  readonly folder: string;
  /** The folder the program is installed in: it holds package.json, dist and library. */
  readonly installation: string;
  /** Ends `--watch`. */
  readonly interrupted?: AbortSignal;
  /** Standard input to its end, or until more than `limit` bytes have come. */
  readInput(limit: number): Promise<Uint8Array>;
}

const narrowest = 40;
const widest = 140;
const usual = 80;

/** Cells to lay text out for: the terminal's own width within reason, 80 in a pipe, so that logs look alike everywhere. */
export function textWidth(output: Output): number {
  if (!output.isTerminal || output.columns === undefined || output.columns <= 0) return usual;
  return Math.min(widest, Math.max(narrowest, output.columns));
}
