/** `scale chart FILE -o out.svg`: the projected curve of a phase, or the bars of a budget. */
import path from 'node:path';
import { budgetLayout, budgetTable, curveTable, darkTheme, layout, lightTheme, toCsv, toSvg } from '../../../chart/scene/index.js';
import type { BudgetView, CurveSet } from '../../../engine/src/index.js';
import { Analyst } from '../analyze-plan.js';
import type { AnalyzedPlan } from '../analyze-plan.js';
import { complain } from '../complain.js';
import { findings, trouble } from '../exit.js';
import type { ExitCode } from '../exit.js';
import { standardInput, writeText } from '../files.js';
import type { PlanOptions } from '../options.js';
import { exitCodeOf } from '../severity.js';
import type { Terminal } from '../terminal.js';

export interface ChartOptions extends PlanOptions {
  /** Where to write; absent or `-`: standard output. */
  readonly output?: string;
  /** Name of a phase or of a budget; absent: the first phase that has a curve. */
  readonly block?: string;
  /** What runs to the right: compute, or accelerator time. */
  readonly axis: 'flop' | 'gpu_hours';
  readonly theme: 'light' | 'dark';
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

type Picture = { readonly curves: CurveSet } | { readonly budget: BudgetView };

export async function chart(file: string, options: ChartOptions, terminal: Terminal): Promise<ExitCode> {
  const ending = path.extname(options.output ?? '').toLowerCase();
  if (!['', '.svg', '.csv'].includes(ending)) return refuse(terminal, `a chart is written as .svg or .csv, not as ${ending}`, trouble);
  const analyzed = await new Analyst(options, terminal).analyze(file);
  if ('problem' in analyzed) return refuse(terminal, analyzed.problem, trouble);
  const chosen = choosePicture(analyzed, options);
  if ('problem' in chosen) return refuse(terminal, chosen.problem, chosen.code);
  const text = isCsv(options) ? csvOf(chosen) : svgOf(chosen, options);
  const failure = deliver(text, options, terminal);
  if (failure !== undefined) return refuse(terminal, failure, trouble);
  const { diagnostics } = analyzed.analysis;
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) complain(terminal, `${analyzed.plan.shown} has ${errors} error${errors === 1 ? '' : 's'}; the picture shows what still has a meaning`);
  return exitCodeOf(diagnostics, options.maxSeverity);
}

function refuse(terminal: Terminal, problem: string, code: ExitCode): ExitCode {
  complain(terminal, problem);
  return code;
}

type Refusal = { readonly problem: string; readonly code: ExitCode };

/** The block that was asked for; else the first phase with a curve; else the reason why there is none. */
function choosePicture({ plan, analysis }: AnalyzedPlan, { block, axis }: ChartOptions): Picture | Refusal {
  const sets = analysis.curves().toSorted((a, b) => Number(b.id.endsWith(`:${axis}`)) - Number(a.id.endsWith(`:${axis}`)));
  const budgets = analysis.budgets();
  const names = [...new Set([...sets.map(set => set.block), ...budgets.map(view => view.name)])].filter(name => name !== '');
  const named = sets.find(set => set.block === block);
  const budget = budgets.find(view => view.name === block);
  if (block !== undefined && budget !== undefined && named === undefined) return { budget };
  if (block !== undefined && named === undefined) {
    return { problem: `${plan.shown} has no phase or budget ${block}${names.length === 0 ? '' : `; it has ${names.join(', ')}`}`, code: trouble };
  }
  const set = named ?? sets.find(({ unavailable }) => unavailable === undefined) ?? sets[0];
  if (set === undefined) return { problem: `${plan.shown} has no phase, so there is no curve to draw`, code: findings };
  if (set.unavailable !== undefined) return { problem: `${plan.shown} has no curve for ${set.block}: ${set.unavailable}`, code: findings };
  return { curves: set };
}

/** A file name that ends with `.csv` says what is wanted as plainly as the option. */
const isCsv = ({ format, output }: ChartOptions): boolean => format === 'csv' || (output !== undefined && output.toLowerCase().endsWith('.csv'));

const csvOf = (picture: Picture): string => toCsv('curves' in picture ? curveTable(picture.curves) : budgetTable(picture.budget));

function svgOf(picture: Picture, { theme: name, width, height }: ChartOptions): string {
  const theme = name === 'dark' ? darkTheme : lightTheme;
  const scene = 'curves' in picture
    ? layout(picture.curves, { width, height }, theme, { standalone: true })
    : budgetLayout(picture.budget, 'gpu_hours', { width, height }, theme, { standalone: true });
  return `${toSvg(scene)}\n`;
}

/** @returns why the picture could not be written, if so */
function deliver(text: string, { output }: ChartOptions, terminal: Terminal): string | undefined {
  if (output === undefined || output === standardInput) {
    terminal.output.write(text);
    return undefined;
  }
  const failure = writeText(path.resolve(terminal.folder, output), text);
  return failure === undefined ? undefined : `${output} cannot be written: ${failure}`;
}
