/** What ten times the compute of each phase of a budget would buy, in sentences that every view of the budget can show. */
import type { Summary } from '../estimate.js';
import type { BlockResult } from '../graph/queries/results.js';
import { formatNumber, formatRange } from '../quantity/format.js';

const caution = 'Each phase by itself, all else as planned: gains do not add up, and nobody measured them together.';

/** One sentence for each phase whose gain is known, and of several that they are no sum. */
export function exchangeNotes(budget: BlockResult, titles: ReadonlyMap<string, string>): readonly string[] {
  const sentences = [...titles].flatMap(([name, title]) => sentenceOf(budget, name, title));
  return sentences.length < 2 ? sentences : [...sentences, caution];
}

function sentenceOf(budget: BlockResult, name: string, title: string): readonly string[] {
  const [accuracy, loss, orders] = ['accuracy', 'loss', 'pretraining'].map(what => budget.known.get(`exchange.${name}.${what}`));
  const gain = accuracy?.range != null ? accuracy : loss?.range != null ? loss : undefined;
  if (gain?.range == null) return [];
  const bought = gain === accuracy ? `adds ${points(gain.range)} of score` : `saves ${formatRange(gain.range, gain.unit)} of loss`;
  const doubts = [gain, orders].some(known => known?.range != null && known.valid !== true) ? ', an extrapolation' : '';
  return [`Ten times the compute of ${title} ${bought}${doubts}${rateOf(orders)}.`];
}

/** A difference of shares: in points, since a share of a share would read alike. */
const points = ({ p5, p50, p95, mean }: Summary): string =>
  `${formatRange({ p5: 100 * p5, p50: 100 * p50, p95: 100 * p95, mean: 100 * mean }, '')} points`;

function rateOf(orders: ReturnType<BlockResult['known']['get']>): string {
  if (orders === undefined) return '';
  if (orders.range === null) return `; what pre-training would add as much is not known: ${orders.because ?? 'it is unknown'}`;
  return `, as much as ${formatNumber(orders.range.p50, '')} orders of magnitude of pre-training`;
}
