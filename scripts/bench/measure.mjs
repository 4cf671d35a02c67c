/** How long something takes: medians of many rounds after a warm-up, so that neither the first run nor a busy moment decides. */

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Processor time of one call of each work, in milliseconds, in their order. The works take turns, so that a busy moment of the machine
 * meets all of them. The clock of the processor is coarse, so short work is repeated within a turn. What other threads do, collecting
 * garbage and compiling, counts as well.
 * @param {readonly (() => unknown)[]} works
 */
export function cpuMilliseconds(works, { rounds = 25, warmUp = 10, atLeast = 20 } = {}) {
  for (let i = 0; i < warmUp; i += 1) for (const work of works) work();
  const repeats = works.map(work => Math.max(1, Math.ceil(atLeast / Math.max(0.001, once(work)))));
  const turns = Array.from({ length: rounds }, () => works.map((work, index) => turn(work, repeats[index])));
  return works.map((_, index) => median(turns.map(times => times[index])));
}

function turn(work, repeats) {
  const before = process.cpuUsage();
  for (let i = 0; i < repeats; i += 1) work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / repeats;
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

export const sleep = milliseconds =>
  new Promise(resolve => {
    setTimeout(resolve, milliseconds);
  });
