/** What the JSON contracts share. Field names and their order are published: see docs/schema. */
import type { Diagnostic } from '../../../engine/src/index.js';
import type { PlacedFinding } from '../places.js';

export interface JsonDiagnostic {
  readonly code: string;
  readonly severity: Diagnostic['severity'];
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export function jsonDiagnostic({ diagnostic, start, end }: PlacedFinding): JsonDiagnostic {
  const { code, severity, message } = diagnostic;
  return { code, severity, message, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

/** Indented, so that two results can be compared line by line. */
export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
