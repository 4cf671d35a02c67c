/** SC102: Family of models that is not known */
import { check } from '../check.js';

export const configFamily = check('config-family', {
  code: 'SC102',
  severity: 'warning',
  title: 'Family of models that is not known',
  cause: 'The configuration names a `model_type` whose layers are not known here; its common fields are read as if it were Llama.',
  remedy: 'Check the parameter count against the published one, and write what differs in the block.',
  example: 'model m { config: json("config.json") }',
  describe: ({ path, family, known }) => ({
    message: `${family === '' ? `\`${path}\` names no \`model_type\`` : `\`${path}\` is of the family \`${family}\`, which is not known here`}, and is read as Llama. Known are ${known.join(', ')}.`,
  }),
});
