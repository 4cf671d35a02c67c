/** `scale laws FILE [PHASE]`: what every law says of a pre-training run, and how far apart they are. */
import { closest, formatNumber, roundForOutput, type Analysis, type LawAnswer, type Summary } from '../../../engine/src/index.js';
import { Analyst } from '../analyze-plan.js';
import { complain } from '../complain.js';
import { clean, trouble } from '../exit.js';
import type { ExitCode } from '../exit.js';
import { jsonText } from '../formats/json.js';
import { escapeMarkdown, markdownTable } from '../formats/markdown.js';
import { tableLines } from '../formats/text-table.js';
import { lookOf } from '../look.js';
import { chosenFormat } from '../options.js';
import type { PlanOptions } from '../options.js';
import { allBlocks } from '../report/blocks.js';
import { answering, lawColumns, lawRow, noteOf, spreadOf } from '../report/law-rows.js';
import type { Terminal } from '../terminal.js';
import { hangingLines } from '../text-cells.js';

interface Compared {
  readonly phase: string;
  readonly laws: readonly LawAnswer[];
}

export async function laws(file: string, phase: string | undefined, options: PlanOptions, terminal: Terminal): Promise<ExitCode> {
  const analyzed = await new Analyst(options, terminal).analyze(file);
  if ('problem' in analyzed) return refuse(terminal, analyzed.problem);
  const { analysis, plan } = analyzed;
  const runs = allBlocks(analysis.blocks)
    .filter(({ name }) => analysis.laws(name) !== undefined)
    .map(({ name }) => name);
  const asked = phase === undefined ? runs.filter(name => !name.includes('.')) : [phase];
  const compared = asked.flatMap(name => comparedAt(analysis, name));
  if (compared.length === 0)
    return refuse(
      terminal,
      `${plan.shown} has no pre-training run${phase === undefined ? '' : ` ${phase}${hint(closest(phase, runs), runs)}`}`,
    );
  const look = lookOf(terminal.output, options, terminal);
  const format = chosenFormat(options);
  if (format === 'json')
    terminal.output.write(jsonText({ schema: 'scale-laws/1', version: look.version, file: plan.shown, phases: compared.map(jsonOf) }));
  else terminal.output.write(compared.map(each => (format === 'markdown' ? markdownOf(each) : textOf(each, look.width))).join('\n'));
  return clean;
}

function comparedAt(analysis: Analysis, phase: string): Compared[] {
  const found = analysis.laws(phase);
  return found === undefined ? [] : [{ phase, laws: found.laws }];
}

function refuse(terminal: Terminal, problem: string): ExitCode {
  complain(terminal, problem);
  return trouble;
}

const hint = (near: readonly string[], all: readonly string[]): string =>
  near.length > 0 ? `; did you mean ${near.join(' or ')}?` : all.length > 0 ? `; it has ${all.slice(0, 5).join(', ')}` : '';

const titleOf = (phase: string): string => `What the laws say of ${phase}; * is its own, ! an extrapolation:`;

function textOf({ phase, laws: all }: Compared, width: number): string {
  const table = tableLines(
    lawColumns.map(title => ({ title, right: title !== 'law' })),
    answering(all).map(law => ({ cells: lawRow(law, formatNumber) })),
    width,
  );
  const notes = all.flatMap(law => noteOf(law).map(note => `${law.name}: ${note}`));
  const lines = [
    titleOf(phase),
    '',
    ...table.map(({ text }) => text),
    '',
    ...spreadOf(all),
    ...(notes.length === 0 ? [] : ['', ...notes.flatMap(note => hangingLines('  ', note, width))]),
  ];
  return `${lines.join('\n')}\n`;
}

function markdownOf({ phase, laws: all }: Compared): string {
  const table = markdownTable(
    [...lawColumns],
    lawColumns.map(title => title !== 'law'),
    answering(all).map(law => lawRow(law, formatNumber).map(escapeMarkdown)),
  );
  const notes = all.flatMap(law => noteOf(law).map(note => `- ${escapeMarkdown(`${law.name}: ${note}`)}\n`)).join('');
  return `## ${escapeMarkdown(phase)}\n\n${escapeMarkdown(titleOf(phase))}\n\n${table}\n${spreadOf(all)
    .map(line => `${escapeMarkdown(line)}\n`)
    .join('')}${notes === '' ? '' : `\n${notes}`}`;
}

const rounded = (summary: Summary | null) =>
  summary === null
    ? null
    : {
        p5: roundForOutput(summary.p5),
        p50: roundForOutput(summary.p50),
        p95: roundForOutput(summary.p95),
        mean: roundForOutput(summary.mean),
      };

const jsonOf = ({ phase, laws: all }: Compared) => ({
  phase,
  laws: all.map(({ loss, optimum, ...law }) => ({
    ...law,
    loss: rounded(loss),
    optimum:
      optimum === null
        ? null
        : {
            params: rounded(optimum.params),
            tokens: rounded(optimum.tokens),
            tokensPerParam: rounded(optimum.tokensPerParam),
            loss: rounded(optimum.loss),
            valid: optimum.valid,
          },
  })),
});
