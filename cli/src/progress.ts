/** A sign of life for long work: on the error stream, on a terminal only, and only after a second. */
import type { Terminal } from './terminal.js';

const silence = 1000;
const pause = 200;

export interface Progress {
  /** Called often from inside the work; writes rarely. */
  tick(): void;
  /** Wipes the line, so that what follows starts on an empty one. */
  done(): void;
}

export function progress(label: string, terminal: Terminal, now: () => number = () => performance.now()): Progress {
  const start = now();
  let next = start + silence;
  let written = false;
  return {
    tick() {
      const moment = now();
      if (!terminal.errors.isTerminal || moment < next) return;
      next = moment + pause;
      written = true;
      terminal.errors.write(`\r\u001b[2K${label} … ${((moment - start) / 1000).toFixed(1)} s`);
    },
    done() {
      if (written) terminal.errors.write('\r\u001b[2K');
      written = false;
    },
  };
}
