/** What part each constant plays in a formula, which decides where a search for it begins. */
import type { Step } from './steps.js';

/**
 * `linear`: the formula is a sum of such constants, each times something without them, so that least squares give them when the others are
 * known. `exponent`: it stands in a power. `rate`: it stands in an exponential. `scale`: it stands anywhere else, such as `Nc` in `(Nc /
 * N)^alpha`.
 */
export type Role = 'linear' | 'exponent' | 'rate' | 'scale';

export function rolesOf(steps: readonly Step[], constants: number): readonly Role[] {
  const linear = linearConstants(steps, constants);
  const powers = constantsBelow(steps, ({ operation, right }) => (operation === '^' ? right : -1));
  const rates = constantsBelow(steps, ({ operation, left }) => (operation === 'exp' ? left : -1));
  return Array.from({ length: constants }, (_, place) =>
    linear.has(place) ? 'linear' : powers.has(place) ? 'exponent' : rates.has(place) ? 'rate' : 'scale',
  );
}

function linearConstants(steps: readonly Step[], constants: number): ReadonlySet<number> {
  const candidates = new Set(Array.from({ length: constants }, (_, place) => place));
  for (let offending = offenders(steps, candidates); offending.size > 0; offending = offenders(steps, candidates))
    for (const place of offending) candidates.delete(place);
  return candidates;
}

/** Candidates at the first step that is not linear in them. Of a product, one side may hold some. */
function offenders(steps: readonly Step[], candidates: ReadonlySet<number>): ReadonlySet<number> {
  const held: ReadonlySet<number>[] = [];
  const none: ReadonlySet<number> = new Set();
  for (const { operation, left, right, value } of steps) {
    const [a, b] = [held[left] ?? none, held[right] ?? none];
    if (operation === 'constant') held.push(candidates.has(value) ? new Set([value]) : none);
    else if (operation === '*' && a.size > 0 && b.size > 0) return b;
    else if (operation === '/' && b.size > 0) return b;
    else if (['+', '-', '*', '/', 'negate'].includes(operation)) held.push(new Set([...a, ...b]));
    else if (a.size + b.size > 0) return new Set([...a, ...b]);
    else held.push(none);
  }
  return none;
}

/** Constants somewhere below the operand that `of` names; none for -1. */
function constantsBelow(steps: readonly Step[], of: (step: Step) => number): ReadonlySet<number> {
  const found = new Set<number>();
  const open = steps.map(of).filter(place => place >= 0);
  const seen = new Set<number>();
  while (open.length > 0) {
    const place = open.pop()!;
    if (seen.has(place)) continue;
    seen.add(place);
    const { operation, left, right, value } = steps[place]!;
    if (operation === 'constant') found.add(value);
    open.push(...[left, right].filter(each => each >= 0));
  }
  return found;
}
