/** Plans the tests talk about. */

/** Everything given that is needed for hours, days and money. */
export const trainingPlan = `/// A pool for the tests.
hardware pool from h100 {
  count: 1_000 GPUs
  goodput: 90%
  pue: 1.2
  grid: 0.4 kgCO2/kWh
}

model small "a small model" {
  params: 7B params
}

pretrain base "Base run" {
  model: small
  hardware: pool
  tokens: 2T tokens
  mfu: 30% to 45% "assumption"
}

let year = 365 days

assert base.days < 90 days "the slot ends"
`;

/** The three phases and their sum. */
export const threePhases = `${trainingPlan}
posttrain tune "Tuning" {
  checkpoint: base
  method: sft
  hardware: pool
  tokens: 10B tokens
  mfu: 25% to 40%
}

testtime serve "Serving" {
  checkpoint: base
  hardware: pool
  users: 100k users
  usage: 1 hour/user/day
  load: 0.1 to 0.2 GPU
}

budget all "All of it" {
  phases: [base, tune, serve]
  horizon: 365 days
}
`;
