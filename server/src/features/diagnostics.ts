/** The engine's findings as the editor shows them. */
import {
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic as EditorDiagnostic,
  type DiagnosticRelatedInformation,
} from 'vscode-languageserver';
import { documentationUrl, type Diagnostic, type Related, type Severity } from '../../../engine/src/index.js';
import type { Abilities } from '../abilities.js';
import { rangeOf } from '../convert.js';
import type { Analysed, Workspace } from '../workspace.js';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function diagnostics(analysed: Analysed, workspace: Workspace, abilities: Abilities): EditorDiagnostic[] {
  return analysed.analysis.diagnostics.map(finding => editorDiagnostic(finding, analysed, workspace, abilities));
}

export function editorDiagnostic(finding: Diagnostic, analysed: Analysed, workspace: Workspace, abilities: Abilities): EditorDiagnostic {
  const related = abilities.relatedInformation ? finding.related.flatMap(place => relatedInformation(place, analysed, workspace)) : [];
  const page = abilities.codeDescription ? workspace.host.pageOf(documentationUrl(finding.code)) : undefined;
  return {
    range: rangeOf(analysed.document, finding),
    severity: severities[finding.severity],
    code: finding.code,
    source: 'scale',
    message: finding.message,
    ...(page === undefined ? {} : { codeDescription: { href: page } }),
    ...(related.length === 0 ? {} : { relatedInformation: related }),
    ...(finding.unnecessary === true ? { tags: [DiagnosticTag.Unnecessary] } : {}),
  };
}

/** A place in a file that cannot be had any more is left out. */
function relatedInformation(related: Related, analysed: Analysed, workspace: Workspace): DiagnosticRelatedInformation[] {
  const target = workspace.documentOf(analysed, related);
  return target === undefined ? [] : [{ message: related.message, location: { uri: target.uri, range: rangeOf(target, related) } }];
}
