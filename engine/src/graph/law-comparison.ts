/** What every law that can be named says of one training phase: how far apart they are is part of what a plan should know. */
import type { LawAnswer, LawComparison } from '../analysis.js';
import { divide, type Draws } from '../draws/arithmetic.js';
import { countUnusable, summarize } from '../draws/summary.js';
import type { Summary } from '../estimate.js';
import { computeForLaws, lossOfPhase } from '../kinds/law-outcomes.js';
import { evaluateLaw, isOfRuns, lawFrom, validity, type Law } from '../laws/apply.js';
import { optimum } from '../laws/optimum.js';
import type { BlockRef, Reader } from '../schema/value.js';
import { resultReader } from './queries/reader.js';
import { resolveBlock } from './queries/lookup.js';
import type { BlockResult } from './queries/results.js';
import type { Universe } from './queries/world-context.js';

/** Laws of accuracy answer another question. */
const comparable = ['loss', 'params', 'tokens'];

/** `names` are those of the laws that can be seen. A law that has nothing to say of the phase says why. */
export function compareLaws(
  universe: Universe,
  block: BlockResult,
  names: readonly { readonly name: string; readonly title: string | null }[],
): LawComparison {
  const phase = resultReader(universe, block);
  const own = phase.read('law');
  const laws = names.flatMap(({ name, title }): LawAnswer[] => {
    const ref = resolveBlock([name], { universe, file: universe.world.main });
    const law = ref?.kind === 'law' ? phase.open(ref) : undefined;
    const gives = law?.word('gives');
    if (ref === undefined || law === undefined || gives === undefined || !comparable.includes(gives) || !isOfRuns(law)) return [];
    const isOwn = own?.kind === 'block' && own.block.name === ref.name && own.block.file === ref.file;
    return [{ name, title, own: isOwn, gives, ...answerOf(phase, ref) }];
  });
  return { laws };
}

type Answer = Omit<LawAnswer, 'name' | 'title' | 'own' | 'gives'>;

const nothing = (because: string): Answer => ({ loss: null, because, valid: true, optimum: null, optimumBecause: because });

function answerOf(phase: Reader, ref: BlockRef): Answer {
  const law = lawFrom(phase, { reader: phase.open(ref), block: ref, path: '' });
  if (typeof law === 'string') return nothing(law);
  return { ...lossBy(phase, law), ...optimumBy(phase, law) };
}

function lossBy(phase: Reader, law: Law): Pick<Answer, 'loss' | 'because' | 'valid'> {
  if (law.gives !== 'loss') return { loss: null, because: `it gives the ${law.gives} of least loss`, valid: true };
  const found = lossOfPhase(phase, law);
  const loss = typeof found === 'string' ? null : summaryOf(found.loss);
  if (typeof found === 'string' || loss === null)
    return { loss: null, because: typeof found === 'string' ? found : 'it divides by zero or is too large', valid: true };
  return { loss, because: null, valid: found.valid };
}

function optimumBy(phase: Reader, law: Law): Pick<Answer, 'optimum' | 'optimumBecause'> {
  const flop = computeForLaws(phase);
  const best = flop === undefined ? 'the compute of this phase is not known' : optimum(law, flop);
  if (flop === undefined || typeof best === 'string') return { optimum: null, optimumBecause: typeof best === 'string' ? best : null };
  const [params, tokens, ratio] = [best.params, best.tokens, divide(best.tokens, best.params)].map(summaryOf);
  const loss = law.gives === 'loss' ? evaluateLaw(law, best.params, best.tokens) : null;
  if (params == null || tokens == null || ratio == null) return { optimum: null, optimumBecause: 'it divides by zero or is too large' };
  const valid = validity(law, law.gives === 'loss' ? { N: best.params, D: best.tokens } : { C: flop });
  return {
    optimum: { params, tokens, tokensPerParam: ratio, loss: loss === null || typeof loss === 'string' ? null : summaryOf(loss), valid },
    optimumBecause: null,
  };
}

const summaryOf = (draws: Draws): Summary | null => (countUnusable(draws) > 0 ? null : summarize(draws));
