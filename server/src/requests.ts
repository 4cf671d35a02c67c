/** The requests of editors, each a thin way from the protocol to one feature and back. */
import type { Connection } from 'vscode-languageserver';
import type { Abilities } from './abilities.js';
import { guarded, type Log } from './boundary.js';
import { loadAnswers, type Answers } from './load-answers.js';
import type { PreviewData, PreviewParams, PreviewRequest } from './protocol.js';
import type { Analysed, Workspace } from './workspace.js';

const previewRequest: PreviewRequest = 'scale/preview';

/** @param abilities asked for at each request, since they are known only after the first message */
export function registerRequests(connection: Connection, log: Log, workspace: Workspace, abilities: () => Abilities): void {
  /** An answer over the present text of a document; `empty` when it is not open. */
  const over = <Params extends { readonly textDocument: { readonly uri: string } }, Result>(
    name: string,
    empty: Result,
    feature: (answers: Answers, analysed: Analysed, params: Params) => Result | Promise<Result>,
  ) =>
    guarded<Params, Result>(log, name, empty, async params => {
      const analysed = await workspace.analysed(params.textDocument.uri);
      return analysed === undefined ? empty : feature(await loadAnswers(), analysed, params);
    });

  connection.onHover(
    over('hover', null, ({ hover }, analysed, { position }) => hover(analysed, position, abilities().markdownHover, workspace.host)),
  );
  connection.onCompletion(
    over('completion', null, ({ completion }, analysed, { position }) => completion(analysed, position, abilities(), workspace.host)),
  );
  connection.onDefinition(over('definition', null, ({ definition }, analysed, { position }) => definition(analysed, position, workspace)));
  connection.onDocumentSymbol(
    over('documentSymbol', null, (answers, analysed) => answers[abilities().nestedSymbols ? 'symbols' : 'flatSymbols'](analysed)),
  );
  connection.onCodeLens(over('codeLens', null, ({ codeLenses }, analysed) => (workspace.settings.lens ? codeLenses(analysed) : [])));
  connection.onDocumentFormatting(over('formatting', null, ({ formatting }, analysed) => formatting(analysed)));
  connection.onCodeAction(
    over('codeAction', null, ({ codeActions }, analysed, params) => codeActions(analysed, params, workspace, abilities())),
  );
  connection.onRequest(
    previewRequest,
    guarded<PreviewParams, PreviewData | null>(log, 'preview', null, async ({ uri }) => {
      const analysed = await workspace.analysed(uri);
      return analysed === undefined ? null : (await loadAnswers()).preview(analysed);
    }),
  );
}
