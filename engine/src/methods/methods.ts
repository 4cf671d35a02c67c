/**
 * Post-training methods, each in a file of its own: arguments, cost, defaults and source. The order is that of completion and of the
 * reference.
 */
import { bestOfN } from './best-of-n.js';
import { continual } from './continual.js';
import { distill } from './distill.js';
import { dpo } from './dpo.js';
import { grpo } from './grpo.js';
import { lora, qlora } from './lora.js';
import type { Method } from './method.js';
import { ppo } from './ppo.js';
import { prune } from './prune.js';
import { qat } from './qat.js';
import { quantize } from './quantize.js';
import { rejectionSampling } from './rejection-sampling.js';
import { rewardModel } from './reward-model.js';
import { rlaif } from './rlaif.js';
import { rlhf } from './rlhf.js';
import { search } from './search.js';
import { sft } from './sft.js';
import { synthetic } from './synthetic.js';

export const methods: readonly Method[] = [
  sft,
  lora,
  qlora,
  continual,
  distill,
  rewardModel,
  ppo,
  rlhf,
  rlaif,
  dpo,
  grpo,
  bestOfN,
  rejectionSampling,
  search,
  synthetic,
  prune,
  quantize,
  qat,
];

/** `undefined` for a word that is no method. */
export const methodNamed = (name: string | undefined): Method | undefined => methods.find(method => method.name === name);

/** Names of the methods of which something holds. */
export const methodsWith = (holds: (method: Method) => boolean): readonly string[] => methods.filter(holds).map(({ name }) => name);
