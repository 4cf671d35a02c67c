/** A formula, a default or a computed value tried on what a block knows now. */
import { countUnusable } from '../../draws/summary.js';
import { findProperty } from '../../names/properties.js';
import type { ComputedValue, Default, Formula, PropertySpec, PropertyType } from '../../schema/types.js';
import type { Value } from '../../schema/value.js';
import { coerce } from '../expressions/coerce.js';
import { compiled, evaluateFormula, fillWords, formulaTree, inSlot } from '../expressions/formula.js';
import { evaluateExpression } from '../queries/expression.js';
import { Known, type KnownInput } from '../queries/known.js';
import { givenAlone } from '../queries/questions.js';
import { findThrough, readerOf } from '../queries/reader.js';
import type { BlockDerivation } from './block.js';

/**
 * What a formula gives; `undefined` while an input through another block is missing. Its inputs in the own block are known and its
 * condition holds.
 */
export function formulaKnown(block: BlockDerivation, formula: Formula): Known | undefined {
  const { type, hasWords } = compiled(formula, block.spec);
  const inputs: KnownInput[] = [];
  const text = hasWords ? fillWords(formula.text, path => wordAt(block, path)) : formula.text;
  if (text === undefined || type === undefined) return undefined;
  const value = formula.compute !== undefined ? formula.compute(readerOf(block, inputs)) : written(block, text, type, inputs);
  if (value === undefined) return undefined;
  const fitted: Value =
    value.kind === 'number' ? finite(formula.compute === undefined || value.date === true ? value : inSlot(value.draws, type)) : value;
  return new Known({
    path: formula.of,
    owner: block.self.name,
    value: fitted,
    origin: 'derived',
    type,
    formula: text,
    formulaKind: formula.kind,
    inputs,
    source: formula.source ?? null,
    because: formula.assumption ?? null,
    roots: rootsOf(inputs),
    valid: formula.validity?.(readerOf(block, [])) ?? validOf(inputs),
  });
}

function written(block: BlockDerivation, text: string, type: PropertyType, inputs: KnownInput[]): Value | undefined {
  const tree = formulaTree(text);
  if (tree.kind === 'reference') {
    const known = block.find(text);
    if (known === undefined || known.current.kind === 'unknown') return undefined;
    inputs.push({ name: text, path: text, known });
    return known.current.kind === 'number' ? inSlot(known.current.draws, type) : known.current;
  }
  const draws = evaluateFormula(tree, path => {
    const known = block.find(path);
    if (known?.number === undefined) return undefined;
    if (!inputs.some(input => input.path === path)) inputs.push({ name: path, path, known });
    return known.number;
  });
  return draws === undefined ? undefined : inSlot(draws, type);
}

/** The word given at a path, for formulas whose text depends on one. */
export function wordAt(block: BlockDerivation, path: string): string | undefined {
  const value = block.find(path)?.current;
  return value?.kind === 'word' ? value.word : undefined;
}

export function defaultKnown(block: BlockDerivation, each: Default): Known | undefined {
  const property = findProperty(block.spec, each.of);
  if (property === undefined) return undefined;
  const inputs: KnownInput[] = [];
  const value = each.compute !== undefined ? each.compute(readerOf(block, inputs)) : defaultText(block, each, property, inputs);
  if (value === undefined || value.kind === 'unknown') return undefined;
  return new Known({
    path: each.of,
    owner: block.self.name,
    value,
    origin: 'default',
    type: property.type,
    inputs,
    source: each.source ?? null,
    because: each.because,
    ...(each.compute === undefined ? { formula: each.text } : {}),
    roots: rootsOf(inputs),
  });
}

function defaultText(block: BlockDerivation, each: Default, property: PropertySpec, inputs: KnownInput[]): Value | undefined {
  const tree = formulaTree(each.text);
  if (tree.kind === 'reference' && !isWordOf(property.type, each.text)) {
    const known = block.find(each.text);
    if (known !== undefined && known.current.kind !== 'unknown') {
      inputs.push({ name: each.text, path: each.text, known });
      return known.current;
    }
    if (findProperty(block.spec, tree.names[0]!.text) !== undefined) return undefined;
  }
  // A default is one statement about the world: every block that takes it shares its draws, so that two runs differ by what the file says
  // alone.
  const evaluated = evaluateExpression(tree, property.type, {
    universe: block.universe,
    file: block.self.file,
    identity: `default|${block.spec.name}|${each.of}`,
    silent: true,
    own: { kind: block.spec, self: each.of, read: path => block.own(path) },
  });
  const value = coerce(evaluated.value, { property, expr: tree, report: () => undefined });
  inputs.push(...evaluated.inputs);
  return value;
}

/** One of the words that the property itself may be; it is no name of something else, even where something else has that name. */
const isWordOf = (type: PropertyType, text: string): boolean => type.kind === 'word' && type.words.some(({ name }) => name === text);

/** A value whose name depends on the file, with what its sum reads as inputs. */
export function computedKnown(block: BlockDerivation, computed: ComputedValue): Known {
  const property = findProperty(block.spec, computed.path);
  const inputs: KnownInput[] = [];
  for (const path of computed.reads ?? [...computed.text.matchAll(/[\p{L}_][\p{L}\p{N}_.]*/gu)].map(([word]) => word)) {
    const known = block.find(path) ?? ofPhase(block, path);
    if (known !== undefined && !inputs.some(input => input.path === path)) inputs.push({ name: path, path, known });
  }
  return new Known({
    path: computed.path,
    owner: block.self.name,
    value: finite(computed.value),
    origin: 'derived',
    type: property?.type,
    formula: computed.text,
    formulaKind: computed.estimate === true ? 'estimate' : 'identity',
    inputs,
    source: computed.source ?? null,
    ...(computed.valid === undefined ? {} : { valid: computed.valid }),
  });
}

/** `base.cost`: what a phase of the file gives. */
function ofPhase({ universe, self }: BlockDerivation, path: string): Known | undefined {
  const [name, ...rest] = path.split('.') as [string, ...string[]];
  const phase = { file: self.file, name, kind: 'pretrain', library: false };
  return rest.length === 0 ? undefined : findThrough(universe, phase, rest.join('.'), inner => givenAlone(universe, phase, inner)?.known);
}

export function rootsOf(inputs: readonly KnownInput[]): ReadonlySet<string> {
  const roots = new Set<string>();
  for (const { path, known } of inputs) if (path === known.path) for (const root of known.roots) roots.add(root);
  return roots;
}

const validOf = (inputs: readonly KnownInput[]): true | string =>
  inputs.map(input => input.known.valid).find(valid => valid !== true) ?? true;

/** A value with draws that are not finite is unknown. */
export function finite(value: Value): Value {
  if (value.kind !== 'number') return value;
  const broken = countUnusable(value.draws);
  if (broken === 0) return value;
  const samples = typeof value.draws === 'number' ? 1 : value.draws.length;
  const because = samples === 1 ? 'it divides by zero or is too large' : `${broken} of ${samples} draws divide by zero or are too large`;
  return { kind: 'unknown', because, notFinite: { count: broken, samples } };
}
