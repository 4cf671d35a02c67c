/** When a formula or a default applies. */
import type { Condition } from '../../schema/types.js';
import type { BlockDerivation } from './block.js';

export function conditionHolds(block: BlockDerivation, condition: Condition): boolean {
  if (block.isOpen(condition.path) && (condition.known === false || condition.orOpen === true)) return true;
  if (condition.known === false) return false;
  if (condition.anyGiven === true) return [...block.merged.givens.keys()].some(path => path.startsWith(`${condition.path}.`));
  const value = block.find(condition.path)?.current;
  if (value === undefined || value.kind === 'unknown') return false;
  const text =
    value.kind === 'word'
      ? value.word
      : value.kind === 'boolean'
        ? value.value
          ? 'yes'
          : 'no'
        : value.kind === 'number' && typeof value.draws === 'number'
          ? String(value.draws)
          : '';
  return (condition.is?.includes(text) ?? true) && !(condition.not?.includes(text) ?? false);
}
