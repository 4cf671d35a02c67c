/**
 * The three laws on one benchmark. Pre-training and post-training share an axis, training compute, cumulated: the second begins where the
 * first ends. Test-time compute is that of a query, so that it has an axis of its own. What is shown is a score, and every panel says what
 * is missing where it has none.
 */
import { add, divide, multiply } from '../draws/arithmetic.js';
import { summarize } from '../draws/summary.js';
import { formatNumber } from '../quantity/format.js';
import { chainsOf, type Chain } from './chains.js';
import { panelsOf } from './phase-panels.js';
import { benchmarkOf } from './phase-accuracy.js';
import { shareAxis, titleOf, type PlanFigures } from './plan-figures.js';
import type { CurveAxis, CurveSet, ThreeLaws } from './types.js';

/** One picture for each phase that no other phase of the file stands on, first those of which most can be drawn. */
export function threeLaws(plan: PlanFigures): readonly ThreeLaws[] {
  const isDrawn = (panel: CurveSet): boolean => panel.unavailable === undefined;
  const worth = ({ panels }: ThreeLaws): number => 10 * panels.filter(isDrawn).length + panels.filter(({ block }) => block !== '').length;
  return picturesOf(plan).toSorted((a, b) => worth(b) - worth(a));
}

function picturesOf(plan: PlanFigures): readonly ThreeLaws[] {
  return chainsOf(plan).map(chain => {
    const last = chain.testtime ?? chain.posttrain.at(-1) ?? chain.pretrain!;
    const benchmark =
      [chain.testtime, ...chain.posttrain, chain.pretrain]
        .map(block => (block === undefined ? null : benchmarkOf(block)))
        .find(name => name !== null) ?? null;
    const drawn = panelsOf(plan, chain, benchmark);
    const y: CurveAxis = { ...shareAxis(benchmark), scale: isFarAbove(drawn) ? 'log' : 'linear' };
    const panels = drawn.map(panel => ({ ...panel, y }));
    return {
      id: `three-laws:${last.merged.ref.name}`,
      title: titleOf(last),
      benchmark,
      y,
      panels,
      note: noteOf(chain, panels, y),
    };
  });
}

/** Where what training reaches would be pressed into so small a part of an even axis, nothing could be read of it. */
const leastPart = 0.05;

/** Test-time compute raises the score so far above what training reaches that only logarithms show both. */
function isFarAbove(panels: readonly CurveSet[]): boolean {
  const bestOf = (wanted: (panel: CurveSet) => boolean): number =>
    panels
      .filter(wanted)
      .flatMap(({ curves, markers }) => [
        ...curves.flatMap(({ points }) => points.filter(({ valid }) => valid).map(({ p50 }) => p50)),
        ...markers.map(({ y }) => y.p50),
      ])
      .reduce((a, b) => Math.max(a, b), 0);
  const trained = bestOf(({ phase }) => phase !== 'testtime');
  return trained > 0 && trained < leastPart * bestOf(({ phase }) => phase === 'testtime');
}

const nothingScored =
  'No phase of this chain has a score. Name a `benchmark` in it that says what moves the score: `from_loss` for pre-training, `from_rl` for reinforcement learning, ' +
  '`difficulty`, `majority_ceiling` or `thinking` for answers. Or give `accuracy` as it was measured.';

/** What the axes are, and how much all queries of the plan come to beside its training. */
function noteOf({ testtime, posttrain, pretrain }: Chain, panels: readonly CurveSet[], y: CurveAxis): string {
  if (panels.every(({ unavailable }) => unavailable !== undefined)) return nothingScored;
  const warning = panels.map(({ note }) => note).filter(note => note !== '');
  const [lifetime, ...training] = [testtime, ...posttrain, pretrain].map(block => block?.known.get('flop')?.number?.draws);
  const trained = training.filter(draws => draws !== undefined);
  const [queries, days] = ['queries', 'days'].map(path => testtime?.known.get(path)?.number?.draws);
  const all =
    lifetime === undefined || trained.length === 0 || queries === undefined || days === undefined
      ? []
      : [
          `Over its time of service the plan answers ${formatNumber(summarize(multiply(queries, days)).p50, 'queries')} with ${formatNumber(summarize(lifetime).p50, 'FLOP')}, ` +
            `${formatNumber(summarize(divide(lifetime, trained.reduce(add))).p50, '')} times its training.`,
        ];
  return [
    'Training is on one axis, compute cumulated, in logarithms up to the checkpoint and evenly after it; test-time compute is that of one query, another axis. ' +
      `${y.scale === 'log' ? 'The score is in logarithms too: samples raise it far above what training reaches. ' : ''}` +
      'Bands are P5 to P95; dashed where a law is an extrapolation. Gains of techniques do not add up.',
    ...all,
    ...warning,
  ].join(' ');
}
