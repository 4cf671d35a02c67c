/** A table of findings for a job summary or a review comment. */
import { countsOf } from '../severity.js';
import { findingsOf } from './checked-file.js';
import type { CheckFormat } from './checked-file.js';
import { escapeMarkdown, markdownTable } from './markdown.js';

export const checkMarkdown: CheckFormat = files => {
  const findings = findingsOf(files);
  const checked = files.length === 1 ? escapeMarkdown(files[0]!.file) : `${files.length} files`;
  if (findings.length === 0) return `${checked}: no findings.\n`;
  const rows = findings.map(({ file, start, diagnostic }) => [
    escapeMarkdown(`${file}:${start.line}:${start.column}`),
    diagnostic.severity,
    diagnostic.code,
    escapeMarkdown(diagnostic.message),
  ]);
  const counts = countsOf(findings.map(({ diagnostic }) => diagnostic));
  return `${checked}: ${counts}.\n\n${markdownTable(['Place', 'Severity', 'Code', 'Finding'], [false, false, false, false], rows)}`;
};
