/** SC105: Correlations that cannot be together */
import { check } from '../check.js';

const ticked = (words: readonly string[]): string => {
  const quoted = words.map(word => `\`${word}\``);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)!}`;
};

export const correlationMatrix = check('correlation-matrix', {
  code: 'SC105',
  severity: 'error',
  title: 'Correlations that cannot be together',
  cause: 'No three or more constants can go together like this: two that both follow a third closely follow each other as well.',
  remedy: 'Write every pair, as the fit gives them. A pair that is not written counts as 0.',
  example: 'law l { E: 1.7 to 1.9, A: 300 to 600, alpha: 0.3 to 0.4, correlation { E.A: 0.95, A.alpha: 0.95 } }',
  describe: ({ names, unwritten }) => ({
    message: `${ticked(names)} cannot have these correlations together, so none of them counts. ${unwritten.length === 0 ? 'Take them from the covariance of one fit' : `Write ${ticked(unwritten)} as well, which ${unwritten.length === 1 ? 'counts' : 'count'} as 0`}.`,
  }),
});
