/** One sentence on the error stream, signed with the program's name, as programs in a pipe do. */
import type { Terminal } from './terminal.js';
import { printable } from './text-cells.js';

export function complain(terminal: Terminal, sentence: string): void {
  terminal.errors.write(`scale: ${printable(sentence)}\n`);
}
