/** SC121: Law of another quantity in a benchmark */
import { check } from '../check.js';

export const slotLaw = check('slot-law', {
  code: 'SC121',
  severity: 'warning',
  title: 'Law of another quantity in a benchmark',
  cause: 'A benchmark asks its laws for an accuracy, and `loss_law` for a loss; this law gives something else.',
  remedy: 'Name a law that gives it, or say in the law what it gives: `gives: accuracy`.',
  example: 'benchmark exam { from_loss: besiroglu_2024 }',
  describe: ({ slot, law, gives, wanted, key }) => ({
    message:
      `\`${slot}\` asks for a law that gives ${wanted}, and \`${law}\` gives ${gives}. Name another law` +
      (key === null ? `, or write \`gives: ${wanted}\` in it if that is what it gives.` : ', and this one as `loss_law`.'),
    fixes: key === null ? [] : [{ title: `Make it \`loss_law: ${law}\``, edits: [{ ...key, text: 'loss_law' }] }],
  }),
});
