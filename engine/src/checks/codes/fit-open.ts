/** SC115: Constants that the runs hardly tell */
import type { OpenConstant } from '../../laws/fit/types.js';
import { check } from '../check.js';

export const fitOpen = check('fit-open', {
  code: 'SC115',
  severity: 'warning',
  title: 'Constants that the runs hardly tell',
  cause: 'Fitted to the runs drawn anew, a constant comes out over a magnitude apart, or of either sign.',
  remedy:
    'Inside the range of the runs the law still holds; do not read the constant by itself. Add runs, or give the constant and so fix it.',
  example: 'law l { fit: csv("few_runs.csv") { N: params, D: tokens, loss: val_loss } }',
  describe: ({ constants }) => ({
    message: `The runs hardly tell ${constants.map(described).join(', ')}. Inside the range of the runs the law holds all the same; beyond it, add runs, or give ${constants.length === 1 ? 'the constant' : 'one of the constants'} in the law and so fix it.`,
  }),
});

/** A factor below this changes no loss. */
const nothing = 1e-6;

const short = (value: number): string => (Math.abs(value) < nothing ? '0' : String(Number(value.toPrecision(2))));

const described = ({ name, p5, p95, with: partner }: OpenConstant): string =>
  `\`${name}\` (${short(p5) === short(p95) ? `as good as ${short(p5)}` : `${short(p5)} to ${short(p95)}`}${partner === undefined ? '' : `, traded against \`${partner}\``})`;
