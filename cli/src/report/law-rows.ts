/** Laws side by side: a row for each, what keeps it from an answer, and how far apart they are. */
import { formatNumber, type LawAnswer, type Summary } from '../../../engine/src/index.js';

export const lawColumns = ['law', 'loss', 'best N', 'best D', 'D/N', 'least loss'] as const;

/** Those that have an answer. */
export const answering = (laws: readonly LawAnswer[]): readonly LawAnswer[] =>
  laws.filter(({ loss, optimum }) => loss !== null || optimum !== null);

type Show = (value: number, unit: string) => string;

/** Cells of medians; signs say which is the law of the run and what is an extrapolation. */
export function lawRow({ name, own, loss, valid, optimum }: LawAnswer, show: Show): string[] {
  const middle = (summary: Summary | null | undefined, unit = '', digits?: number): string => {
    if (summary == null) return '–';
    return digits === undefined ? show(summary.p50, unit) : summary.p50.toFixed(digits);
  };
  return [
    own ? `${name} *` : name,
    marked(middle(loss, '', 3), valid),
    marked(middle(optimum?.params), optimum?.valid ?? true),
    marked(middle(optimum?.tokens), optimum?.valid ?? true),
    middle(optimum?.tokensPerParam),
    middle(optimum?.loss, '', 3),
  ];
}

const marked = (text: string, valid: true | string): string => (valid === true || text === '–' ? text : `${text} !`);

/** Why a law says less than the others, each reason once. */
export function noteOf({ gives, loss, because, optimum, optimumBecause }: LawAnswer): readonly string[] {
  if (gives !== 'loss' && optimum !== null) return [];
  return [...new Set([loss === null ? because : null, optimum === null ? optimumBecause : null])].filter(each => each !== null);
}

/**
 * The least and the most tokens per parameter, and who says so: of the laws that were fitted at this compute, if there are two of them,
 * else of all. Losses of different corpora do not compare, and are left out.
 */
export function spreadOf(laws: readonly LawAnswer[]): readonly string[] {
  const all = laws
    .flatMap(({ name, optimum }) =>
      optimum === null ? [] : [{ name, ratio: optimum.tokensPerParam.p50, isInside: optimum.valid === true }],
    )
    .sort((a, b) => a.ratio - b.ratio);
  const inside = all.filter(({ isInside }) => isInside);
  const known = inside.length > 1 ? inside : all;
  const [least, most] = [known[0], known.at(-1)];
  if (least === undefined || most === undefined || known.length < 2) return [];
  const which = inside.length > 1 ? 'the laws fitted at this compute' : 'all laws, which extrapolate here';
  return [
    `Best tokens per parameter by ${which}: ${formatNumber(least.ratio, '')} (${least.name}) to ${formatNumber(most.ratio, '')} (${most.name}).`,
    'Losses of different corpora do not compare.',
  ];
}
