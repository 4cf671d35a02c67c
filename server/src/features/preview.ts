/** What the preview panel shows: the engine's pictures and sums as they are, with the version of the text they belong to. */
import { fileNameOf } from '../paths.js';
import type { PreviewData } from '../protocol.js';
import type { Analysed } from '../workspace.js';

export function preview({ document, analysis }: Analysed): PreviewData {
  const problem = problemOf(document.positionAt.bind(document), analysis.diagnostics);
  const { seed, samples } = analysis.input.settings;
  return {
    uri: document.uri,
    version: document.version,
    file: fileNameOf(analysis.input.main),
    provenance: `seed ${seed} · ${samples.toLocaleString('en-US')} draws · library ${analysis.input.library.version}`,
    charts: analysis.curves(),
    threeLaws: analysis.threeLaws(),
    budgets: analysis.budgets(),
    ...(problem === undefined ? {} : { problem }),
  };
}

/** What these say is about the plan, not the text: every figure is still as the file has it. */
const aboutThePlan: ReadonlySet<string> = new Set(['SC040', 'SC041', 'SC043', 'SC044', 'SC070']);

/** The first error that leaves part of the text without a meaning, and how many there are. The line is the one people count. */
function problemOf(
  positionAt: (offset: number) => { line: number },
  findings: Analysed['analysis']['diagnostics'],
): PreviewData['problem'] {
  const errors = findings.filter(({ code, severity }) => severity === 'error' && !aboutThePlan.has(code));
  const first = errors[0];
  return first === undefined
    ? undefined
    : { message: first.message, line: positionAt(first.start).line + 1, offset: first.start, count: errors.length };
}
