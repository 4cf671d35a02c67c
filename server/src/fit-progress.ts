/** The progress of a fit, shown where the editor can show it and the fit takes long enough to be noticed. */
import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import type { Abilities } from './abilities.js';
import { later } from './later.js';

/** Milliseconds; most fits are quicker. */
const silence = 800;

/** @returns what is to be told the share done, and 1 at the end */
export function fitProgress(connection: Connection, abilities: () => Abilities): (share: number) => void {
  let [ended, shown] = [false, 0];
  let reporter: WorkDoneProgressServerReporter | undefined;
  const begin = async (): Promise<void> => {
    if (ended || !abilities().workProgress) return;
    const made = await connection.window.createWorkDoneProgress();
    if (ended) return;
    reporter = made;
    reporter.begin('Fitting the law to its runs', 0, undefined, false);
  };
  // An editor that refuses a sign of progress loses nothing else.
  const takeBack = later(() => {
    begin().catch(() => undefined);
  }, silence);
  return share => {
    if (share >= 1) {
      ended = true;
      takeBack();
      reporter?.done();
      reporter = undefined;
    } else if (share - shown > 0.02) {
      shown = share;
      reporter?.report(Math.round(100 * share));
    }
  };
}
