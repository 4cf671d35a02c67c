/**
 * A section of the validation, for a terminal and for a page. `{ title, text, header, rows }`; the first column is words, the others are
 * numbers.
 */

/** As aligned columns. */
export function plain({ title, text, header, rows }) {
  const table = [header, ...rows].map(row => row.map(String));
  const widths = header.map((_, column) => Math.max(...table.map(row => row[column].length)));
  const line = row =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
      .join('  ')
      .trimEnd();
  return ['', title, text, ...table.map(line)].join('\n');
}

/** All sections as `docs/validation.md`. */
export function page(sections) {
  return `# Validation

Written by \`npm run validate\`: what the engine predicts for measurements that others have published, with the one set of constants that ships. Errors are
predicted over published, less one. *Left out* means that the constants were fitted without the source of the row, so that it was predicted as a stranger's
plan is. The form of the model, and what was assumed where a source is silent, were chosen with all rows in sight; no fit can undo that.

${sections.map(section).join('\n\n')}
`;
}

function section({ title, text, header, rows }) {
  const lines = [header, header.map((_, column) => (column === 0 ? '---' : '---:')), ...rows].map(row => `| ${row.join(' | ')} |`);
  return `## ${title}\n\n${text}\n\n${lines.join('\n')}`;
}

export const percent = (share, digits = 1) => `${(100 * share).toFixed(digits)} %`;

/** With its sign. */
export const error = share => `${share < 0 ? '−' : '+'}${(100 * Math.abs(share)).toFixed(1)} %`;

export const seconds = value => (value < 10 ? value.toFixed(2) : value.toFixed(1));
