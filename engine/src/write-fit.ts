/** "Write the fitted constants here": what was fitted becomes lines of the law, and neither the runs nor the fit are needed any more. */
import type { Block, Item, Property } from '../../grammar/src/index.js';
import type { Analysis, LawFit } from './analysis.js';
import type { FitResult, FittedConstant } from './laws/fit/types.js';
import { kindNamed } from './vocabulary.js';

export interface FitEdit {
  /** Place of `fit: csv("…") { … }`, which the text replaces. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** `undefined` for a law of the main file that is not fitted, or whose own text does not name the runs. */
export function fitEdit(analysis: Analysis, law: string, text: string): FitEdit | undefined {
  const fit = analysis.fit(law);
  const block = analysis.parsed.file.items.find((item): item is Block => item.kind === 'block' && item.name?.text === law);
  const property = block?.body?.items.find((item): item is Property => item.kind === 'property' && pathOf(item) === 'fit');
  if (fit?.outcome?.ok !== true || block === undefined || property === undefined) return undefined;
  const own = new Set((block.body?.items ?? []).map(pathOf));
  const indent = text.slice(text.lastIndexOf('\n', property.start - 1) + 1, property.start);
  const lines = fittedLines(fit, fit.outcome, own);
  return { start: property.start, end: property.end, text: lines.join(indent.trim() === '' ? `\n${indent}` : ', ') };
}

const pathOf = (item: Item): string => (item.kind === 'property' || item.kind === 'block' ? item.path.names.map(name => name.text).join('.') : '');

function fittedLines(fit: LawFit, outcome: FitResult, own: ReadonlySet<string>): readonly string[] {
  const bounds = [...fit.ranges].filter(([name]) => ['N', 'D', 'C', 'k', 'T'].includes(name)).map(([name, { low, high }]) => `${name}: ${digits(low, 4)}..${digits(high, 4)}`);
  return [
    ...outcome.constants.map(constantText), ...correlationLines(outcome),
    ...(own.has('valid') || bounds.length === 0 ? [] : [`valid { ${bounds.join(', ')} }`]),
    ...(own.has('source') ? [] : [`source: "fitted to ${fit.path.replaceAll(/[\\"]/gu, '\\$&')}, ${fit.rows} rows"`]),
  ];
}

/** Above this share of its value the error of a positive constant is written so that no draw is negative. */
const wide = 0.15;

function constantText({ name, value, error }: FittedConstant): string {
  if (!(error > 0)) return `${name}: ${digits(value, 6)}`;
  return `${name}: ${value > 0 && error > wide * value ? 'lognormal' : 'normal'}(${digits(value, 6)}, sd: ${digits(error, 3)})`;
}

/** Where laws know of correlation. */
function correlationLines({ constants, correlation }: FitResult): readonly string[] {
  if (kindNamed('law')?.properties.some(({ path }) => path === 'correlation') !== true) return [];
  const pairs = constants.flatMap((a, row) => constants.slice(row + 1).map((b, behind) => `${a.name}.${b.name}: ${digits(correlation[row]![row + 1 + behind]!, 3)}`));
  return pairs.length === 0 ? [] : [`correlation { ${pairs.join(', ')} }`];
}

/** As the language reads it, without the `+` of an exponent. */
const digits = (value: number, count: number): string => String(Number(value.toPrecision(count))).replace('e+', 'e');
