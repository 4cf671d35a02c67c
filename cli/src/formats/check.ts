/** The formats of `scale check`, by the name the option takes. */
import { checkCompact } from './check-compact.js';
import { checkGithub } from './check-github.js';
import { checkJson } from './check-json.js';
import { checkMarkdown } from './check-markdown.js';
import { checkSarif } from './check-sarif.js';
import { checkText } from './check-text.js';
import type { CheckFormat } from './checked-file.js';

export const checkFormats: Readonly<Record<string, CheckFormat>> = {
  text: checkText,
  compact: checkCompact,
  json: checkJson,
  sarif: checkSarif,
  github: checkGithub,
  markdown: checkMarkdown,
};
