/** `scale layout FILE PHASE`: how a training phase can be spread over its accelerators. */
import { closest, formatNumber, formatShare, trainingKinds, type LayoutAnswer, type LayoutProposal } from '../../../engine/src/index.js';
import { Analyst } from '../analyze-plan.js';
import { complain } from '../complain.js';
import { clean, trouble } from '../exit.js';
import type { ExitCode } from '../exit.js';
import { jsonText } from '../formats/json.js';
import { tableLines } from '../formats/text-table.js';
import { lookOf } from '../look.js';
import { chosenFormat } from '../options.js';
import type { PlanOptions } from '../options.js';
import { allBlocks } from '../report/blocks.js';
import type { Column, Row } from '../report/section.js';
import type { Terminal } from '../terminal.js';

export async function layout(file: string, phase: string, options: PlanOptions, terminal: Terminal): Promise<ExitCode> {
  const analyzed = await new Analyst(options, terminal).analyze(file);
  if ('problem' in analyzed) return refuse(terminal, analyzed.problem);
  const answer = analyzed.analysis.layouts(phase);
  if (answer === undefined) {
    const phases = allBlocks(analyzed.analysis.blocks)
      .filter(({ kind }) => trainingKinds.has(kind))
      .map(({ name }) => name);
    return refuse(terminal, `${analyzed.plan.shown} has no training phase ${phase}${hint(closest(phase, phases), phases)}`);
  }
  const look = lookOf(terminal.output, options, terminal);
  if (chosenFormat(options) === 'json')
    terminal.output.write(jsonText({ schema: 'scale-layout/1', version: look.version, file: analyzed.plan.shown, phase, ...answer }));
  else if ('because' in answer) return refuse(terminal, `${phase} has no layouts: ${answer.because}`);
  else terminal.output.write(`${textOf(phase, answer, look.width).join('\n')}\n`);
  return clean;
}

function refuse(terminal: Terminal, problem: string): ExitCode {
  complain(terminal, problem);
  return trouble;
}

const hint = (near: readonly string[], all: readonly string[]): string =>
  near.length > 0 ? `; did you mean ${near.join(' or ')}?` : all.length > 0 ? `; it has ${all.slice(0, 5).join(', ')}` : '';

const columns: readonly Column[] = [
  ...['step', 'MFU', 'memory', 'tp', 'pp', 'cp', 'ep', 'dp', 'zero', 'micro', 'pieces'].map(title => ({ title, right: true })),
  { title: 'recompute' },
];

function textOf(
  phase: string,
  { accelerators, memory, proposals }: Extract<LayoutAnswer, { proposals: unknown }>,
  width: number,
): readonly string[] {
  const rows = proposals.map(rowOf);
  return [
    `Layouts of ${phase} on ${accelerators.toLocaleString('en-US')} accelerators of ${formatNumber(memory, 'byte')}, the fastest first:`,
    '',
    ...tableLines(columns, rows, width).map(({ text }) => text),
    '',
    `The first as text: ${proposals[0]!.text}`,
  ];
}

function rowOf({ words, memory, seconds, mfu }: LayoutProposal): Row {
  const { tp, pp, cp, ep, dp, zero, micro_batch: micro, interleave, recompute } = words;
  return {
    cells: [
      formatNumber(seconds, 's'),
      formatShare(mfu),
      formatNumber(memory.high, 'byte'),
      ...[tp, pp, cp, ep, dp, zero, micro, interleave].map(String),
      recompute,
    ],
  };
}
