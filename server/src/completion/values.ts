/** What a value may be, by the type of its slot. */
import {
  unitDoc,
  unitNames,
  unitsOfDimension,
  vocabulary,
  type Analysis,
  type ArgumentSpec,
  type PropertyType,
  type ReferenceType,
  type WordSpec,
} from '../../../engine/src/index.js';
import { fittingNames, fittingUnits } from './fitting-names.js';
import { functionSuggestions, nameSuggestions } from './names.js';
import { inSnippet, Kind, typeText, withoutStops, type Suggestion } from './suggestion.js';
import type { ValueSlot } from './value-slot.js';

/** At the beginning of a value. */
export function valueSuggestions(slot: ValueSlot, analysis: Analysis, first: boolean): Suggestion[] {
  const { type } = slot;
  const derived: Suggestion[] = first
    ? [{ label: 'derived', kind: Kind.Keyword, doc: 'Drops an inherited value, so that it is derived.', rank: 8 }]
    : [];
  if (type === undefined) return expressionSuggestions(slot, analysis);
  switch (type.kind) {
    case 'word':
      return [...type.words.map(wordSuggestion), ...derived];
    case 'boolean':
      return ['yes', 'no'].map(label => ({ label, kind: Kind.EnumMember, rank: 1 }));
    case 'reference':
      return [...nameSuggestions(analysis, type.to), ...wordsBeside(type), ...derived];
    case 'list':
      return listSuggestions(slot, analysis, first);
    case 'file':
      return [
        {
          label: `${type.reader}("…")`,
          kind: Kind.File,
          snippet: `${type.reader}("\${1:file.${type.reader}}"${type.columns === undefined ? '$2' : ''})${type.columns === undefined ? '' : ' {\n  $0\n}'}`,
          rank: 1,
        },
      ];
    case 'text':
      return example(slot, '"${1:text}"');
    case 'date':
      return example(slot, '${1:2027-01-01}');
    case 'bounds':
      return example(slot, '${1:low}..${2:high}');
    case 'formula':
      return [...example(slot, '$0'), ...functionSuggestions()];
    case 'open-group':
      return [];
    case 'quantity':
      return [
        ...(first ? [...example(slot, undefined), ...fittingNames(type, analysis)] : []),
        ...expressionSuggestions(slot, analysis),
        ...derived,
      ];
  }
}

/** What a scenario is about to change, to start from. */
export function presentValue({ present }: ValueSlot): Suggestion[] {
  return present === undefined
    ? []
    : [{ label: present, kind: Kind.Value, snippet: `\${1:${inSnippet(present)}}`, detail: 'in the plan', rank: 0 }];
}

/** Words that may stand instead of a name: `verifier: exact`. */
function wordsBeside(type: ReferenceType): Suggestion[] {
  return (type.or ?? []).flatMap(other => (other.kind === 'word' ? other.words.map(wordSuggestion) : []));
}

/** Anywhere in an expression. */
export function expressionSuggestions({ own }: ValueSlot, analysis: Analysis): Suggestion[] {
  const properties = own.map(({ path, type, doc }): Suggestion => ({
    label: path,
    kind: Kind.Property,
    detail: typeText(type),
    doc,
    rank: 3,
  }));
  return [...nameSuggestions(analysis), ...properties, ...functionSuggestions()];
}

function wordSuggestion({ name, doc, args }: WordSpec): Suggestion {
  const required = (args ?? []).filter(argument => argument.required === true);
  const stops = required.map((argument, index) => `${argument.name}: \${${index + 1}:${inSnippet(argument.default ?? argument.name)}}`);
  const signature = args === undefined || args.length === 0 ? '' : `${name}(${args.map(argument => argument.name).join(', ')})`;
  return {
    label: name,
    kind: Kind.EnumMember,
    doc,
    detail: signature,
    rank: 1,
    ...(stops.length === 0 ? {} : { snippet: `${name}(${stops.join(', ')})` }),
  };
}

