/** SARIF 2.1.0, the exchange format of code scanners. */
import { catalogue, documentationUrl } from '../../../engine/src/index.js';
import type { Severity } from '../../../engine/src/index.js';
import type { PlacedFinding, Position } from '../places.js';
import { findingsOf } from './checked-file.js';
import type { CheckFormat } from './checked-file.js';
import { jsonText } from './json.js';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'note', hint: 'note' };

export const checkSarif: CheckFormat = (files, { version }) => {
  const findings = findingsOf(files);
  const codes = [...new Set(findings.map(({ diagnostic }) => diagnostic.code))].sort();
  return jsonText({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'scale', version, rules: codes.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map(finding => resultOf(finding, codes)),
      },
    ],
  });
};

/** What the documentation says of a code. The format takes absolute addresses only, so a page that ships with the project is left out. */
function ruleOf(code: string) {
  const entry = catalogue.find(each => each.code === code);
  const page = documentationUrl(code);
  return {
    id: code,
    ...(entry === undefined
      ? {}
      : { shortDescription: { text: entry.title }, fullDescription: { text: entry.cause }, help: { text: entry.remedy } }),
    ...(URL.canParse(page) ? { helpUri: page } : {}),
  };
}

function resultOf({ file, start, end, diagnostic, related }: PlacedFinding, codes: readonly string[]) {
  return {
    ruleId: diagnostic.code,
    ruleIndex: codes.indexOf(diagnostic.code),
    level: levels[diagnostic.severity],
    message: { text: diagnostic.message },
    locations: [{ physicalLocation: physicalLocation(file, start, end) }],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((place, id) => ({
            id,
            message: { text: place.message },
            physicalLocation: physicalLocation(place.file, place.start, place.end),
          })),
        }),
  };
}

function physicalLocation(file: string, start: Position, end: Position) {
  return {
    artifactLocation: { uri: uriOf(file) },
    region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
  };
}

/** Relative paths stay relative, so that a report made on one machine fits the checkout on another. */
function uriOf(file: string): string {
  const path = file
    .replaceAll('\\', '/')
    .split('/')
    .map(part => encodeURIComponent(part.replace(/\p{Cs}/gu, '\ufffd')))
    .join('/');
  return /^[A-Za-z]%3A\//u.test(path) ? `file:///${path.replace('%3A', ':')}` : path.startsWith('/') ? `file://${path}` : path;
}
