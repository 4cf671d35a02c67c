/** SC113: Runs counted otherwise than written */
import { check } from '../check.js';

export const fitRows = check('fit-rows', {
  code: 'SC113',
  severity: 'warning',
  title: 'Runs counted otherwise than written',
  cause: 'Rows that say the same count as several runs, and of very many rows only some are used.',
  remedy: 'Leave out what was written twice; of a training curve keep the last row of each run.',
  example: 'law l { form: E + A / C^alpha, fit: csv("isoflop_faults.csv") { C: flops, loss: val_loss } }',
  describe: ({ fault }) =>
    fault.what === 'twice'
      ? {
          message: `Line ${fault.line} says the same as line ${fault.first}${fault.count === 1 ? '' : `, and ${(fault.count - 1).toLocaleString('en-US')} more rows repeat others`}: such runs count twice, and the errors come out too small. Leave the repeats out.`,
        }
      : {
          message: `Of ${fault.rows.toLocaleString('en-US')} rows ${fault.used.toLocaleString('en-US')}, evenly spread over the file, are fitted to. Keep one row for each run with \`where\`.`,
        },
});
