/**
 * `scale fit FILE [LAW]`: laws fitted to the runs they name, with errors, correlation and doubts; `--write` puts the constants into the
 * file.
 */
import path from 'node:path';
import { closest, fitEdit, type FitEdit, type LawFit } from '../../../engine/src/index.js';
import { Analyst, type AnalyzedPlan } from '../analyze-plan.js';
import { complain } from '../complain.js';
import { clean, trouble, type ExitCode } from '../exit.js';
import { decodeText, hasByteOrderMark, readBytes, standardInput, writeText } from '../files.js';
import { findingsText } from '../formats/check-text.js';
import { fitJson } from '../formats/fit-json.js';
import { fitSections } from '../report/fit.js';
import { reportMarkdown } from '../formats/report-markdown.js';
import { reportText } from '../formats/report-text.js';
import { lookOf } from '../look.js';
import { chosenFormat, type PlanOptions } from '../options.js';
import { placeFindings, textOf } from '../places.js';
import { provenanceLine } from '../report/report.js';
import { exitCodeOf } from '../severity.js';
import type { Terminal } from '../terminal.js';

export interface FitOptions extends PlanOptions {
  readonly write?: boolean;
}

export async function fit(file: string, law: string | undefined, options: FitOptions, terminal: Terminal): Promise<ExitCode> {
  const analyzed = await new Analyst(options, terminal).analyze(file);
  if ('problem' in analyzed) return refuse(terminal, analyzed.problem);
  const all = analyzed.analysis.blocks.filter(({ kind }) => kind === 'law').flatMap(({ name }) => analyzed.analysis.fit(name) ?? []);
  const chosen = law === undefined ? all : all.filter(each => each.law === law);
  const findings = aboutLaws(analyzed, chosen);
  if (chosen.length === 0) {
    reportFindings(analyzed, aboutLaws(analyzed, undefined), options, terminal);
    return refuse(
      terminal,
      law === undefined
        ? `${analyzed.plan.shown} has no law with \`fit\` whose runs can be read`
        : `${analyzed.plan.shown} has no law ${law} with \`fit\` whose runs can be read${hint(
            closest(
              law,
              all.map(each => each.law),
            ),
            all,
          )}`,
    );
  }
  if (options.write === true) return write(file, chosen, analyzed, terminal);
  terminal.output.write(printed(chosen, analyzed, options, terminal));
  if (chosenFormat(options) !== 'json') reportFindings(analyzed, findings, options, terminal);
  return exitCodeOf(
    findings.map(({ diagnostic }) => diagnostic),
    options.maxSeverity,
  );
}

function printed(fits: readonly LawFit[], analyzed: AnalyzedPlan, options: FitOptions, terminal: Terminal): string {
  const look = lookOf(terminal.output, options, terminal);
  switch (chosenFormat(options)) {
    case 'json':
      return fitJson(fits, analyzed, look.version);
    case 'markdown':
      return reportMarkdown(provenanceLine(analyzed), fitSections(fits));
    default:
      return reportText(provenanceLine(analyzed), fitSections(fits), look);
  }
}

// ── findings ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

type Finding = ReturnType<typeof placeFindings>[number];

/** What is told inside these laws; of every law where none is chosen. */
function aboutLaws(analyzed: AnalyzedPlan, chosen: readonly LawFit[] | undefined): readonly Finding[] {
  const places = analyzed.analysis.blocks
    .filter(({ kind, name }) => kind === 'law' && (chosen === undefined || chosen.some(({ law }) => law === name)))
    .map(({ place }) => place);
  return placeFindings(analyzed).filter(({ diagnostic }) =>
    places.some(({ start, end }) => start <= diagnostic.start && diagnostic.end <= end),
  );
}

function reportFindings(analyzed: AnalyzedPlan, findings: readonly Finding[], options: FitOptions, terminal: Terminal): void {
  if (findings.length === 0) return;
  const file = { file: analyzed.plan.shown, text: textOf(analyzed, analyzed.plan.main), findings };
  terminal.errors.write(`\n${findingsText(file, lookOf(terminal.errors, options, terminal))}`);
}

const hint = (near: readonly string[], all: readonly LawFit[]): string =>
  near.length > 0
    ? `; did you mean ${near.join(' or ')}?`
    : all.length > 0
      ? `; it has ${all
          .slice(0, 5)
          .map(({ law }) => law)
          .join(', ')}`
      : '';

// ── writing ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

function write(file: string, fits: readonly LawFit[], analyzed: AnalyzedPlan, terminal: Terminal): ExitCode {
  if (file === standardInput) return refuse(terminal, '--write needs a file; standard input cannot be written');
  const location = path.resolve(terminal.folder, file);
  const read = readBytes(location);
  const content = 'problem' in read ? read : decodeText(read.bytes);
  if ('problem' in read || 'problem' in content)
    return refuse(terminal, `${file} cannot be read: ${(content as { detail: string }).detail}`);
  if (content.text !== textOf(analyzed, analyzed.plan.main))
    return refuse(terminal, `${file} was changed while its laws were fitted; nothing is written`);
  const edits = fits.flatMap(({ law }) => fitEdit(analyzed.analysis, law, content.text) ?? []);
  if (edits.length === 0)
    return refuse(
      terminal,
      `none of ${fits.map(({ law }) => law).join(', ')} was fitted, so nothing is written; \`scale fit ${file}\` says why`,
    );
  const failure = writeText(location, (hasByteOrderMark(read.bytes) ? '\ufeff' : '') + applied(content.text, edits));
  if (failure !== undefined) return refuse(terminal, `${file} cannot be written: ${failure}`);
  terminal.errors.write(`wrote the constants of ${edits.length === 1 ? 'one law' : `${edits.length} laws`} into ${file}\n`);
  return clean;
}

/** From the end of the text on, so that places before it still hold. */
const applied = (text: string, edits: readonly FitEdit[]): string =>
  edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((result, edit) => result.slice(0, edit.start) + edit.text + result.slice(edit.end), text);

function refuse(terminal: Terminal, problem: string): ExitCode {
  complain(terminal, problem);
  return trouble;
}
