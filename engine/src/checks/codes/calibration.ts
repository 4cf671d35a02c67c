/** SC099: Doubtful calibration */
import { formatShare } from '../../quantity/format.js';
import type { CalibrationFault } from '../../schema/problem.js';
import { check, type Description } from '../check.js';
import { listed } from './wording.js';

export const calibration = check('calibration', {
  code: 'SC099',
  severity: 'warning',
  title: 'Doubtful calibration',
  cause: 'The measured runs say too little, or something that this hardware cannot do.',
  remedy: 'Follow the message: name more columns, mend or leave out rows, or check what the block says of the hardware.',
  example: 'hardware h from h100 { calibrate: csv("runs.csv") { params: 7B } }',
  describe: ({ fault }) => describe(fault),
});

const rows = (count: number): string => (count === 1 ? 'One run' : `${count.toLocaleString('en-US')} runs`);
const more = (count: number): string => (count === 1 ? '' : `, and ${(count - 1).toLocaleString('en-US')} more like it`);

function describe(fault: CalibrationFault): Description {
  switch (fault.what) {
    case 'missing':
      return {
        message: `Nothing is learnt from these runs: ${fault.because}. Name a column for ${fault.names.map(name => `\`${name}\``).join(` ${fault.join} `)} in the braces.`,
        severity: 'error',
      };
    case 'none-kept':
      return { message: 'No row fulfils `where`, so nothing is learnt. Widen the condition.', severity: 'error' };
    case 'few':
      return {
        message: `${rows(fault.rows)} cannot be told from chance, so the constants stay close to those that are shipped. Add measured runs.`,
      };
    case 'overall':
      return {
        message: `One factor for all of it is learnt. With ${listed(fault.missing.map(name => `\`${name}\``))} in the braces as well, single constants are, and other models and layouts are predicted better.`,
        severity: 'information',
      };
    case 'implausible':
      return {
        message: `The run on line ${fault.line} comes to an MFU of ${formatShare(fault.mfu)}${more(fault.count)}, so it is not used. Check the unit of \`${fault.measured}\`, \`batch\` and \`count\`, and the peak of the hardware.`,
      };
    case 'unusable':
      return {
        message: `The run on line ${fault.line} is not used${more(fault.count)}: ${fault.reason}. Mend the row, or leave it out with \`where\`.`,
      };
    case 'far':
      return {
        message: `The runs pull ${listed(fault.names.map(name => `\`${name}\``))} further from the shipped constants than clusters differ (${fault.change}). Something else may be wrong: the peak, bandwidths or links of this block, the units, or \`software\`, \`precision\` and \`parallelism.recompute\` in the braces.`,
      };
  }
}
