/**
 * What was measured beside a plan, whatever a law says of it: phases of the file whose accuracy is given, and the runs a law was fitted to.
 * Each stands at its own compute and its own score.
 */
import { countUnusable, summarize } from '../draws/summary.js';
import { sourceOf, readerOf } from '../graph/queries/reader.js';
import type { BlockResult } from '../graph/queries/results.js';
import { fittedRuns } from '../kinds/law-fit.js';
import { runScores } from '../laws/accuracy-of-run.js';
import { sizeInLaw, trainingFlopOf } from '../laws/inputs.js';
import { formatNumber } from '../quantity/format.js';
import { checkpointOf } from './chains.js';
import { benchmarkOf } from './phase-accuracy.js';
import { figuresOf, offsetOf, readerFor, titleOf, type PlanFigures } from './plan-figures.js';
import type { CurveMarker } from './types.js';

/** More runs than this are no points any more but a cloud. */
const mostRuns = 200;

const isGiven = (block: BlockResult): boolean => ['given', 'inherited'].includes(block.known.get('accuracy')?.origin ?? '');

/** Other phases of the same kind and benchmark with an accuracy that the file gives, at the compute under this path. */
function othersMeasured(
  plan: PlanFigures,
  block: BlockResult,
  path: string,
  { among, details }: { readonly among?: (other: BlockResult) => boolean; readonly details: (other: BlockResult) => readonly string[] },
): readonly CurveMarker[] {
  const others = [...plan.results.values()].filter(
    other =>
      other !== block &&
      other.merged.ref.kind === block.merged.ref.kind &&
      benchmarkOf(other) === benchmarkOf(block) &&
      isGiven(other) &&
      among?.(other) !== false,
  );
  return others.flatMap((other): readonly CurveMarker[] => {
    const [x, y] = [path, 'accuracy'].map(each => other.known.get(each)?.number?.draws);
    if (x === undefined || y === undefined || countUnusable(x) > 0 || countUnusable(y) > 0) return [];
    return [
      {
        id: `measured-${other.merged.ref.name}`,
        label: titleOf(other),
        role: 'measured',
        x: summarize(x),
        y: summarize(y),
        details: details(other),
        offset: offsetOf(other),
      },
    ];
  });
}

/** Runs: those of the file, and those behind the law of loss from which the score follows. */
export function measuredRuns(plan: PlanFigures, block: BlockResult, benchmark: string | null): readonly CurveMarker[] {
  if (benchmark === null || benchmarkOf(block) !== benchmark) return [];
  const ofFile = othersMeasured(plan, block, 'flop', { details: other => figuresOf(other, ['params', 'tokens']) });
  return [...ofFile, ...runsOfFit(plan, block)];
}

/** Services of the same checkpoint whose accuracy the file gives. */
export function measuredAnswers(plan: PlanFigures, block: BlockResult): readonly CurveMarker[] {
  const checkpoint = checkpointOf(block);
  return othersMeasured(plan, block, 'flop_per_easy_query', {
    among: other => checkpoint !== undefined && checkpointOf(other) === checkpoint,
    details: other => {
      const strategy = other.known.get('strategy')?.value;
      return typeof strategy === 'string' ? [strategy] : [];
    },
  });
}

/** Sizes nearer than this are one model, named with more or fewer digits. */
const sameSize = 0.05;

/**
 * Runs of the plan's own size where there are any, since they lie on its curve; else all of them. A run of its size is named by its tokens.
 */
function runsOfFit(plan: PlanFigures, block: BlockResult): readonly CurveMarker[] {
  const reader = readerFor(plan, block);
  const law = reader.read('benchmark.loss_law') ?? reader.read('law');
  const scores = runScores(reader);
  if (law?.kind !== 'block' || typeof scores === 'string' || scores.loss === undefined) return [];
  const fitted = fittedRuns(readerOf(sourceOf(plan.universe, law.block), []));
  const [N, D, loss] = ['N', 'D', 'loss'].map(name => fitted?.runs.numbers.get(name));
  if (fitted === undefined || N === undefined || D === undefined || loss === undefined) return [];
  const counted = sizeInLaw(reader, scores.loss);
  const size = counted === undefined || typeof counted === 'string' ? NaN : summarize(counted).p50;
  const isOwn = (run: number): boolean => Math.abs(N[run]! / size - 1) < sameSize;
  const all = [...fitted.runs.lines.keys()];
  const own = all.filter(isOwn);
  return (own.length > 0 ? own : all.slice(0, mostRuns)).flatMap((run): readonly CurveMarker[] => {
    const [params, tokens, line] = [N[run]!, D[run]!, fitted.runs.lines[run]!];
    const score = scores.at({ counted: params, tokens, loss: loss[run]! });
    if (typeof score === 'string' || countUnusable(score.draws) > 0) return [];
    const [named, seen] = [formatNumber(params, 'params'), formatNumber(tokens, 'tokens')];
    return [
      {
        id: `run-${line}`,
        label: isOwn(run) ? seen : `${named}, ${seen}`,
        role: 'measured',
        x: summarize(trainingFlopOf(params, tokens)),
        y: summarize(summarize(score.draws).p50),
        details: [named, seen, `line ${line} of ${fitted.path}`],
      },
    ];
  });
}
