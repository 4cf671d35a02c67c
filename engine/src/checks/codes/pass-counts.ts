/** SC146: Counts of right answers that tell nothing */
import type { PassCountFault } from '../../schema/problem.js';
import { check } from '../check.js';
import { listed } from './wording.js';

export const passCounts = check('pass-counts', {
  code: 'SC146',
  severity: 'error',
  title: 'Counts of right answers that tell nothing',
  cause: 'The rows behind `pass_counts` are impossible, or the same for every problem.',
  remedy: 'Follow the message: name the columns, mend or leave out rows, or draw more samples.',
  example: 'benchmark b { pass_counts: csv("runs.csv") { correct: 0 * share, samples: 10 } }',
  describe: ({ fault }) => ({ message: messageFor(fault) }),
});

function messageFor(fault: PassCountFault): string {
  switch (fault.what) {
    case 'missing':
      return `Nothing is learnt from these counts: name a column for ${listed(fault.names.map(name => `\`${name}\``))} in the braces.`;
    case 'impossible':
      return `Line ${fault.line} has ${shown(fault.correct)} right of ${shown(fault.samples)} samples${fault.count === 1 ? '' : ` (and ${shown(fault.count - 1)} more)`}; both are whole numbers, and right ones at most as many as samples. Mend it, or leave such rows out with \`where\`.`;
    case 'empty':
      return 'No row is left, so nothing is learnt. Widen `where`, or check the file.';
    case 'few':
      return 'Two problems do not tell how problems differ, so nothing is learnt. Add problems.';
    case 'none-solved':
      return 'No sample of any problem is right, which tells how hard they are at least and not how they differ. Draw more samples, or give `difficulty`.';
    case 'all-solved':
      return 'Every sample of every problem is right, so that nothing is left for more samples to solve. Take harder problems, or leave `pass_counts` out.';
  }
}

const shown = (value: number): string => value.toLocaleString('en-US');
