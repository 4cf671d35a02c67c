/** SC111: Too few runs for the law */
import { check } from '../check.js';

export const fitFew = check('fit-few', {
  code: 'SC111',
  severity: 'error',
  title: 'Too few runs for the law',
  cause: 'A law with as many constants as there are runs meets every run, and says nothing about the next one.',
  remedy: 'Add runs, widen `where`, or give some of the constants in the law.',
  example: 'law l { fit: csv("isoflop.csv") { N: params, C: flops, loss: val_loss, where: params > 3e9 } }',
  describe: ({ rows, constants }) => ({
    message:
      rows === 0
        ? 'No row fulfils `where`, so nothing is fitted. Widen the condition.'
        : `${rows === 1 ? 'One run does' : `${rows} runs do`} not tell ${constants === 1 ? 'a constant' : `${constants} constants`}. Add runs, or give some of the constants in the law: those stay fixed.`,
  }),
});
