/** Formulas for the entries of an open group: written once in the vocabulary, and fired for each entry that a block names. */
import { dimensionless } from '../../quantity/dimension.js';
import type { Formula, KindSpec } from '../../schema/types.js';
import { namesIn } from '../../../../grammar/src/index.js';
import { evaluateFormula, formulaTree } from '../expressions/formula.js';

/** All formulas of a block with these paths given: `mixture.*.items` becomes one formula for each entry of its mixture. */
export function formulasOf(kind: KindSpec, given: Iterable<string>): readonly Formula[] {
  const patterns = patternsOf(kind);
  if (patterns.length === 0) return kind.formulas;
  const steps = [...given].map(path => path.split('.'));
  const ofEntries = patterns.flatMap(pattern => {
    const group = pattern.of.split('.', 1)[0]!;
    const names = new Set(steps.filter(path => path.length === 3 && path[0] === group).map(path => path[1]!));
    return [...names].map(name => forEntry(pattern, name));
  });
  return [...kind.formulas.filter(formula => !isPattern(formula)), ...ofEntries];
}

const isPattern = ({ of }: Formula): boolean => of.includes('.*.');

const found = new WeakMap<KindSpec, readonly Formula[]>();

function patternsOf(kind: KindSpec): readonly Formula[] {
  let patterns = found.get(kind);
  if (patterns === undefined) found.set(kind, (patterns = kind.formulas.filter(isPattern)));
  return patterns;
}

/**
 * In the text of a pattern, `each` stands for the name of the entry. That text alone is parsed, since names are the writer's and without
 * end.
 */
function forEntry(pattern: Formula, name: string): Formula {
  const tree = formulaTree(pattern.text);
  const here = (text: string): string => text.replaceAll('.each.', () => `.${name}.`);
  return {
    ...pattern,
    of: pattern.of.replace('*', () => name),
    text: here(pattern.text),
    needs: [...namesIn(tree)].map(here),
    compute: reader => {
      const draws = evaluateFormula(tree, path => reader.number(here(path)));
      return draws === undefined ? undefined : { kind: 'number', draws, dimension: dimensionless };
    },
  };
}
