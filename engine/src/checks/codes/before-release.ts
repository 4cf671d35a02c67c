/** SC073: Run before its chip */
import { check } from '../check.js';

export const beforeRelease = check('before-release', {
  code: 'SC073',
  severity: 'warning',
  title: 'Run before its chip',
  cause: 'The run starts before the first delivery of its chip.',
  remedy: 'Check the date or the chip.',
  example: 'hardware h { released: 2025-01-01 }\npretrain p { hardware: h, start: 2024-06-01 }',
  describe: problem => ({
    message: `The run starts on ${problem.begins}, before the first delivery of ${problem.chip} on ${problem.released}. Check the date, or name another chip.`,
  }),
});
