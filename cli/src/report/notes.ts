/** What must be said beside the numbers of a block: assumptions, doubts, sources, gaps. */
import type { Estimate } from '../../../engine/src/index.js';
import type { Note } from './section.js';
import { valueText } from './value-text.js';

export interface NotedValues {
  /** Values that stand in the table. */
  readonly shown: readonly Estimate[];
  /** Assumptions that do not: the note tells their value too. */
  readonly assumed: readonly Estimate[];
  /** What nobody knows. */
  readonly unknown: readonly Estimate[];
}

export function noteLines({ shown, assumed, unknown }: NotedValues): Note[] {
  return [...assumptions(shown, assumed), ...shown.flatMap(doubt), ...sources(shown), ...gaps(unknown)];
}

/** One line a reason. Also a derived value may rest on an assumption: active parameters standing for all of them. */
function assumptions(shown: readonly Estimate[], assumed: readonly Estimate[]): Note[] {
  const explained = shown.filter(({ origin, because }) => origin === 'default' || (origin !== 'unknown' && because !== null));
  return [
    ...grouped(explained, reasonOf, ({ path }) => path, '*'),
    ...grouped(assumed, reasonOf, estimate => `${estimate.path} ${valueText(estimate)}`, '*'),
  ];
}

const reasonOf = ({ because, source }: Estimate): string => (because ?? 'assumed') + (source === null ? '' : ` (${source})`);

function doubt({ path, valid }: Estimate): Note[] {
  return valid === true ? [] : [{ mark: '!', text: `${path}: ${valid}` }];
}

/** One line a source: a chip has a dozen figures from one data sheet. What was derived has its source in `scale explain`. */
function sources(shown: readonly Estimate[]): Note[] {
  const published = shown.filter(({ origin, source }) => source !== null && origin !== 'default' && origin !== 'derived');
  return grouped(published, ({ source }) => source ?? '', ({ path }) => path, '');
}

function gaps(unknown: readonly Estimate[]): Note[] {
  return unknown.length === 0 ? [] : [{ mark: '?', text: `unknown: ${unknown.map(({ path }) => path).join(', ')}` }];
}

/** `first, second: what is said of both`. */
function grouped(estimates: readonly Estimate[], saying: (estimate: Estimate) => string, name: (estimate: Estimate) => string, mark: string): Note[] {
  const namesBySaying = new Map<string, string[]>();
  for (const estimate of estimates) {
    const said = saying(estimate);
    namesBySaying.set(said, [...(namesBySaying.get(said) ?? []), name(estimate)]);
  }
  return [...namesBySaying].map(([said, names]) => ({ mark, text: `${names.join(', ')}: ${said}` }));
}
