/** Workflow commands that GitHub shows as annotations beside the lines of a pull request. */
import type { Severity } from '../../../engine/src/index.js';
import { findingsOf } from './checked-file.js';
import type { CheckFormat } from './checked-file.js';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' };

const escapeMessage = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeProperty = (text: string): string => escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

export const checkGithub: CheckFormat = files =>
  findingsOf(files)
    .map(({ file, start, end, diagnostic }) => {
      // The viewer refuses columns when a finding spans several lines.
      const columns = start.line === end.line ? `,col=${start.column},endColumn=${end.column}` : '';
      const place = `file=${escapeProperty(file)},line=${start.line},endLine=${end.line}${columns},title=${escapeProperty(diagnostic.code)}`;
      return `::${commands[diagnostic.severity]} ${place}::${escapeMessage(diagnostic.message)}\n`;
    })
    .join('');
