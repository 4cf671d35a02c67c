/** "Write the fitted constants here": what was fitted becomes lines of the law, and neither the runs nor the fit are needed any more. */
import type { Block, Item, Property } from '../../grammar/src/index.js';
import type { Analysis, LawFit } from './analysis.js';
import { triangleOf, type Matrix } from './laws/correlation.js';
import { correlationOf, deviation } from './laws/fit/statistics.js';
import type { FitResult, FittedConstant } from './laws/fit/types.js';

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

const pathOf = (item: Item): string =>
  item.kind === 'property' || item.kind === 'block' ? item.path.names.map(name => name.text).join('.') : '';

function fittedLines(fit: LawFit, outcome: FitResult, own: ReadonlySet<string>): readonly string[] {
  const bounds = [...fit.ranges]
    .filter(([name]) => ['N', 'D', 'C', 'k', 'T'].includes(name))
    .map(([name, { low, high }]) => `${name}: ${digits(low, 4)}..${digits(high, 4)}`);
  const constants = outcome.constants.map((constant, place) => writtenConstant(constant, columnOf(outcome, place)));
  return [
    ...constants.map(({ text }) => text),
    ...correlationLines(constants),
    ...(own.has('valid') || bounds.length === 0 ? [] : [`valid { ${bounds.join(', ')} }`]),
    ...(own.has('source') ? [] : [`source: "fitted to ${fit.path.replaceAll(/[\\"]/gu, '\\$&')}, ${fit.rows} rows"`]),
  ];
}

/** A constant as a line of the law, and what is normally distributed of it over the resamples; a point has no errors. */
interface WrittenConstant {
  readonly name: string;
  readonly text: string;
  readonly errors: readonly number[] | undefined;
}

const columnOf = ({ resampled }: FitResult, place: number): readonly number[] => resampled.map(row => row[place]!);

/** Above this share of its value the error of a positive constant is written so that no draw is negative. */
const wide = 0.15;
/** Standard deviations from the middle of a normal distribution to its 95th percentile. */
const toP95 = 1.6448536269514722;

/**
 * The factor of a power law moves by shares, and with the logarithm of it its exponent: only so do the errors of the two cancel where the
 * runs were. So a wide constant is lognormal, and the logarithm is what goes together with the others.
 */
function writtenConstant({ name, value, error }: FittedConstant, column: readonly number[]): WrittenConstant {
  if (!(error > 0)) return { name, text: `${name}: ${digits(value, 6)}`, errors: undefined };
  const isFactor = value > 0 && error > wide * value && column.every(each => each > 0);
  if (!isFactor) return { name, text: `${name}: normal(${digits(value, 6)}, sd: ${digits(error, 4)})`, errors: column };
  const errors = column.map(Math.log);
  const reach = Math.exp(toP95 * deviation(errors));
  return { name, text: `${name}: ${digits(value / reach, 8)} to ${digits(value * reach, 8)}`, errors };
}

/** Few digits may make of correlations near 1 what no constants can have together; then more are written. */
const fewestDigits = 5;
const mostDigits = 12;

function correlationLines(constants: readonly WrittenConstant[]): readonly string[] {
  const uncertain = constants.filter(({ errors }) => errors !== undefined);
  const matrix = correlationOf(uncertain.map(({ errors }) => errors!));
  const written = (count: number): Matrix => matrix.map(row => row.map(value => Number(value.toFixed(count))));
  let count = fewestDigits;
  while (count < mostDigits && triangleOf(written(count)) === undefined) count++;
  const rounded = written(count);
  if (triangleOf(rounded) === undefined) return [];
  const pairs = uncertain.flatMap((a, row) =>
    uncertain.slice(row + 1).map((b, behind) => `${a.name}.${b.name}: ${String(rounded[row]![row + 1 + behind]!)}`),
  );
  return pairs.length === 0 ? [] : [`correlation { ${pairs.join(', ')} }`];
}

/** As the language reads it, without the `+` of an exponent. */
const digits = (value: number, count: number): string => String(Number(value.toPrecision(count))).replace('e+', 'e');
