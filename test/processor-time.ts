/**
 * How long work takes, for tests that guard against what grows with the square of the input. Time of the processor, not of the clock:
 * on a machine that is busy with something else the clock runs on, and a test that goes by it fails for no fault of ours.
 */

/** Milliseconds that this process computed while the work ran. */
export function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
