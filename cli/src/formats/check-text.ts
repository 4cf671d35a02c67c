/** Findings for people: what, where, why, and what to do. */
import type { Severity } from '../../../engine/src/index.js';
import type { Colors, Paint } from '../colors.js';
import type { Look } from '../look.js';
import type { PlacedFinding } from '../places.js';
import { countsOf } from '../severity.js';
import { hangingLines, printable } from '../text-cells.js';
import { findingsOf } from './checked-file.js';
import type { CheckFormat, CheckedFile } from './checked-file.js';
import { excerptOf } from './source-excerpt.js';

export const checkText: CheckFormat = (files, look) => {
  const findings = findingsOf(files);
  const counts = countsOf(findings.map(({ diagnostic }) => diagnostic));
  const checked = files.length === 1 ? '1 file' : `${files.length} files`;
  const end = findings.length === 0 ? look.colors.good(`${checked}, no findings`) : `${checked}, ${counts}`;
  return `${files.map(file => findingsText(file, look)).join('')}${end}\n`;
};

/** The findings of one file, an empty line after each. */
export function findingsText({ text, findings }: CheckedFile, look: Look): string {
  const lines = findings.length === 0 ? [] : text.split(/\r\n|[\r\n]/u);
  return findings.map(finding => `${findingLines(finding, lines, look).join('\n')}\n\n`).join('');
}

function findingLines(finding: PlacedFinding, lines: readonly string[], look: Look): string[] {
  const { diagnostic, file, start, end, related } = finding;
  const { colors, width } = look;
  const paint = paintOf(diagnostic.severity, colors);
  const place = printable(`${file}:${start.line}:${start.column}`);
  const number = String(start.line);
  const gutter = ' '.repeat(number.length);
  const excerpt = excerptOf(lines, start, end, width - number.length - 3);
  const remarks = [
    ...diagnostic.fixes.map(fix => `fix: ${fix.title}`),
    ...related.map(place => `${place.file}:${place.start.line}:${place.start.column}: ${place.message}`),
  ];
  return [
    `${colors.heading(place)} ${paint(diagnostic.severity)} ${colors.faint(diagnostic.code)} ${printable(diagnostic.message)}`,
    `${colors.faint(`${number} |`)} ${excerpt.line}`,
    `${colors.faint(`${gutter} |`)} ${paint(excerpt.carets)}`,
    ...remarks.flatMap(remark => hangingLines(`${gutter} = `, printable(remark), width)),
  ];
}

export function paintOf(severity: Severity, colors: Colors): Paint {
  if (severity === 'error') return colors.error;
  return severity === 'warning' ? colors.warning : colors.information;
}
