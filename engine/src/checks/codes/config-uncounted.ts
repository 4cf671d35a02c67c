/** SC104: Fields of a configuration that are not counted */
import { check } from '../check.js';

/** A message is read in one line; a file of another kind may have hundreds of fields. */
const mostShown = 8;
const longest = 40;

export const configUncounted = check('config-uncounted', {
  code: 'SC104',
  severity: 'information',
  title: 'Fields of a configuration that are not counted',
  cause: 'The configuration has fields that are neither read nor known to have no part in sizes.',
  remedy: 'If one of them adds parameters, check the count against the published one, or give `params`.',
  example: 'model m { config: json("config.json") }',
  describe: ({ path, family, fields }) => {
    const shown = fields
      .slice(0, mostShown)
      .map(field => `\`${field.replaceAll(/[\s\u0060]+/gu, ' ').slice(0, longest)}\``)
      .join(', ');
    const more = fields.length > mostShown ? ` and ${fields.length - mostShown} more` : '';
    return {
      message: `Not counted in \`${path}\`, read as ${family}: ${shown}${more}. Compare the parameters with the published count if one of them adds layers or matrices.`,
    };
  },
});
