/** One line a finding, in the shape that editors and log viewers turn into links. */
import { printable } from '../text-cells.js';
import { findingsOf } from './checked-file.js';
import type { CheckFormat } from './checked-file.js';

export const checkCompact: CheckFormat = files =>
  findingsOf(files)
    .map(
      ({ file, start, diagnostic: { severity, code, message } }) =>
        `${printable(`${file}:${start.line}:${start.column}: ${severity} ${code} ${message}`)}\n`,
    )
    .join('');
