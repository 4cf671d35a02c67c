/** Scores that cannot be, laws that give no score, and scores that lie too far from what their law has seen. */
import { namesIn } from '../../../../grammar/src/index.js';
import { summarize } from '../../draws/summary.js';
import { accuracyOfRun } from '../../laws/accuracy-of-run.js';
import { accuracyOfStage, checkpointScore, reinforced } from '../../laws/accuracy-of-stage.js';
import type { BlockResult } from '../../graph/queries/results.js';
import type { Problem } from '../../schema/problem.js';
import type { Value } from '../../schema/value.js';
import { at, headOf, ownGiven, phases, type RuleContext } from './context.js';

/** Beyond this nobody has published how far such predictions are off. */
const farthest = 1;

export const accuracy = (block: BlockResult, context: RuleContext): Problem[] => [
  ...slots(block, context),
  ...bounds(block, context),
  ...reach(block, context),
  ...end(block, context),
];

const wantedOf: Readonly<Record<string, string>> = {
  from_loss: 'accuracy',
  from_rl: 'accuracy',
  from_pruning: 'accuracy',
  from_samples: 'accuracy',
  from_thinking: 'accuracy',
  loss_law: 'loss',
};

function slots(block: BlockResult, context: RuleContext): Problem[] {
  if (block.merged.ref.kind !== 'benchmark') return [];
  return Object.entries(wantedOf).flatMap(([slot, wanted]): Problem[] => {
    const written = ownGiven(block, slot);
    const law = block.known.get(slot)?.current;
    const gives = context.word(block, `${slot}.gives`);
    if (written === undefined || law?.kind !== 'block' || gives === undefined || gives === wanted) return [];
    const { start, end: stop } = written.node.path;
    const isLoss =
      slot === 'from_loss' &&
      gives === 'loss' &&
      !block.merged.givens.has('loss_law') &&
      !readsLoss(context.reader(block).read(`${slot}.form`));
    return [at(block, slot, { kind: 'slot-law', slot, law: law.block.name, gives, wanted, key: isLoss ? { start, end: stop } : null })];
  });
}

/** A law over a loss that does not say what it gives is one of accuracy that forgot to. */
const readsLoss = (form: Value | undefined): boolean => form?.kind === 'form' && namesIn(form.expr).has('L');

/** A measured score outside of chance and ceiling of its benchmark. */
function bounds(block: BlockResult, context: RuleContext): Problem[] {
  const score = block.known.get('accuracy')?.number;
  const benchmark = block.known.get('benchmark')?.current;
  if (ownGiven(block, 'accuracy') === undefined || score === undefined || benchmark?.kind !== 'block') return [];
  const median = summarize(score.draws).p50;
  const [chance, ceiling] = ['chance', 'ceiling'].map(path => context.reader(block).number(`benchmark.${path}`)?.draws);
  if (ceiling !== undefined && median > summarize(ceiling).p95)
    return [
      at(block, 'accuracy', {
        kind: 'score-bounds',
        fault: 'above-ceiling',
        score: median,
        bound: summarize(ceiling).p95,
        name: benchmark.block.name,
      }),
    ];
  if (chance === undefined || median >= summarize(chance).p5) return [];
  return [
    at(block, 'accuracy', {
      kind: 'score-bounds',
      fault: 'below-chance',
      score: median,
      bound: summarize(chance).p5,
      name: benchmark.block.name,
    }),
  ];
}

/** A predicted score beyond the range of its law: said, and from a factor of ten on warned of. */
function reach(block: BlockResult, context: RuleContext): Problem[] {
  const known = block.known.get('accuracy');
  if (!phases.has(block.merged.ref.kind) || known === undefined || known.origin !== 'derived' || known.valid === true) return [];
  // Answers are judged by what they draw and think.
  if (block.merged.ref.kind === 'testtime') return [];
  const reader = context.reader(block);
  const score = block.known.has('method') ? accuracyOfStage(reader) : accuracyOfRun(reader);
  const decades = typeof score === 'object' ? score.decades : 0;
  if (decades > farthest)
    return [at(block, 'benchmark', { kind: 'far-extrapolation', block: block.merged.ref.name, decades, reason: known.valid })];
  return [at(block, 'benchmark', { kind: 'outside-validity', property: 'accuracy', reason: known.valid })];
}

/** Reinforcement learning that would make the model worse: it begins above the end of the curve. */
function end(block: BlockResult, context: RuleContext): Problem[] {
  const score = block.known.get('accuracy');
  const method = block.known.get('method')?.current;
  if (score?.number === undefined || score.origin !== 'derived' || method?.kind !== 'word' || !reinforced.includes(method.word)) return [];
  const reader = context.reader(block);
  const start = checkpointScore(reader);
  const law = reader.read('benchmark.from_rl');
  if (typeof start === 'string' || law?.kind !== 'block') return [];
  const [before, after] = [summarize(start).p50, summarize(score.number.draws).p50];
  if (before <= after + 1e-9) return [];
  const span = ownGiven(block, 'benchmark')?.expr ?? headOf(block);
  return [
    {
      kind: 'score-bounds',
      fault: 'starts-above-end',
      score: before,
      bound: after,
      name: law.block.name,
      start: span.start,
      end: span.end,
    },
  ];
}
