/** What the preview panel shows: the engine's pictures and sums as they are, with the version of the text they belong to. */
import { fileNameOf } from '../paths.js';
import type { PreviewData } from '../protocol.js';
import type { Analysed } from '../workspace.js';

export function preview({ document, analysis }: Analysed): PreviewData {
  const problem = problemOf(document.positionAt.bind(document), analysis.diagnostics);
  const { seed, samples } = analysis.input.settings;
  return {
    uri: document.uri, version: document.version, file: fileNameOf(analysis.input.main),
    provenance: `seed ${seed} · ${samples.toLocaleString('en-US')} draws · library ${analysis.input.library.version}`,
    charts: analysis.curves(), budgets: analysis.budgets(),
    ...(problem === undefined ? {} : { problem }),
  };
}

/** The first error and how many there are; lines count from zero as everywhere in the protocol. */
function problemOf(positionAt: (offset: number) => { line: number }, findings: Analysed['analysis']['diagnostics']): PreviewData['problem'] {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const first = errors[0];
  return first === undefined ? undefined : { message: first.message, line: positionAt(first.start).line, offset: first.start, count: errors.length };
}
