/** `scale-check/1`: the findings of all files as one object. */
import { findingsOf } from './checked-file.js';
import type { CheckFormat } from './checked-file.js';
import { jsonDiagnostic, jsonText } from './json.js';

export const checkJson: CheckFormat = files =>
  jsonText({
    schema: 'scale-check/1',
    diagnostics: findingsOf(files).map(finding => ({ file: finding.file, ...jsonDiagnostic(finding) })),
  });
