/** What is wrong with the names of a file: kinds, `from`, names given twice, things that stand where they cannot. */
import { itemNamed } from '../graph/queries/questions.js';
import { resolveBlock } from '../graph/queries/lookup.js';
import type { Universe } from '../graph/queries/world-context.js';
import { isBlock, isLet, kindOf, writtenKindOf, type BlockItem, type FileItems, type Item } from '../names/items.js';
import { kindsMeantBy } from '../names/meant.js';
import { closest } from '../quantity/suggest.js';
import type { Problem } from '../schema/problem.js';
import type { Found } from './found.js';

export function problemsOfNames(file: FileItems, universe: Universe): readonly Found[] {
  return file.items.flatMap((item): Found[] => {
    const { node } = item;
    if (node.kind === 'property')
      return [
        {
          item,
          problems: [
            { kind: 'misplaced', what: 'a property', where: 'in a block, not at top level', start: node.path.start, end: node.path.end },
          ],
        },
      ];
    if (isBlock(item))
      return [{ item, problems: [...kindProblem(item, universe), ...fromProblem(item, universe), ...duplicate(item, file)] }];
    if (isLet(item)) return [{ item, problems: [...letParts(item), ...duplicate(item, file)] }];
    return [];
  });
}

function kindProblem(item: BlockItem, universe: Universe): Problem[] {
  const word = writtenKindOf(item);
  if (universe.vocabulary.kinds.has(word)) return [];
  return [
    {
      kind: 'unknown-kind',
      word,
      suggestions: kindsMeantBy(word),
      readAs: kindOf(item) === word ? null : kindOf(item),
      start: item.node.path.start,
      end: item.node.path.end,
    },
  ];
}

function fromProblem(item: BlockItem, universe: Universe): Problem[] {
  const { from, hasFrom } = item.node;
  if (!universe.vocabulary.kinds.has(kindOf(item))) return [];
  if (from === undefined)
    return hasFrom
      ? [
          {
            kind: 'missing-part',
            what: 'the name of the block it comes from',
            example: `${kindOf(item)} small from big`,
            start: item.node.start,
            end: item.node.body?.start ?? item.node.end,
          },
        ]
      : [];
  const parts = from.names.map(name => name.text);
  const ref = resolveBlock(parts, { universe, file: item.file });
  if (ref === undefined) {
    const candidates = [...(universe.world.items(item.file)?.byName.values() ?? [])]
      .filter(each => isBlock(each) && kindOf(each) === kindOf(item))
      .flatMap(each => each.name ?? []);
    const library = Object.entries(universe.world.library.names)
      .filter(([, entry]) => entry.kind === kindOf(item))
      .map(([name]) => name);
    return [
      {
        kind: 'unknown-name',
        name: parts.join('.'),
        wanted: kindOf(item),
        suggestions: closest(parts.join('.'), [...candidates, ...library]),
        start: from.start,
        end: from.end,
      },
    ];
  }
  if (ref.kind !== kindOf(item))
    return [{ kind: 'wrong-kind', name: parts.join('.'), is: ref.kind, wanted: [kindOf(item)], start: from.start, end: from.end }];
  const circle = circleFrom(item, universe);
  return circle === undefined ? [] : [{ kind: 'circular', path: circle, start: from.start, end: from.end }];
}

/** Names of an inheritance that leads back to its beginning. */
function circleFrom(item: BlockItem, universe: Universe): readonly string[] | undefined {
  const path = [item.name ?? ''];
  let current: BlockItem = item;
  for (let steps = 0; steps < 100; steps++) {
    const parts = current.node.from?.names.map(name => name.text) ?? [];
    const ref = parts.length === 0 ? undefined : resolveBlock(parts, { universe, file: current.file });
    const next = ref === undefined ? undefined : itemNamed(universe, ref.file, ref.name);
    if (next === undefined || !isBlock(next)) return undefined;
    path.push(next.name ?? '');
    if (next === item) return path;
    current = next;
  }
  return undefined;
}

function duplicate(item: Item, file: FileItems): Problem[] {
  const first = item.name === undefined ? undefined : file.byName.get(item.name);
  if (first === undefined || first === item) return [];
  const shift = (at: { start: number; end: number }): { start: number; end: number } => ({
    start: at.start - first.parsedAt + first.start - item.start + item.parsedAt,
    end: at.end - first.parsedAt + first.start - item.start + item.parsedAt,
  });
  const nameAt = (each: Item): { start: number; end: number } =>
    isBlock(each) ? (each.node.name ?? each.node.path) : isLet(each) ? (each.node.name ?? each.node) : each.node;
  return [{ kind: 'duplicate-name', name: item.name!, first: shift(nameAt(first)), ...spanOf(nameAt(item)) }];
}

const spanOf = (at: { start: number; end: number }): { start: number; end: number } => ({ start: at.start, end: at.end });

function letParts(item: Item & { readonly node: { readonly kind: 'let' } }): Problem[] {
  if (!isLet(item)) return [];
  const { name, hasEquals, value, start, end } = item.node;
  if (name !== undefined && hasEquals && value !== undefined) return [];
  const what = name === undefined ? 'a name' : hasEquals ? 'a value' : '`=` and a value';
  return [{ kind: 'missing-part', what, example: `let ${name?.text ?? 'year'} = 365 days`, start, end }];
}
