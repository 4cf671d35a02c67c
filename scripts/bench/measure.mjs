/** How long something takes: medians of many rounds after a warm-up, so that neither the first run nor a busy moment decides. */

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Processor time of one call, in milliseconds. The clock of the processor is coarse, so short work is repeated within a round.
 * @param {() => unknown} work
 */
export function cpuMilliseconds(work, { rounds = 15, warmUp = 10, atLeast = 20 } = {}) {
  for (let i = 0; i < warmUp; i += 1) work();
  const repeats = Math.max(1, Math.ceil(atLeast / Math.max(0.001, once(work))));
  return median(Array.from({ length: rounds }, () => {
    const before = process.cpuUsage();
    for (let i = 0; i < repeats; i += 1) work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000 / repeats;
  }));
}

function once(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Wall time of something asynchronous, in milliseconds: the median over all rounds but the first few. */
export async function wallMilliseconds(work, { rounds = 15, warmUp = 2 } = {}) {
  const times = [];
  for (let i = 0; i < rounds + warmUp; i += 1) {
    const start = performance.now();
    await work(i);
    times.push(performance.now() - start);
  }
  return median(times.slice(warmUp));
}

export const sleep = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });
