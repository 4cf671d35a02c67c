/** Counting: what a test program printed becomes numbers, and numbers of all steps become one line. */

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/** @type {Tally} */
export const nothing = { passed: 0, failed: 0, skipped: 0 };
export const onePassed = { ...nothing, passed: 1 };
export const oneFailed = { ...nothing, failed: 1 };

/** @param {Tally[]} tallies */
export const sum = tallies =>
  tallies.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    nothing,
  );

/** The closing line of a run. @param {Tally} tally */
export const inWords = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;

/** A program without counts of its own, such as the compiler, is one check. */
export const ofExitCode = ({ code }) => (code === 0 ? onePassed : oneFailed);

/**
 * Counts from mocha's summary. A run that ends badly without a failing test (it crashed, or found no tests) counts as one failure,
 * and so does a good end without a single test: a suite that runs nothing must not look green.
 */
export function ofMocha({ code, output }) {
  const count = word => Number([...output.matchAll(new RegExp(`^\\s*(\\d+) ${word}\\b`, 'gm'))].at(-1)?.[1] ?? 0);
  const counted = { passed: count('passing'), failed: count('failing'), skipped: count('pending') };
  const silentFailure = counted.failed === 0 && (code !== 0 || counted.passed === 0);
  return silentFailure ? { ...counted, failed: 1 } : counted;
}

/** Counts from the marks that the testers of the TextMate grammar put before each file. */
export function ofGrammarTests({ code, output }) {
  const passed = [...output.matchAll(/^\s*[✓√] /gm)].length;
  const failed = [...output.matchAll(/^\s*[✖×] /gm)].length;
  return { passed, failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed, skipped: 0 };
}
