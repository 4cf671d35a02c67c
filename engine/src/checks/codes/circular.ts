/** SC031: Circular definition */
import { check } from '../check.js';

export const circular = check('circular', {
  code: 'SC031',
  severity: 'error',
  title: 'Circular definition',
  cause: 'A value depends on itself.',
  remedy: 'Break the circle: give one of the values a number.',
  example: 'let a = b\nlet b = a',
  describe: ({ path }) => ({ message: ofCheckpoints(path) ?? `This depends on itself: ${path.join(' → ')}. Give one of them a number.` }),
});

/** Phases that begin where each other ends: no number would help, another beginning does. */
function ofCheckpoints(path: readonly string[]): string | undefined {
  const phases = path.map(each => /^(.+)\.(?:model|checkpoint)$/.exec(each)?.[1]);
  if (phases.includes(undefined)) return undefined;
  return `The chain of checkpoints leads back to itself: ${phases.join(' → ')}. Let one of them begin with another model.`;
}
