/** Demand from the top, users x usage x load, held against what a user takes at the speed of the service. */
import { divide, multiply, type Draws } from '../../draws/arithmetic.js';
import { summarize } from '../../draws/summary.js';
import type { BlockResult } from '../../graph/queries/results.js';
import { drawsAt } from '../../kinds/served-model.js';
import { streamLoad } from '../../kinds/serving.js';
import { exponent } from '../../quantity/dimension.js';
import { formatNumber } from '../../quantity/format.js';
import { day } from '../../quantity/time.js';
import type { Problem } from '../../schema/problem.js';
import type { Reader } from '../../schema/value.js';
import { at, ownGiven } from './context.js';

/** As estimates are compared: twice apart, with separate intervals. */
const warning = 2;

export function demandApart(block: BlockResult, reader: Reader): Problem[] {
  const [own, load, usage] = [ownGiven(block, 'load'), drawsAt(reader, 'load'), reader.number('usage')];
  if (own === undefined || load === undefined || usage === undefined || exponent(usage.dimension, 'query') !== 0) return [];
  const other = fromBelow(reader);
  if (other === undefined) return [];
  const [top, below] = [summarize(load), summarize(other.load)];
  if (
    !(below.p50 > 0) ||
    !(top.p50 > 0) ||
    Math.max(top.p50 / below.p50, below.p50 / top.p50) <= warning ||
    !(top.p95 < below.p5 || below.p95 < top.p5)
  )
    return [];
  return [
    at(block, 'load', {
      kind: 'demand-apart',
      block: block.merged.ref.name,
      load: spanText(top.p5, top.p95),
      stream: formatNumber(below.p50, 'GPU'),
      how: other.how,
      low: top.p5 / below.p50,
      high: top.p95 / below.p50,
      value: { start: own.expr.start, end: own.expr.end },
    }),
  ];
}

const spanText = (low: number, high: number): string =>
  low === high ? formatNumber(low, 'GPU') : `${Number(low.toPrecision(3))} to ${formatNumber(high, 'GPU')}`;

/** Accelerators of an active user: by the queries that are named, else by answers that he reads as they stream. */
function fromBelow(reader: Reader): { readonly load: Draws; readonly how: string } | undefined {
  const [queries, users, usage, generated, speed] = ['queries', 'users', 'usage', 'generated_per_easy_query', 'tokens_per_second'].map(
    path => drawsAt(reader, path),
  );
  if (queries !== undefined && users !== undefined && usage !== undefined && generated !== undefined && speed !== undefined) {
    return {
      load: divide(divide(multiply(queries, generated), speed), multiply(users, usage)),
      how: `With ${formatNumber(summarize(queries).p50 * day, 'queries/day')}, an active user`,
    };
  }
  const [stream, each] = [streamLoad(reader), drawsAt(reader, 'tokens_per_second_per_user')];
  return stream === undefined || each === undefined
    ? undefined
    : { load: stream, how: `Somebody who streams ${formatNumber(summarize(each).p50, 'tokens/s')}` };
}
