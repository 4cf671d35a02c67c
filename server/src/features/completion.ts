/** What fits at the cursor. The server keeps nothing between the list and the choice: each item carries all it needs. */
import type { CompletionList, Position } from 'vscode-languageserver';
import type { Analysis, ArgumentSpec, PropertyType } from '../../../engine/src/index.js';
import type { Abilities } from '../abilities.js';
import { cursorAt, type Cursor } from '../completion/cursor.js';
import { entrySuggestions } from '../completion/entries.js';
import { slotOf, type Slot } from '../completion/expression.js';
import { blocksBehind, members, nameSuggestions } from '../completion/names.js';
import { resolvePath, type Resolved } from '../completion/resolve.js';
import { shapeOf, type Shape } from '../completion/shape.js';
import { completionItem, type Suggestion } from '../completion/suggestion.js';
import { ownBlock, valueSlotOf, type ValueSlot } from '../completion/value-slot.js';
import {
  argumentSuggestions,
  expressionSuggestions,
  operatorSuggestions,
  presentValue,
  unitSuggestions,
  valueSuggestions,
} from '../completion/values.js';
import { columnsOf, columnSuggestions, pathSuggestions, tableAround } from '../completion/data-files.js';
import { offsetOf, rangeOf } from '../convert.js';
import type { Host } from '../host.js';
import type { Analysed } from '../workspace.js';

interface Offer {
  /** The part of a word before the cursor, which the choice replaces. */
  readonly word: string;
  readonly suggestions: readonly Suggestion[];
}

const nothing: Offer = { word: '', suggestions: [] };

export async function completion(analysed: Analysed, position: Position, abilities: Abilities, host: Host): Promise<CompletionList> {
  const { document, analysis } = analysed;
  const offset = offsetOf(document, position);
  const cursor = cursorAt(analysis.parsed.file, document.getText(), offset);
  const { word, suggestions } = (await filesAt(cursor, analysed, host)) ?? (cursor.quoted ? nothing : offerAt(cursor, analysis));
  const range = rangeOf(document, { start: offset - word.length, end: offset });
  return {
    isIncomplete: false,
    items: withoutRepeats(suggestions).map((suggestion, index) => completionItem(suggestion, index, range, abilities)),
  };
}

/** In quotes, and where a path or a column belongs: files of the folder, columns of a file. `undefined` elsewhere. */
async function filesAt(cursor: Cursor, analysed: Analysed, host: Host): Promise<Offer | undefined> {
  if (cursor.quoted && cursor.inString === undefined) return undefined;
  const columns = columnSuggestions(cursor, analysed.analysis);
  const suggestions = columns.length > 0 ? columns : await pathSuggestions(cursor, analysed, host);
  const word = cursor.inString ?? /[\p{L}\p{M}\p{N}_]*$/u.exec(cursor.entry)![0];
  return suggestions.length === 0 ? undefined : { word, suggestions };
}

function offerAt(cursor: Cursor, analysis: Analysis): Offer {
  const shape = shapeOf(cursor.entry);
  switch (shape.kind) {
    case 'nothing':
      return nothing;
    case 'entry':
      return { word: shape.word, suggestions: entrySuggestions(cursor, shape.path, analysis) };
    case 'from':
      return { word: shape.word, suggestions: ancestors(shape, cursor, analysis) };
    case 'value':
    case 'let':
    case 'assert':
      return withColumns(
        cursor,
        shape,
        analysis,
        inExpression(slotOf(shape.expression), valueSlotOf(shape, cursor, analysis), cursor, analysis, shape.kind === 'assert'),
      );
  }
}

/** In the braces behind a table its columns are what a value is mostly made of. */
function withColumns(cursor: Cursor, shape: Extract<Shape, { expression: string }>, analysis: Analysis, offer: Offer): Offer {
  const path = shape.kind === 'value' ? tableAround(cursor) : undefined;
  const isValue = ['operand', 'argument'].includes(slotOf(shape.expression).kind);
  return path === undefined || !isValue ? offer : { ...offer, suggestions: [...columnsOf(path, analysis, false), ...offer.suggestions] };
}

