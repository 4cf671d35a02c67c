/** Repairs of the findings in a range, and the rewriting that people ask for most. */
import {
  CodeActionKind,
  type CodeAction,
  type CodeActionParams,
  type Diagnostic as EditorDiagnostic,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Diagnostic } from '../../../engine/src/index.js';
import type { Abilities } from '../abilities.js';
import { editOf, spanOf } from '../convert.js';
import { writeArchitecture } from '../refactor/write-architecture.js';
import { writeDerivedValues } from '../refactor/write-derived.js';
import { writeLayout } from '../refactor/write-layout.js';
import { writeFit } from '../refactor/write-fit.js';
import type { Analysed, Workspace } from '../workspace.js';
import { editorDiagnostic } from './diagnostics.js';

export function codeActions(analysed: Analysed, params: CodeActionParams, workspace: Workspace, abilities: Abilities): CodeAction[] {
  if (!abilities.literalActions) return [];
  const wanted = params.context.only;
  return [
    ...(includes(wanted, CodeActionKind.QuickFix) ? repairs(analysed, params, workspace, abilities) : []),
    ...(includes(wanted, CodeActionKind.RefactorRewrite) ? rewritings(analysed, params, abilities) : []),
  ];
}

/** A kind is wanted when one of those asked for contains it: `refactor` contains `refactor.rewrite`. */
function includes(wanted: readonly string[] | undefined, kind: string): boolean {
  return (
    wanted === undefined || wanted.length === 0 || wanted.some(asked => asked === '' || kind === asked || kind.startsWith(`${asked}.`))
  );
}

function repairs(analysed: Analysed, params: CodeActionParams, workspace: Workspace, abilities: Abilities): CodeAction[] {
  const range = spanOf(analysed.document, params.range);
  const touched = analysed.analysis.diagnostics.filter(finding => finding.start <= range.end && finding.end >= range.start);
  return touched.flatMap(finding => repairsOf(finding, editorDiagnostic(finding, analysed, workspace, abilities), analysed, abilities));
}

function repairsOf(finding: Diagnostic, shown: EditorDiagnostic, { document }: Analysed, abilities: Abilities): CodeAction[] {
  return finding.fixes.map((fix, index) => ({
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [shown],
    edit: workspaceEdit(
      document,
      fix.edits.map(edit => editOf(document, edit)),
      abilities,
    ),
    // The best repair comes first; it is the one "fix all of this kind" may take without asking.
    ...(index === 0 ? { isPreferred: true } : {}),
  }));
}

function rewritings(analysed: Analysed, params: CodeActionParams, abilities: Abilities): CodeAction[] {
  const { start } = spanOf(analysed.document, params.range);
  const text = analysed.document.getText();
  const { analysis } = analysed;
  const edits = [
    ...writeFit(analysis, text, start),
    ...writeArchitecture(analysis, text, start),
    ...writeLayout(analysis, text, start),
    ...writeDerivedValues(analysis, text, start),
  ];
  return edits.map(({ title, edit }) => ({
    title,
    kind: CodeActionKind.RefactorRewrite,
    edit: workspaceEdit(analysed.document, [editOf(analysed.document, edit)], abilities),
  }));
}

function workspaceEdit(document: Analysed['document'], edits: TextEdit[], abilities: Abilities): WorkspaceEdit {
  if (!abilities.versionedEdits) return { changes: { [document.uri]: edits } };
  return { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits }] };
}
