/** SC114: Runs that the law does not meet */
import type { Outlier } from '../../laws/fit/types.js';
import { check } from '../check.js';

export const fitOutliers = check('fit-outliers', {
  code: 'SC114',
  severity: 'information',
  title: 'Runs that the law does not meet',
  cause: 'Runs lie further from the fitted law than four standard deviations of the others.',
  remedy: 'Look whether something went wrong in them, and leave them out with `where` if so. They are never left out by themselves.',
  example: 'law l { fit: csv("isoflop_faults.csv") { N: params, C: flops, loss: val_loss } }',
  describe: ({ runs, rows }) => ({
    message: `${runs.length === 1 ? 'One run' : `${runs.length} runs`} of ${rows.toLocaleString('en-US')} ${runs.length === 1 ? 'lies' : 'lie'} far from the fitted law: ${runs.slice(0, named).map(described).join(', ')}${runs.length > named ? ' and others' : ''}. See what happened there, and leave such runs out with \`where\` if they went wrong; as it is, they count.`,
  }),
});

const named = 5;

const described = ({ line, deviation }: Outlier): string => `line ${line} (${deviation > 0 ? '+' : '−'}${percent(Math.abs(deviation))} %)`;

const percent = (share: number): string => String(Number((100 * share).toPrecision(2)));