function ancestors({ blockKind, path }: Extract<Shape, { kind: 'from' }>, cursor: Cursor, analysis: Analysis): Suggestion[] {
  if (path.length > 0) return blocksBehind(resolvePath(path, analysis, undefined), [blockKind]);
  return nameSuggestions(analysis, [blockKind]).filter(({ label }) => label !== nameOf(cursor));
}

/** The second word of `pretrain core from `: a block does not inherit from itself. */
function nameOf(cursor: Cursor): string | undefined {
  return /^\S+\s+(\S+)\s+/u.exec(cursor.entry)?.[1];
}

function inExpression(slot: Slot, value: ValueSlot, cursor: Cursor, analysis: Analysis, assertion: boolean): Offer {
  const { word } = slot;
  switch (slot.kind) {
    case 'member':
      return { word, suggestions: memberOffer(resolvePath(slot.path, analysis, ownBlock(cursor, analysis)), value) };
    case 'unit':
      return {
        word,
        suggestions: [
          ...unitSuggestions(value.type, slot.currency, slot.alone),
          ...(slot.afterBlank ? operatorSuggestions(assertion) : []),
        ],
      };
    case 'argument':
      return { word, suggestions: argumentOffer(slot.callee, slot.given, slot.name, value, analysis) };
    case 'operator':
      return { word, suggestions: operatorSuggestions(assertion) };
    case 'operand':
      return { word, suggestions: slot.inList ? inList(value, analysis) : operandOffer(value, slot.first, analysis) };
  }
}

/** Where a block is named, only such blocks of the names behind an alias. */
function memberOffer(resolved: Resolved | undefined, { type }: ValueSlot): Suggestion[] {
  const wanted = type?.kind === 'reference' ? type.to : type?.kind === 'list' ? type.of.to : undefined;
  return resolved?.kind === 'names' && wanted !== undefined ? blocksBehind(resolved, wanted) : members(resolved, false);
}

function operandOffer(value: ValueSlot, first: boolean, analysis: Analysis): Suggestion[] {
  if (!first) return valueSuggestions({ ...value, type: plainType(value.type) }, analysis, false);
  return [...presentValue(value), ...valueSuggestions(value, analysis, true)];
}

/** Behind an operator only numbers and names are left of what the property takes. */
function plainType(type: PropertyType | undefined): PropertyType | undefined {
  return type?.kind === 'quantity' || type?.kind === 'reference' ? type : undefined;
}

function inList(value: ValueSlot, analysis: Analysis): Suggestion[] {
  return value.type?.kind === 'list' ? nameSuggestions(analysis, value.type.of.to) : valueSuggestions(value, analysis, false);
}

/** In the brackets of a method: its arguments, or values of the one whose name is written. Of a function: any expression. */
function argumentOffer(
  callee: string,
  given: readonly string[],
  name: string | undefined,
  value: ValueSlot,
  analysis: Analysis,
): Suggestion[] {
  const args = argumentsOf(callee, value.type);
  if (args === undefined) return expressionSuggestions(value, analysis);
  const argument = args.find(each => each.name === name);
  if (name === undefined) return argumentSuggestions(args, given);
  return argument === undefined ? [] : valueSuggestions({ type: argument.type, own: value.own }, analysis, false);
}

function argumentsOf(callee: string, type: PropertyType | undefined): readonly ArgumentSpec[] | undefined {
  return type?.kind === 'word' ? type.words.find(word => word.name === callee)?.args : undefined;
}

/** One label once: the first is the nearest. */
function withoutRepeats(suggestions: readonly Suggestion[]): Suggestion[] {
  const seen = new Set<string>();
  return suggestions.filter(({ label }) => !seen.has(label) && seen.add(label));
}
