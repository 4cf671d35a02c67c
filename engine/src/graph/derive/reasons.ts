/** Why a value is unknown: the words that complete "unknown, because …". */
import { findProperty } from '../../names/properties.js';
import type { BlockDerivation } from './block.js';
import { formulasFor, missingIn, wantedFor } from './wanted.js';

/** Reasons behind reasons: further back nobody reads. */
const deepest = 8;

export function reasonFor(block: BlockDerivation, path: string, asked: ReadonlySet<string> = new Set()): string {
  const known = block.find(path);
  if (known !== undefined && known.current.kind === 'unknown') return known.because ?? `${path} is not known`;
  return block.reasons.get(path) ?? findProperty(block.spec, path)?.underived ?? missingFor(block, path, new Set([...asked, path]));
}

/** Where one thing is missing and has a reason of its own, that reason; else what would have to be given. */
function missingFor(block: BlockDerivation, path: string, asked: ReadonlySet<string>): string {
  const explained = formulasFor(block, path)
    .map(formula => missingIn(block, formula))
    .find(missing => missing.length === 1 && hasReason(block, missing[0]!, asked));
  if (explained !== undefined) return reasonOfInput(block, explained[0]!, asked);
  const wanted = wantedFor(block, path);
  return wanted === undefined ? `nothing gives ${path}` : notKnown([...wanted]);
}

/** The first few of what is missing: who gives those hears of the rest. */
const notKnown = (names: readonly string[]): string => `${names.slice(0, 3).join(' and ')} ${names.length === 1 ? 'is' : 'are'} not known`;

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
  return formulasFor(block, path).some(formula => {
    const missing = missingIn(block, formula);
    return missing.length === 1 && hasReason(block, missing[0]!, next);
  });
}
