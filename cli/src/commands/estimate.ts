/** `scale estimate FILE`: every value of a plan, what it rests on, and what the plan claims of itself. */
import { Analyst, filesOf } from '../analyze-plan.js';
import type { AnalyzedPlan } from '../analyze-plan.js';
import { complain } from '../complain.js';
import { trouble } from '../exit.js';
import type { ExitCode } from '../exit.js';
import { findingsText } from '../formats/check-text.js';
import { estimateCsv } from '../formats/estimate-csv.js';
import { estimateJson } from '../formats/estimate-json.js';
import { reportMarkdown } from '../formats/report-markdown.js';
import { reportText } from '../formats/report-text.js';
import { lookOf } from '../look.js';
import type { Look } from '../look.js';
import { chosenFormat } from '../options.js';
import type { PlanOptions } from '../options.js';
import { placeFindings, textOf } from '../places.js';
import { provenanceLine, reportSections } from '../report/report.js';
import { countsOf, exitCodeOf } from '../severity.js';
import type { Terminal } from '../terminal.js';
import { resolveAll, watchOrOnce } from '../watch.js';
import type { Round } from '../watch.js';

const formats: Readonly<Record<string, (analyzed: AnalyzedPlan, look: Look) => string>> = {
  text: (analyzed, look) => reportText(provenanceLine(analyzed), reportSections(analyzed), look),
  markdown: analyzed => reportMarkdown(provenanceLine(analyzed), reportSections(analyzed)),
  json: (analyzed, { version }) => estimateJson(analyzed, version),
  csv: estimateCsv,
};

export async function estimate(file: string, options: PlanOptions, terminal: Terminal): Promise<ExitCode> {
  const analyst = new Analyst(options, terminal);
  return watchOrOnce([file], options, terminal, () => estimateOne(file, analyst, options, terminal));
}

async function estimateOne(file: string, analyst: Analyst, options: PlanOptions, terminal: Terminal): Promise<Round<ExitCode>> {
  const watched = resolveAll([file], terminal);
  const analyzed = await analyst.analyze(file);
  if ('problem' in analyzed) {
    complain(terminal, analyzed.problem);
    return { result: trouble, watched };
  }
  const format = chosenFormat(options);
  terminal.output.write(formats[format]!(analyzed, lookOf(terminal.output, options, terminal)));
  // JSON holds the findings itself; elsewhere they go beside the output, so that a table stays a table.
  if (format !== 'json') reportFindings(analyzed, options, terminal);
  return { result: exitCodeOf(analyzed.analysis.diagnostics, options.maxSeverity), watched: [...watched, ...filesOf(analyzed.plan)] };
}

/** Errors and warnings in full: they put the numbers in question. Milder findings are counted. */
function reportFindings(analyzed: AnalyzedPlan, options: PlanOptions, terminal: Terminal): void {
  const { diagnostics } = analyzed.analysis;
  if (diagnostics.length === 0) return;
  const grave = placeFindings(analyzed).filter(({ diagnostic }) => diagnostic.severity === 'error' || diagnostic.severity === 'warning');
  const file = { file: analyzed.plan.shown, text: textOf(analyzed, analyzed.plan.main), findings: grave };
  const text = findingsText(file, lookOf(terminal.errors, options, terminal));
  const more = grave.length < diagnostics.length ? '; `scale check` shows them all' : '';
  terminal.errors.write(`\n${text}${countsOf(diagnostics)}${more}\n`);
}