/** Arguments of a method or a strategy that are not written yet. */
export function argumentSuggestions(args: readonly ArgumentSpec[], given: readonly string[]): Suggestion[] {
  return args
    .filter(({ name }) => !given.includes(name))
    .map(argument => ({
      label: argument.name,
      kind: Kind.Field,
      snippet: `${argument.name}: \${1:${inSnippet(argument.default ?? '')}}`,
      detail: typeText(argument.type) + (argument.default === undefined ? '' : `, ${argument.default} if left out`),
      doc: argument.doc,
      rank: argument.required === true ? 0 : 1,
    }));
}

function listSuggestions({ type }: ValueSlot, analysis: Analysis, first: boolean): Suggestion[] {
  if (type?.kind !== 'list') return [];
  const names = nameSuggestions(analysis, type.of.to);
  if (!first) return names;
  const bracketed = names.map(name => ({ ...name, snippet: `[${name.label}$0]` }));
  return [{ label: '[…]', kind: Kind.Snippet, snippet: '[$1]', detail: typeText(type), rank: 1 }, ...bracketed];
}

/** The property's own example, else a pattern of its type. */
function example(slot: ValueSlot, pattern: string | undefined): Suggestion[] {
  const text = slot.example;
  if (text !== undefined) return [{ label: text, kind: Kind.Value, snippet: `\${1:${inSnippet(text)}}`, detail: 'example', rank: 1 }];
  if (pattern === undefined) return [];
  const label = withoutStops(pattern);
  return [{ label: label === '' ? 'value' : label, kind: Kind.Value, snippet: pattern, detail: 'example', rank: 1 }];
}

/**
 * Units for a number: those of the slot's dimension; where the slot has none, or the number is only a part of a computed value, the others
 * behind them.
 * @param alone the number is the whole value, or an end of its range
 */
export function unitSuggestions(type: PropertyType | undefined, currency: boolean, alone: boolean): Suggestion[] {
  const behind = currency ? behindAmount : behindNumber;
  const fitting = [...new Set(fittingUnits(type))].flatMap(behind);
  const all = type?.kind === 'quantity' && alone ? [] : [...usualUnits(), ...(currency ? [] : unitNames())];
  const others = [...new Set(all.flatMap(behind))].filter(unit => !fitting.includes(unit));
  const suggestion =
    (rank: number) =>
    (label: string): Suggestion => ({ label, kind: Kind.Unit, doc: unitDoc(label.startsWith('/') ? `$${label}` : label) ?? '', rank });
  return [...fitting.map(suggestion(1)), ...others.map(suggestion(7))];
}

/** The units properties are written in: compound ones such as `GPU-hours` are no names of their own. */
function usualUnits(): readonly string[] {
  const types = [...vocabulary.kinds.values()].flatMap(kind => kind.properties.map(property => property.type));
  const dimensions = new Set(types.flatMap(type => (type.kind === 'quantity' ? [type.dimension] : [])));
  return [...new Set([...dimensions].flatMap(dimension => unitsOfDimension(dimension)))];
}

/** Of `$/GPU-hour` only `/GPU-hour` can follow the amount; of other units nothing can. */
function behindAmount(unit: string): string[] {
  return /^[$€£¥]\//u.test(unit) ? [unit.slice(1)] : [];
}

function behindNumber(unit: string): string[] {
  return /^[$€£¥]/u.test(unit) ? [] : [unit];
}

export function operatorSuggestions(assertion: boolean): Suggestion[] {
  const words: readonly (readonly [string, string])[] = [
    ['to', 'A 90 % interval: P5 to P95.'],
    ['as', 'The same value in another unit.'],
    ['in', 'Lies between two ends: `x in a to b`.'],
    ['and', 'Both hold.'],
    ['or', 'One of both holds.'],
    ...(assertion ? [['with', 'The share of the draws in which it must hold.'] as const] : []),
  ];
  return words.map(([label, doc]) => ({ label, kind: Kind.Operator, doc, rank: 2 }));
}
