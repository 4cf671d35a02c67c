/**
 * Figures beyond those that were published: of a run, of post-training beside its pre-training, of what a user of a service takes. Each is
 * told beside one figure that somebody can look up; a test holds these against the library.
 */
import { summarize } from '../../draws/summary.js';
import type { Known } from '../../graph/queries/known.js';
import type { BlockResult } from '../../graph/queries/results.js';
import { pretrainingOf } from '../../kinds/origin.js';
import { answersAtOnce } from '../../kinds/query.js';
import { streamLoad } from '../../kinds/serving.js';
import { formatNumber, formatShare } from '../../quantity/format.js';
import type { Problem } from '../../schema/problem.js';
import type { Reader } from '../../schema/value.js';
import { spanOf } from './comparison.js';
import { at, ownGiven, type RuleContext } from './context.js';

/** The most hours of any run in the library, and the post-training and the service whose figures are published. */
export const published = {
  hours: { value: 240e6, run: 'run_grok_3', source: 'an estimate: Epoch AI model data set, February 2025' },
  postTraining: {
    value: 147 / 2788,
    run: 'run_deepseek_r1',
    source: 'arXiv 2501.12948, appendix B.4.4, and arXiv 2412.19437, table 1',
  },
  stream: { value: 21 / 1850, params: 37.6e9, run: 'service_deepseek', source: 'deepseek-ai/open-infra-index, February 2025' },
} as const;

/** An assumption: post-training of small models may well take as long as their training; from here on it is a claim of its own. */
const largeStage = { hours: 1e6, share: 0.1 };
/** An assumption: prompts, accelerators and software of another service may well make up for this much. */
const otherService = 5;

type Claimed = Known & { readonly range: NonNullable<Known['range']> };

export function beyondPublished(block: BlockResult, context: RuleContext): Problem[] {
  if (block.merged.item.library) return [];
  const compared = block.known.get('compare_with')?.current;
  const isCompared = (path: string): boolean => compared?.kind === 'block' && context.known(block, `compare_with.${path}`)?.range != null;
  const claimed = (path: string): Claimed | undefined => {
    const known = block.known.get(path);
    return ownGiven(block, path) === undefined || known?.range == null ? undefined : (known as Claimed);
  };
  const { kind } = block.merged.ref;
  if (kind === 'pretrain' && !isCompared('gpu_hours')) return hours(block, claimed('gpu_hours'));
  if (kind === 'posttrain' && !isCompared('pretraining_share')) return stage(block, claimed('gpu_hours'), context.reader(block));
  return kind === 'testtime' ? load(block, claimed('load'), context.reader(block)) : [];
}

function hours(block: BlockResult, own: Claimed | undefined): Problem[] {
  const { value, source } = published.hours;
  if (own === undefined || own.range.p5 <= value) return [];
  return [
    at(block, 'gpu_hours', {
      kind: 'beyond-published',
      claim: `\`gpu_hours\` are ${spanOf(own, own.range)}`,
      low: own.range.p5 / value,
      high: own.range.p95 / value,
      yardstick: `the ${formatNumber(value, 'GPU-hour')} of \`${published.hours.run}\`, the most of any run in the library`,
      source,
    }),
  ];
}

function stage(block: BlockResult, own: Claimed | undefined, reader: Reader): Problem[] {
  const { value, source } = published.postTraining;
  const [share, run] = [block.known.get('pretraining_share'), pretrainingOf(reader, block.merged.ref)];
  if (own === undefined || share?.range == null || run === undefined) return [];
  if (own.range.p5 < largeStage.hours || share.range.p5 < largeStage.share) return [];
  return [
    at(block, 'gpu_hours', {
      kind: 'beyond-published',
      claim: `\`${block.merged.ref.name}\` takes ${spanOf(share, share.range)} of the hours of its pre-training \`${run.name}\``,
      low: share.range.p5 / value,
      high: share.range.p95 / value,
      yardstick: `the ${formatShare(value)} that DeepSeek-R1 took of its own`,
      source,
    }),
  ];
}

/** Where the service says how fast it is, its own speed is the measure, and not that of another one. */
function load(block: BlockResult, own: Claimed | undefined, reader: Reader): Problem[] {
  const { value, source } = published.stream;
  const parallel = answersAtOnce(reader, '');
  if (own === undefined || parallel === undefined || streamLoad(reader) !== undefined) return [];
  const samples = summarize(parallel).p95;
  const size = sizeBeyond(block.known.get('params'));
  const streams = samples * value * (size / published.stream.params);
  if (own.range.p50 / streams < otherService || own.range.p5 <= streams) return [];
  const reading = samples === 1 ? 'a stream of 21 tokens/s takes' : `${formatNumber(samples, '')} streams of 21 tokens/s take`;
  const scaled = size === published.stream.params ? '' : `, scaled to ${formatNumber(size, 'params')}`;
  return [
    at(block, 'load', {
      kind: 'beyond-published',
      claim: `An active user takes ${spanOf(own, own.range)}`,
      low: own.range.p5 / streams,
      high: own.range.p95 / streams,
      yardstick: `the ${formatNumber(streams, 'GPU')} that ${reading} in DeepSeek's service${scaled}`,
      source,
    }),
  ];
}

/** A model that is known to be larger than DeepSeek's takes more for a token. A size that is only assumed, by a law, excuses nothing. */
function sizeBeyond(params: Known | undefined): number {
  const { params: least } = published.stream;
  return params?.range == null || params.assumed ? least : Math.max(least, params.range.p50);
}
