/** What is doubtful about answering: a choice nobody can make, counts that cannot be, curves far beyond their measurements. */
import type { Argument, Expr } from '../../../../grammar/src/index.js';
import { answerOf, counted } from '../../kinds/answer-accuracy.js';
import { isCount } from '../../kinds/answer-model.js';
import { passCountsOf } from '../../kinds/pass-counts.js';
import { formatNumber } from '../../quantity/format.js';
import { summarize } from '../../draws/summary.js';
import type { BlockResult } from '../../graph/queries/results.js';
import type { Problem } from '../../schema/problem.js';
import { at, ownGiven, type RuleContext } from './context.js';

const prefixes = ['', 'hard_query.'] as const;

export function answers(block: BlockResult, context: RuleContext): Problem[] {
  const { kind } = block.merged.ref;
  if (kind === 'benchmark') return countsOf(block, context);
  return kind === 'testtime' ? [...unverified(block, context), ...wholeCounts(block), ...far(block, context)] : [];
}

/** Told where the counts are named, not in every block that comes from there. */
function countsOf(block: BlockResult, context: RuleContext): Problem[] {
  const read = ownGiven(block, 'pass_counts') === undefined ? undefined : passCountsOf(context.reader(block));
  return read !== undefined && 'fault' in read ? [at(block, 'pass_counts', { kind: 'pass-counts', fault: read.fault })] : [];
}

function unverified(block: BlockResult, context: RuleContext): Problem[] {
  const reader = context.reader(block);
  const [benchmark, verifiable] = [reader.read('benchmark'), reader.read('benchmark.verifiable')];
  if (benchmark?.kind !== 'block' || verifiable?.kind !== 'boolean' || verifiable.value) return [];
  return prefixes.flatMap((prefix): Problem[] => {
    const path = `${prefix}strategy`;
    const strategy = block.known.get(path)?.current;
    const written = ownGiven(block, path);
    const verifier = strategy?.kind === 'word' ? strategy.args.get('verifier') : undefined;
    if (strategy?.kind !== 'word' || written === undefined || verifier?.kind !== 'word' || verifier.word !== 'exact') return [];
    const samples = literalOf(argumentOf(written.expr, 'samples')?.value);
    return [
      at(block, path, {
        kind: 'unverified-choice',
        benchmark: benchmark.block.name,
        strategy: strategy.word,
        repair: samples === undefined ? null : `majority_vote(samples: ${samples})`,
      }),
    ];
  });
}

function wholeCounts(block: BlockResult): Problem[] {
  return prefixes.flatMap(prefix => {
    const path = `${prefix}strategy`;
    const [strategy, written] = [block.known.get(path)?.current, ownGiven(block, path)];
    if (strategy?.kind !== 'word' || written === undefined) return [];
    return counted.flatMap((argument): Problem[] => {
      const value = strategy.args.get(argument);
      const place = argumentOf(written.expr, argument)?.value;
      // A point that is no count has been told already, as what a service cannot do.
      if (value?.kind !== 'number' || place === undefined || typeof value.draws === 'number' || isCount(value.draws)) return [];
      const { p5 } = summarize(value.draws);
      return [
        {
          kind: 'answer-count',
          argument,
          value: `${formatNumber(p5, '')} or less in a draw of twenty`,
          start: place.start,
          end: place.end,
        },
      ];
    });
  });
}

function far(block: BlockResult, context: RuleContext): Problem[] {
  return prefixes.flatMap((prefix): Problem[] => {
    const path = `${prefix}strategy`;
    const property = `${prefix}accuracy`;
    if (block.known.get(property)?.origin !== 'derived') return [];
    const answer = answerOf(context.reader(block), prefix, 'validity');
    if (answer === undefined || typeof answer === 'string' || !answer.far || answer.valid === true) return [];
    return [
      at(block, ownGiven(block, path) === undefined ? `${prefix}thinking` : path, { kind: 'far-answers', property, reason: answer.valid }),
    ];
  });
}

const argumentOf = (expr: Expr, name: string): Argument | undefined =>
  expr.kind === 'call' ? expr.args.find(argument => argument.name?.text === name) : undefined;

const literalOf = (expr: Expr | undefined): string | undefined =>
  expr?.kind === 'number' && expr.value >= 1 && Number.isInteger(expr.value) ? expr.text : undefined;
