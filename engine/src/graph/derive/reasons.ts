/** Why a value is unknown: the words that complete "unknown, because …". */
import { namesIn } from '../../../../grammar/src/index.js';
import { findProperty } from '../../names/properties.js';
import type { Formula } from '../../schema/types.js';
import { fillWords, formulaTree } from '../expressions/formula.js';
import type { BlockDerivation } from './block.js';
import { wordAt } from './fire.js';

/** Reasons behind reasons: further back nobody reads. */
const deepest = 8;

export function reasonFor(block: BlockDerivation, path: string, asked: ReadonlySet<string> = new Set()): string {
  const known = block.find(path);
  if (known !== undefined && known.current.kind === 'unknown') return known.because ?? `${path} is not known`;
  return block.reasons.get(path) ?? findProperty(block.spec, path)?.underived ?? missingFor(block, path, new Set([...asked, path]));
}

/** The formula closest to being known says what is missing; where one thing is missing and has a reason of its own, that reason. */
function missingFor(block: BlockDerivation, path: string, asked: ReadonlySet<string>): string {
  const candidates = formulasOf(block, path)
    .map(formula => missingIn(block, formula))
    .filter(missing => missing.length > 0);
  const explained = candidates.find(missing => missing.length === 1 && hasReason(block, missing[0]!, asked));
  const best = explained ?? candidates.toSorted((a, b) => a.length - b.length)[0];
  if (best === undefined) return `nothing gives ${path}`;
  if (best.length === 1 && !asked.has(best[0]!) && hasReason(block, best[0]!, asked)) return reasonOfInput(block, best[0]!, asked);
  return `${best.slice(0, 3).join(' and ')} ${best.length === 1 ? 'is' : 'are'} not known`;
}

const formulasOf = (block: BlockDerivation, path: string): readonly Formula[] =>
  block.formulas.filter(formula => formula.of === path && block.holds(formula.when));

/** The reason of an input, with its name where the file gives it: "days: it is negative". */
function reasonOfInput(block: BlockDerivation, path: string, asked: ReadonlySet<string>): string {
  const reason = reasonFor(block, path, asked);
  return block.merged.givens.has(path) ? `${path}: ${reason}` : reason;
}

/** Something definite stands behind its being unknown, not only further unknowns. */
function hasReason(block: BlockDerivation, path: string, asked: ReadonlySet<string>): boolean {
  if (asked.has(path) || asked.size > deepest) return false;
  const known = block.find(path);
  if (known !== undefined && known.current.kind === 'unknown') return true;
  if (block.reasons.has(path) || findProperty(block.spec, path)?.underived !== undefined) return true;
  const next = new Set([...asked, path]);
  return formulasOf(block, path).some(formula => {
    const missing = missingIn(block, formula);
    return missing.length === 1 && hasReason(block, missing[0]!, next);
  });
}

function missingIn(block: BlockDerivation, formula: Formula): readonly string[] {
  const missing = readBy(block, formula).filter(name => (block.find(name)?.current ?? { kind: 'unknown' }).kind === 'unknown');
  return [...new Set(missing.map(name => missingHead(block, name)))];
}

/** Of `model.params` without a model, the model is missing. */
function missingHead(block: BlockDerivation, name: string): string {
  const head = name.split('.')[0]!;
  return head !== name && block.find(head) === undefined && findProperty(block.spec, name) === undefined ? head : name;
}

function readBy(block: BlockDerivation, formula: Formula): readonly string[] {
  if (formula.compute !== undefined) return formula.needs ?? [];
  const text = fillWords(formula.text, word => wordAt(block, word)) ?? formula.text.replaceAll(/[{}]/g, '');
  return [...namesIn(formulaTree(text))];
}
