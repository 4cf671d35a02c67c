/**
 * Values with a name that a property can take as they are: `grid_france` where a carbon intensity is wanted, `price_h100_1_year` where a
 * price is.
 */
import { parseUnit, unitsOfDimension, type Analysis, type PropertyType, type Unit, type VisibleName } from '../../../engine/src/index.js';
import { nameSuggestion } from './names.js';
import type { Suggestion } from './suggestion.js';

type Dimension = Unit['dimension'];

/** Ahead of all other names. A number without a unit fits too many places to say anything. */
export function fittingNames(type: PropertyType, analysis: Analysis): Suggestion[] {
  if (type.kind !== 'quantity' || type.unit === '') return [];
  const wanted = new Set(fittingUnits(type).map(dimensionOf));
  const fits = (name: VisibleName): boolean => {
    const dimension = name.kind === 'let' ? dimensionOf(unitOf(name, analysis)) : undefined;
    return dimension !== undefined && wanted.has(dimension);
  };
  return analysis
    .names()
    .filter(fits)
    .map(name => ({ ...nameSuggestion(name), rank: 1 }));
}

/** Units that a property is written in, the usual ones first; what each accelerator has may be written so: `$/GPU`. */
export function fittingUnits(type: PropertyType | undefined): string[] {
  if (type?.kind !== 'quantity') return [];
  const usual = [type.dimension, ...(type.alternatives ?? []).map(other => other.dimension)].flatMap(dimension =>
    unitsOfDimension(dimension),
  );
  return type.perGpu === true ? [...usual, ...unitsLike(`${usual[0] ?? ''}/GPU`)] : usual;
}

function unitsLike(text: string): string[] {
  const dimension = dimensionOf(text);
  return dimension === undefined ? [] : unitsOfDimension(dimension);
}

const dimensionOf = (unit: string): Dimension | undefined => {
  const parsed = parseUnit(unit);
  return parsed.ok ? parsed.unit.dimension : undefined;
};

/** Of a value of the file as it was computed; of one of the library as its index writes it: `$2.95 to $12.29/GPU-hour`. */
function unitOf({ name, spec }: VisibleName, analysis: Analysis): string {
  const estimate = analysis.lets.get(name);
  if (estimate !== undefined) return estimate.unit;
  const [, sign, rest] = /([$€£¥]?)\d[\d._,]*[kMBTGP]?(?:\s+|(?=\/)|$)(\S*)$/u.exec(spec ?? '') ?? [];
  return `${sign ?? ''}${rest ?? ''}`;
}
