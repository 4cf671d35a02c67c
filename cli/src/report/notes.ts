/** What must be said beside the numbers of a block: assumptions, doubts, sources, gaps. */
import type { Estimate } from '../../../engine/src/index.js';
import type { Note } from './section.js';

export function noteLines(shown: readonly Estimate[], hidden: readonly Estimate[]): Note[] {
  return [...shown.flatMap(assumption), ...shown.flatMap(doubt), ...sources(shown), ...gaps(hidden)];
}

/** Also a derived value may rest on an assumption: active parameters standing for all of them. */
function assumption({ path, origin, because, source }: Estimate): Note[] {
  if (origin === 'default') return [{ mark: '*', text: `${path}: assumed${because === null ? '' : `, because ${because}`}${inBrackets(source)}` }];
  return origin !== 'unknown' && because !== null ? [{ mark: '*', text: `${path}: ${because}` }] : [];
}

function doubt({ path, valid }: Estimate): Note[] {
  return valid === true ? [] : [{ mark: '!', text: `${path}: ${valid}` }];
}

/** One line a source: a chip has a dozen figures from one data sheet. */
function sources(shown: readonly Estimate[]): Note[] {
  const pathsBySource = new Map<string, string[]>();
  for (const { path, origin, source } of shown) {
    if (source === null || origin === 'default' || origin === 'derived') continue;
    const paths = pathsBySource.get(source);
    if (paths === undefined) pathsBySource.set(source, [path]);
    else paths.push(path);
  }
  return [...pathsBySource].map(([source, paths]) => ({ mark: '', text: `${paths.join(', ')}: ${source}` }));
}

function gaps(hidden: readonly Estimate[]): Note[] {
  return hidden.length === 0 ? [] : [{ mark: '?', text: `unknown: ${hidden.map(({ path }) => path).join(', ')}` }];
}

const inBrackets = (source: string | null): string => (source === null ? '' : ` (${source})`);
