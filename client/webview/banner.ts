/** The line above the picture that says why it is dimmed, with a way to the place. */
import type { PreviewData } from '../../server/src/protocol.js';
import { createElement, createLink } from './dom.js';

export interface Banner {
  readonly element: HTMLElement;
  show(problem: PreviewData['problem'], stale: string | null): void;
}

export function createBanner(goto: (offset: number) => void): Banner {
  const element = createElement('div', { className: 'banner', attributes: { role: 'status' } });
  return {
    element,
    show(problem, stale) {
      element.hidden = problem === undefined && stale === null;
      const others = problem !== undefined && problem.count > 1 ? ` and ${problem.count - 1} more` : '';
      element.replaceChildren(
        ...(problem === undefined ? [] : [createLink(`Line ${problem.line}`, () => goto(problem.offset), 'Go to this line')]),
        ...(problem === undefined ? [] : [`: ${problem.message}${others}. `]),
        ...(stale === null ? [] : [stale]),
        ...(element.hidden ? [] : [createElement('span', { className: 'muted', text: ' The picture shows what still has a meaning.' })]),
      );
    },
  };
}
