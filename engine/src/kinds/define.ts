/** Small builders that keep the lists of properties readable. */
import type { Condition, Default, Formula, How, PropertySpec, PropertyType } from '../schema/types.js';

type More = Partial<Omit<PropertySpec, 'path' | 'type' | 'how' | 'doc'>>;

const property =
  (how: How) =>
  (path: string, type: PropertyType, doc: string, more: More = {}): PropertySpec => ({ path, type, how, doc, ...more });

export const given = property('given');
export const derived = property('derived');
export const both = property('both');

type FormulaMore = Partial<Omit<Formula, 'of' | 'text' | 'kind'>>;

/** Holds by definition: its sides agree to the digits written. */
export const identity = (of: string, text: string, more: FormulaMore = {}): Formula => ({ of, text, kind: 'identity', ...more });

/** Takes a value over from elsewhere unless the block says otherwise. */
export const reading = (of: string, text: string, more: FormulaMore = {}): Formula => ({
  of,
  text,
  kind: 'identity',
  reading: true,
  ...more,
});

/** A model of the world: right within a factor. */
export const estimate = (of: string, text: string, more: FormulaMore = {}): Formula => ({ of, text, kind: 'estimate', ...more });

export const byDefault = (
  of: string,
  text: string,
  because: string,
  more: Partial<Omit<Default, 'of' | 'text' | 'because'>> = {},
): Default => ({ of, text, because, ...more });

export const is = (path: string, ...values: readonly string[]): Condition => ({ path, is: values });

/** A value is known, whichever it is. */
export const named = (path: string): Condition => ({ path, not: [] });

export const unnamed = (path: string): Condition => ({ path, known: false });

/** Every block may say where its figures come from and of which day they are. */
export const provenance: readonly PropertySpec[] = [
  given('source', { kind: 'text' }, 'Where the figures of this block come from.', { example: '"arXiv 2407.21783, table 4"' }),
  given('as_of', { kind: 'date' }, 'The day these figures were true.', { example: '2026-11-20' }),
];
