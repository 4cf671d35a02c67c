/** What the scripts say: plain lines without colours, readable in a terminal and in a log. */

/** Seconds since a moment of `performance.now()`, as people read them: `0.4 s`. */
export const secondsSince = start => `${((performance.now() - start) / 1000).toFixed(1)} s`;

/** Prints one line. */
export const say = line => console.log(line);

/**
 * Does something slow and shows that it is still going on: the title first, then the time every few seconds, then how long it took.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withProgress(title, work) {
  const start = performance.now();
  say(`${title} …`);
  const ticking = setInterval(() => say(`  … ${secondsSince(start)}`), 5000);
  try {
    const result = await work();
    say(`  ready after ${secondsSince(start)}`);
    return result;
  } finally {
    clearInterval(ticking);
  }
}

/** The last lines of a long output: where programs say what went wrong. */
export const lastLines = (text, count = 12) => text.trimEnd().split('\n').slice(-count).join('\n');
