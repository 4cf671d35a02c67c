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

const pathOf = (item: Item): string =>
  item.kind === 'property' || item.kind === 'block' ? item.path.names.map(name => name.text).join('.') : '';

function fittedLines(fit: LawFit, outcome: FitResult, own: ReadonlySet<string>): readonly string[] {
  const bounds = [...fit.ranges]
    .filter(([name]) => ['N', 'D', 'C', 'k', 'T'].includes(name))
    .map(([name, { low, high }]) => `${name}: ${digits(low, 4)}..${digits(high, 4)}`);
  return [
    ...outcome.constants.map(knowsCorrelation() ? constantText : pointText),
    ...(knowsCorrelation() ? correlationLines(outcome) : []),
    ...(own.has('valid') || bounds.length === 0 ? [] : [`valid { ${bounds.join(', ')} }`]),
    ...(own.has('source') ? [] : [`source: "fitted to ${fit.path.replaceAll(/[\\"]/gu, '\\$&')}, ${fit.rows} rows"`]),
  ];
}

/** Above this share of its value the error of a positive constant is written so that no draw is negative. */
const wide = 0.15;
/** Standard deviations between the 5th and the 95th percentile of a normal distribution. */
const widthOfBand = 3.2897;

function constantText(constant: FittedConstant): string {
  const { name, value, error, p5, p95 } = constant;
  if (!(error > 0)) return pointText(constant);
  if (!(value > 0 && p5 > 0 && error > wide * value)) return `${name}: normal(${digits(value, 6)}, sd: ${digits(error, 3)})`;
  // The middle of the draws is the value that fits best; their mean lies above.
  const variance = (Math.log(p95 / p5) / widthOfBand) ** 2;
  const mean = value * Math.exp(variance / 2);
  return `${name}: lognormal(${digits(mean, 6)}, sd: ${digits(mean * Math.sqrt(Math.expm1(variance)), 3)})`;
}

/**
 * Ranges that are independent of each other would claim far more doubt than the fit leaves, so where a law cannot say how they go together
 * it has points.
 */
const knowsCorrelation = (): boolean => kindNamed('law')?.properties.some(({ path }) => path === 'correlation') === true;

const pointText = ({ name, value }: FittedConstant): string => `${name}: ${digits(value, 6)}`;

function correlationLines({ constants, correlation }: FitResult): readonly string[] {
  const pairs = constants.flatMap((a, row) =>
    constants
      .slice(row + 1)
      .flatMap((b, behind) =>
        a.error > 0 && b.error > 0 ? [`${a.name}.${b.name}: ${digits(correlation[row]![row + 1 + behind]!, 3)}`] : [],
      ),
  );
  return pairs.length === 0 ? [] : [`correlation { ${pairs.join(', ')} }`];
}

/** As the language reads it, without the `+` of an exponent. */
const digits = (value: number, count: number): string => String(Number(value.toPrecision(count))).replace('e+', 'e');
