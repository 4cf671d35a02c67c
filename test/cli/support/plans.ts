/** Small plans the tests share. */

/** Says enough for every part of a report: phases, a budget, a let, an assert, a scenario, a sweep. */
export const wholePlan = `/// A small run.
hardware cluster from h100 {
  count: 1024 GPUs
  price: $2 to $3/GPU-hour "quote of May"
}
model small { params: 7B params }
pretrain core "Small run" {
  model: small
  hardware: cluster
  tokens: 2T tokens
  mfu: 38% to 44%
}
budget total { limit: $20M }
let per_token = core.cost / core.tokens
assert core.days < 60 days with 90% "ready by spring"
assert per_token < $1 / 1M tokens
scenario cheap { core.price: $1 to $1.5/GPU-hour }
sweep sizes { core.tokens: [1T, 2T, 4T] tokens, show: [core.cost, core.days] }
`;

/** One error: a unit that does not fit. */
export const wrongUnit = `pretrain core {
  params: 7B params
  tokens: 5 GB
}
`;

/** Valid, but claims too much. */
export const failedClaim = `let draws = 1 to 2
assert draws > 3 "never"
`;
