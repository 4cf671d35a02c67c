/** What must be said beside the numbers of a block: assumptions, doubts, sources, gaps. */
import type { Estimate } from '../../../engine/src/index.js';
import { noteOn, type Note } from './section.js';
import { valueText } from './value-text.js';

export interface NotedValues {
  /** Values that stand in the table. */
  readonly shown: readonly Estimate[];
  /** Assumptions that do not: the note tells their value too. */
  readonly assumed: readonly Estimate[];
  /** What nobody knows. */
  readonly unknown: readonly Estimate[];
}

export function noteLines({ shown, assumed, unknown }: NotedValues, block: string): Note[] {
  return [...assumptions(shown, assumed), ...assumedElsewhere(shown, block), ...shown.flatMap(doubt), ...sources(shown), ...gaps(unknown)];
}

/** One line a reason. Also a derived value may rest on an assumption: active parameters standing for all of them. */
function assumptions(shown: readonly Estimate[], assumed: readonly Estimate[]): Note[] {
  const explained = shown.filter(({ origin, because }) => origin === 'default' || (origin !== 'unknown' && because !== null));
  return [
    ...grouped(explained, reasonOf, ({ path }) => path, '*'),
    ...grouped(assumed, reasonOf, estimate => `${estimate.path} ${valueText(estimate)}`, '*'),
  ];
}

/** Assumptions of other blocks that the figures rest on, and prices of the library: they are not in the text, and they move the result. */
function assumedElsewhere(shown: readonly Estimate[], block: string): Note[] {
  const found = new Map<string, Estimate>();
  const seen = new Set<Estimate>();
  const visit = (estimate: Estimate): void => {
    if (seen.has(estimate)) return;
    seen.add(estimate);
    for (const { path, estimate: input } of estimate.inputs) {
      const uncertain = input.range !== null && input.range.p5 !== input.range.p95;
      const silent = input.origin === 'default' || (input.origin === 'library' && input.path === 'price');
      if (silent && uncertain && !path.startsWith(`${block}.`)) found.set(path, input);
      visit(input);
    }
  };
  shown.forEach(visit);
  const because = (estimate: Estimate): string =>
    estimate.origin === 'library' ? `library (${estimate.source ?? 'no source'})` : reasonOf(estimate);
  return [...found].map(([path, estimate]) => noteOn(`${path} ${valueText(estimate)}`, because(estimate), '*'));
}

const reasonOf = ({ because, source }: Estimate): string => (because ?? 'assumed') + (source === null ? '' : ` (${source})`);

function doubt({ path, valid }: Estimate): Note[] {
  return valid === true ? [] : [{ mark: '!', text: `${path}: ${valid}` }];
}

/** One line a source: a chip has a dozen figures from one data sheet. What was derived has its source in `scale explain`. */
function sources(shown: readonly Estimate[]): Note[] {
  const published = shown.filter(({ origin, source }) => source !== null && origin !== 'default' && origin !== 'derived');
  return grouped(
    published,
    ({ source }) => source ?? '',
    ({ path }) => path,
    '',
  );
}

function gaps(unknown: readonly Estimate[]): Note[] {
  return unknown.length === 0 ? [] : [{ mark: '?', text: `unknown: ${unknown.map(({ path }) => path).join(', ')}` }];
}

/** `first, second: what is said of both`. */
function grouped(
  estimates: readonly Estimate[],
  saying: (estimate: Estimate) => string,
  name: (estimate: Estimate) => string,
  mark: string,
): Note[] {
  const namesBySaying = new Map<string, string[]>();
  for (const estimate of estimates) {
    const said = saying(estimate);
    namesBySaying.set(said, [...(namesBySaying.get(said) ?? []), name(estimate)]);
  }
  return [...namesBySaying].map(([said, names]) => noteOn(names.join(', '), said, mark));
}
