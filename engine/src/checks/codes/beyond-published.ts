/** SC162: Beyond what was published */
import { check } from '../check.js';
import { timesThat } from './wording.js';

export const beyondPublished = check('beyond-published', {
  code: 'SC162',
  severity: 'information',
  title: 'Beyond what was published',
  cause:
    'A figure is beyond those that were published: more accelerator hours than any run of the library, post-training that takes many times the part that it took of DeepSeek-R1, more accelerators for a user than a service was measured to take.',
  remedy: 'Check it, or read it as a scenario: no publication stands behind it.',
  example: 'pretrain claim { hardware: h100, gpu_hours: 500M GPU-hours }',
  describe: ({ claim, low, high, yardstick, source }) => ({
    message: `${claim}, ${timesThat(low, high, yardstick)} (${source}). Check the figure, or read it as a scenario.`,
  }),
});
