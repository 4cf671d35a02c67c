/** What is told of services. */
import { beyondContext } from './beyond-context.js';
import { demandApart } from './demand-apart.js';
import { impossibleDemand } from './impossible-demand.js';
import { largeDraft } from './large-draft.js';
import { latencyMissed } from './latency-missed.js';
import { noGain } from './no-gain.js';
import { noVerifier } from './no-verifier.js';
import { replicaTooSmall } from './replica-too-small.js';
import { wholeCount } from './whole-count.js';
import type { AnyCheck } from '../check.js';

export const servingChecks: readonly AnyCheck[] = [
  demandApart,
  replicaTooSmall,
  noVerifier,
  wholeCount,
  latencyMissed,
  largeDraft,
  impossibleDemand,
  beyondContext,
  noGain,
];
