/** Where something stands, as people count: lines and columns from 1. */
import { lineTable } from '../../grammar/src/index.js';
import type { LineTable } from '../../grammar/src/index.js';
import type { Diagnostic } from '../../engine/src/index.js';
import type { AnalyzedPlan } from './analyze-plan.js';

export interface Position {
  readonly line: number;
  /** In UTF-16 code units, as editors count. */
  readonly column: number;
}

export function positionAt(lines: LineTable, offset: number): Position {
  const { line, character } = lines.position(offset);
  return { line: line + 1, column: character + 1 };
}

/** Line of the main file, from 1. */
export const lineOf = ({ analysis }: AnalyzedPlan, offset: number): number => positionAt(analysis.parsed.lines, offset).line;

/** The text of a file of the plan or of the library; empty if it could not be read. */
export function textOf({ plan, analysis }: AnalyzedPlan, file: string): string {
  const content = plan.files.get(file);
  if (content !== undefined) return 'text' in content ? content.text : '';
  return analysis.input.library.files[file.replace(/^library:/u, '')] ?? '';
}

/**
 * What a file of the analysis is called in output: the main file as the user named it, imports beside it, library files by their own path.
 */
export function shownName({ plan }: AnalyzedPlan, file: string): string {
  if (file === plan.main) return plan.shown;
  if (!plan.files.has(file)) return file;
  const folder = plan.shown.slice(0, plan.shown.length - plan.main.length);
  return plan.shown.endsWith(plan.main) ? folder + file : file;
}

export const positionIn = (analyzed: AnalyzedPlan, file: string, offset: number): Position =>
  positionAt(lineTable(textOf(analyzed, file)), offset);

/** A finding as every format prints it. */
export interface PlacedFinding {
  readonly diagnostic: Diagnostic;
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
  readonly related: readonly PlacedRelated[];
}

export interface PlacedRelated {
  readonly message: string;
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
}

export function placeFindings(analyzed: AnalyzedPlan): PlacedFinding[] {
  const { plan, analysis } = analyzed;
  return analysis.diagnostics.map(diagnostic => ({
    diagnostic,
    file: plan.shown,
    start: positionAt(analysis.parsed.lines, diagnostic.start),
    end: positionAt(analysis.parsed.lines, diagnostic.end),
    related: diagnostic.related.map(({ message, file, start, end }) => ({
      message,
      file: shownName(analyzed, file),
      start: positionIn(analyzed, file, start),
      end: positionIn(analyzed, file, end),
    })),
  }));
}
