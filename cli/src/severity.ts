/** Severities in their order, and what they mean for the exit code. */
import type { Diagnostic, Severity } from '../../engine/src/index.js';
import { clean, findings } from './exit.js';
import type { ExitCode } from './exit.js';

/** Gravest first. */
export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** 1 when a finding is at least as grave as `threshold`. */
export function exitCodeOf(diagnostics: readonly Diagnostic[], threshold: Severity): ExitCode {
  const line = severities.indexOf(threshold);
  return diagnostics.some(diagnostic => severities.indexOf(diagnostic.severity) <= line) ? findings : clean;
}

const plural: Readonly<Record<Severity, readonly [string, string]>> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  information: ['note', 'notes'],
  hint: ['hint', 'hints'],
};

/** `2 errors, 1 warning`; empty without findings. */
export function countsOf(diagnostics: readonly Diagnostic[]): string {
  const parts = severities.map(severity => {
    const count = diagnostics.filter(diagnostic => diagnostic.severity === severity).length;
    return count === 0 ? '' : `${count} ${plural[severity][count === 1 ? 0 : 1]}`;
  });
  return parts.filter(part => part !== '').join(', ');
}
