/** What is wanted at the place of a value: of a property of the own block, or of what a scenario changes. */
import { vocabulary, type Analysis, type PropertySpec, type PropertyType } from '../../../engine/src/index.js';
import { writtenText } from '../text/estimate-text.js';
import type { Cursor } from './cursor.js';
import { resolveTarget, type ResolvedBlock } from './resolve.js';
import { childrenOf, inTable, isVariant, propertyAt, schemaAt, typeAt } from './schema.js';
import type { Shape } from './shape.js';

export interface ValueSlot {
  readonly type: PropertyType | undefined;
  readonly example?: string;
  /** What the plan says where a scenario changes it. */
  readonly present?: string;
  /** Names of the own block that are seen without a path. */
  readonly own: readonly PropertySpec[];
}

export function valueSlotOf(shape: Extract<Shape, { expression: string }>, cursor: Cursor, analysis: Analysis): ValueSlot {
  const place = schemaAt(cursor.containers);
  if (shape.kind !== 'value' || place === undefined) return { type: undefined, own: [] };
  if (isVariant(place.kind) && propertyAt(place, shape.path) === undefined) return targetSlot([...place.group, ...shape.path], analysis);
  const path = [...place.group, ...shape.path];
  const quantities = childrenOf({ kind: place.kind, group: [] }).flatMap(({ property }) =>
    property?.type.kind === 'quantity' ? [property] : [],
  );
  const own = inTable(place) ? [] : quantities.filter(property => property.path !== path.join('.'));
  const example = propertyAt(place, path)?.example;
  return { type: typeAt(place, path), own, ...(example === undefined ? {} : { example }) };
}

/** What a scenario may write behind a path. */
function targetSlot(path: readonly string[], analysis: Analysis): ValueSlot {
  const around = resolveTarget(path.slice(0, -1), analysis);
  const inner = around?.kind === 'block' ? [...around.place.group, path.at(-1)!] : [];
  const example = around?.kind === 'block' ? propertyAt(around.place, inner)?.example : undefined;
  const estimate = analysis.estimate(path.join('.'));
  const present = estimate === undefined ? undefined : writtenText(estimate);
  return {
    type: around?.kind === 'block' ? typeAt(around.place, inner) : undefined,
    own: [],
    ...(example === undefined ? {} : { example }),
    ...(present === undefined ? {} : { present }),
  };
}

/** The block the cursor stands in, with its figures when the analysis has them. */
export function ownBlock(cursor: Cursor, analysis: Analysis): ResolvedBlock | undefined {
  const place = schemaAt(cursor.containers);
  const outermost = cursor.containers[0];
  if (place === undefined || outermost === undefined || !vocabulary.kinds.has(place.kind.name)) return undefined;
  const block = analysis.blocks.find(each => each.place.start <= outermost.path.start && outermost.path.start < each.place.end);
  return { kind: 'block', place: { kind: place.kind, group: [] }, ...(block === undefined ? {} : { block }) };
}
