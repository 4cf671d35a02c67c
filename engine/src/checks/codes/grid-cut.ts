/** SC049: Sweep that is cut */
import { check } from '../check.js';

export const gridCut = check('grid-cut', {
  code: 'SC049',
  severity: 'warning',
  title: 'Sweep that is cut',
  cause: 'The lists of the sweep make more points than a table can show.',
  remedy: 'Shorten the lists, or split the sweep.',
  example:
    'data d { tokens: 1T }\npretrain p { params: 1B, data: d }\nsweep s { p.params: [1B, 2B, 3B, 4B, 5B, 6B, 7B, 8B, 9B, 10B, 11B, 12B, 13B, 14B, 15B, 16B, 17B, 18B, 19B, 20B, 21B], p.mfu: [21%, 22%, 23%, 24%, 25%, 26%, 27%, 28%, 29%, 30%, 31%, 32%, 33%, 34%, 35%, 36%, 37%, 38%, 39%, 40%], show: [p.flop] }',
  describe: problem => ({
    message: `The lists make ${problem.points.toLocaleString('en-US')} points; only the first ${problem.most} are computed. Shorten the lists, or split the sweep.`,
  }),
});
