/**
 * Written by `node scripts/validate/fit-efficiencies.mjs`: logarithms of MFU x goodput that the GPU-hours of 36 published runs of
 * 17 developers imply, on 6ND and the dense 16-bit peak. `docs/validation.md` lists them.
 */
export const fittedRuns = {
  /** At 10B active parameters. */
  generations: { ampere: -1.132, hopper: -1.435, tpu: -1.224 } as Readonly<Record<string, number>>,
  /** For ten times the active parameters. */
  perDecade: 0.116,
  /** Standard deviation, each developer predicted from the others. */
  deviation: 0.409,
  /** Standard deviation of the generations. */
  betweenGenerations: 0.155,
} as const;
