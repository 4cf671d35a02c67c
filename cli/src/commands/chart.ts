/** `scale chart FILE -o out.svg`: the pictures of a phase, the three laws together, or the bars of a budget. */
import path from 'node:path';
import {
  budgetLayout,
  budgetTable,
  curveTable,
  darkTheme,
  layout,
  lightTheme,
  threeLawsLayout,
  threeLawsTable,
  toCsv,
  toSvg,
} from '../../../chart/scene/index.js';
import type { Scene } from '../../../chart/scene/index.js';
import type { AxisName, BudgetView, CurveSet, PictureView, ThreeLaws } from '../../../engine/src/index.js';
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
  /** What the picture is about. */
  readonly view: PictureView | 'three-laws';
  /** What runs to the right; absent: what the picture of the phase begins with. */
  readonly x?: AxisName;
  /** What runs up; absent: what the picture of the phase begins with. */
  readonly y?: 'loss' | 'accuracy';
  readonly theme: 'light' | 'dark';
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

type Picture = { readonly curves: CurveSet } | { readonly budget: BudgetView } | { readonly laws: ThreeLaws };

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
  if (errors > 0)
    complain(terminal, `${analyzed.plan.shown} has ${errors} error${errors === 1 ? '' : 's'}; the picture shows what still has a meaning`);
  return exitCodeOf(diagnostics, options.maxSeverity);
}

function refuse(terminal: Terminal, problem: string, code: ExitCode): ExitCode {
  complain(terminal, problem);
  return code;
}

type Refusal = { readonly problem: string; readonly code: ExitCode };

function choosePicture(analyzed: AnalyzedPlan, options: ChartOptions): Picture | Refusal {
  return options.view === 'three-laws' ? chooseLaws(analyzed, options) : chooseCurves(analyzed, options);
}

/** The way of one model through the phases: that to the block asked for, else the first. */
function chooseLaws({ plan, analysis }: AnalyzedPlan, { block }: ChartOptions): Picture | Refusal {
  const all = analysis.threeLaws();
  const laws = block === undefined ? all[0] : all.find(({ panels }) => panels.some(panel => panel.block === block));
  if (laws !== undefined) return { laws };
  return block === undefined
    ? { problem: `${plan.shown} has no phase, so there is no curve to draw`, code: findings }
    : unknownBlock({ plan, analysis }, block);
}

/** The block that was asked for; else the first phase with a curve; else the reason why there is none. */
function chooseCurves({ plan, analysis }: AnalyzedPlan, options: ChartOptions): Picture | Refusal {
  const { block } = options;
  const all = analysis.curves();
  const budget = block === undefined ? undefined : analysis.budgets().find(view => view.name === block);
  const ofBlock = block === undefined ? all : all.filter(set => set.block === block);
  if (ofBlock.length === 0 && budget !== undefined) return { budget };
  if (ofBlock.length === 0 && block !== undefined) return unknownBlock({ plan, analysis }, block);
  const fitting = ofBlock.filter(set => fits(set, options));
  const set =
    fitting.find(({ unavailable }) => unavailable === undefined) ??
    fitting[0] ??
    ofBlock.find(({ unavailable }) => unavailable !== undefined);
  if (set?.unavailable !== undefined) return { problem: `${plan.shown} has no curve for ${set.block}: ${set.unavailable}`, code: findings };
  if (set !== undefined) return { curves: set };
  if (all.length === 0) return { problem: `${plan.shown} has no phase, so there is no curve to draw`, code: findings };
  return {
    problem: `${plan.shown} has no such picture${block === undefined ? '' : ` of ${block}`}; it has ${picturesOf(ofBlock)}`,
    code: findings,
  };
}

/** A picture without a view, an axis or a measure of its own has the ordinary ones. */
const fits = (set: CurveSet, { view, x, y }: ChartOptions): boolean =>
  (set.view ?? 'performance') === view && (x === undefined || set.axis === x) && (y === undefined || set.gives === y);

/** What can be asked for: `--view isoflop --x params --y loss`. */
const picturesOf = (sets: readonly CurveSet[]): string =>
  sets
    .map(
      ({ view, axis, gives }) =>
        `--view ${view ?? 'performance'}${axis === undefined ? '' : ` --x ${axis}`}${gives === undefined ? '' : ` --y ${gives}`}`,
    )
    .join(', ');

function unknownBlock({ plan, analysis }: AnalyzedPlan, block: string): Refusal {
  const names = [...new Set([...analysis.curves().map(set => set.block), ...analysis.budgets().map(view => view.name)])].filter(
    name => name !== '',
  );
  return {
    problem: `${plan.shown} has no phase or budget ${block}${names.length === 0 ? '' : `; it has ${names.join(', ')}`}`,
    code: trouble,
  };
}

/** A file name that ends with `.csv` says what is wanted as plainly as the option. */
const isCsv = ({ format, output }: ChartOptions): boolean =>
  format === 'csv' || (output !== undefined && output.toLowerCase().endsWith('.csv'));

function csvOf(picture: Picture): string {
  if ('laws' in picture) return toCsv(threeLawsTable(picture.laws));
  return toCsv('curves' in picture ? curveTable(picture.curves) : budgetTable(picture.budget));
}

function svgOf(picture: Picture, options: ChartOptions): string {
  return `${toSvg(sceneOf(picture, options))}\n`;
}

function sceneOf(picture: Picture, { theme: name, width, height }: ChartOptions): Scene {
  const theme = name === 'dark' ? darkTheme : lightTheme;
  const size = { width, height };
  if ('laws' in picture) return threeLawsLayout(picture.laws, size, theme, { standalone: true });
  return 'curves' in picture
    ? layout(picture.curves, size, theme, { standalone: true })
    : budgetLayout(picture.budget, 'gpu_hours', size, theme, { standalone: true });
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
