/** Numbers as written, with another unit behind them: what a repair of a wrong unit writes. */
import type { NumberLiteral, Unit } from '../../../../grammar/src/index.js';
import type { Rewriting } from '../../schema/problem.js';

/** `20 kWh` as `$20`, `$3/kg` as `$3/GPU-hour`. An empty unit leaves the bare number. */
function written({ text }: NumberLiteral, unit: string): string {
  if (unit === '') return text;
  return unit.startsWith('$') ? `$${text}${unit.slice(1)}` : `${text} ${unit}`;
}

const hasUnit = ({ unit, currency }: NumberLiteral): boolean => unit !== undefined || currency !== undefined;

/** A way to write these numbers for each of the units; a bare end of a range stays as it is. None where no number has a unit. */
export function inOtherUnits(literals: readonly NumberLiteral[], units: readonly string[]): readonly Rewriting[] {
  const wrong = literals.filter(hasUnit);
  if (wrong.length === 0) return [];
  return units.map(unit => ({
    unit,
    edits: wrong.map(literal => ({ start: literal.start, end: literal.end, text: written(literal, unit) })),
  }));
}

/** Other units for one behind brackets. Money would stand before them. */
export const instead = ({ start, end }: Unit, units: readonly string[]): readonly Rewriting[] =>
  units.filter(unit => !unit.startsWith('$')).map(unit => ({ unit, edits: [{ start, end, text: unit }] }));
