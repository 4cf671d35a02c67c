/** SC117: Constant with the name of a variable */
import { check } from '../check.js';

export const fitName = check('fit-name', {
  code: 'SC117',
  severity: 'error',
  title: 'Constant with the name of a variable',
  cause: 'In a law that is fitted, every name that is no variable is a constant to be found; this one is what people call a variable.',
  remedy: 'Write N for parameters, D for tokens, C for compute; the braces behind `fit` say which column each is.',
  example: 'law l { form: E + A / params^alpha, fit: csv("isoflop.csv") { N: params, C: flops, loss: val_loss } }',
  describe: ({ name, variable, at }) => ({
    message: `In a formula \`${name}\` would be a constant to be fitted; the variable is \`${variable}\`. Write \`${variable}\`, and in the braces which column it is.`,
    fixes: at === null ? [] : [{ title: `Write \`${variable}\``, edits: [{ ...at, text: variable }] }],
  }),
});
