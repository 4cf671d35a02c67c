import { planNames, planReferences } from '../../names/data-file.js';
/**
 * Circles that are really there: values that rest on themselves, whichever way one looks for them. Only what a file says can make one: an
 * expression that reads, through formulas and other expressions, what is computed from it; or blocks that name each other. Each place of
 * the circle is told once.
 */
import { dotted } from '../../../../grammar/src/index.js';
import type { Given } from '../../names/merge.js';
import type { At } from '../../schema/problem.js';
import type { Formula } from '../../schema/types.js';
import { compiled } from '../expressions/formula.js';
import { keyOf } from '../queries/keys.js';
import { Known, type CircleStep } from '../queries/known.js';
import { circleText, stepOf } from '../queries/questions.js';
import type { BlockDerivation } from './block.js';

/** A step of the way from a value to what it waits for. */
interface Step extends CircleStep {
  readonly block?: BlockDerivation;
  readonly path?: string;
  /** Where the file says that the next step is read. */
  readonly place?: { readonly given: Given; readonly at: At };
}

/**
 * Notes in each block which of its values are on a circle, and what is to be told where. `active` are the blocks in which nothing moves any
 * more.
 */
export function noteCircles(active: readonly BlockDerivation[]): void {
  const told = new Set<string>();
  for (const block of active) block.lookAround();
  for (const block of active) {
    for (const path of new Set([...block.waiting.keys(), ...block.foreseen.keys()])) {
      const circle = circleFrom(block, path, active);
      if (circle === undefined || told.has(nameOf(circle))) continue;
      told.add(nameOf(circle));
      const expressions = circle.some(isExpression);
      circle.forEach((step, index) => {
        noteStep(step, index, circle, !expressions || isExpression(step));
      });
    }
  }
}

/** Where blocks name each other and no expression is at fault, the names are told; else the expressions alone. */
const isExpression = ({ block, path }: Step): boolean => block === undefined || block.waiting.has(path ?? '');

const nameOf = (circle: readonly Step[]): string =>
  circle
    .map(step => step.key)
    .sort()
    .join('\n');

function noteStep({ block, path, place }: Step, index: number, circle: readonly Step[], tell: boolean): void {
  if (block === undefined || path === undefined) return;
  const steps = [...circle.slice(index), ...circle.slice(0, index)].map(({ key, name }) => ({ key, name }));
  if (!block.circles.has(path)) block.circles.set(path, steps);
  if (!tell || place?.given.origin !== 'given') return;
  // A checkpoint that leads back to itself closes a circle for each thing that is read through it: the first one tells of it.
  const { start, end } = place.at;
  const isTold = block.problems.some(problem => problem.kind === 'circular' && problem.start === start && problem.end === end);
  if (!isTold) block.problems.push({ kind: 'circular', path: circleText(steps, 0), start, end });
}

/** The circle a value is led to by what it waits for first; `undefined` when it ends at something that is unknown for another reason. */
function circleFrom(block: BlockDerivation, path: string, active: readonly BlockDerivation[]): readonly Step[] | undefined {
  const steps: Step[] = [];
  let at: Target | undefined = { block, path };
  while (at !== undefined) {
    const { step, between, next } = onward(at, active);
    const before = steps.findIndex(each => each.key === step.key);
    if (before >= 0) {
      const circle = steps.slice(before);
      return circle.some(each => each.place !== undefined || each.block === undefined) ? circle : undefined;
    }
    steps.push(step, ...between);
    at = next;
  }
  return undefined;
}

interface Target {
  readonly block: BlockDerivation;
  readonly path: string;
}

interface Onward {
  readonly step: Step;
  /** Expressions of no block of the circle on the way: lets. */
  readonly between: readonly Step[];
  readonly next: Target | undefined;
}

function onward({ block, path }: Target, active: readonly BlockDerivation[]): Onward {
  const given = block.waiting.get(path);
  if (given !== undefined) return fromGiven(block, path, given, active);
  const name = `${block.self.name}.${path}`;
  const step: Step = { key: keyOf('value', block.self.file, block.self.name, path), name, block, path };
  const formula = block.foreseen.get(path);
  if (formula === undefined) return { step, ...follow(block.computedWaitsFor(path), active) };
  const own = compiled(formula, block.spec).heads.find(head => block.foreseen.has(head) || block.waiting.has(head));
  if (own !== undefined) return { step, between: [], next: { block, path: own } };
  const through = referenceOf(block, formula);
  const { waitedFor } = block.universe.session.watched(() => block.evaluate(formula));
  return { step: through === undefined ? step : { ...step, place: { given: through, at: through.expr } }, ...follow(waitedFor, active) };
}

function fromGiven(block: BlockDerivation, path: string, given: Given, active: readonly BlockDerivation[]): Onward {
  const { known } = block.given(path, given);
  const pending = known.knownInputs.find(input => input.known.pending);
  const own =
    pending === undefined ? [...planNames(given.expr)].find(name => block.waiting.has(name) || block.foreseen.has(name)) : undefined;
  const read = pending?.name ?? own;
  const at = planReferences(given.expr).find(reference => dotted(reference.names) === read) ?? given.expr;
  const step: Step = { ...stepOf(keyOf('given', block.self.file, block.self.name, path)), block, path, place: { given, at } };
  return own === undefined ? { step, ...follow(pending?.known, active) } : { step, between: [], next: { block, path: own } };
}

/** The given that names the block through which a formula reads. */
function referenceOf(block: BlockDerivation, formula: Formula): Given | undefined {
  const heads =
    formula.compute === undefined ? compiled(formula, block.spec).heads : (formula.needs ?? []).map(path => path.split('.')[0]!);
  return heads
    .map(head => block.merged.givens.get(head))
    .find(given => given !== undefined && block.known.get(given.path)?.current.kind === 'block');
}

/** From what was read to the value of a block of the circle that it waits for, by way of lets and of givens of other blocks. */
function follow(
  read: unknown,
  active: readonly BlockDerivation[],
): { readonly between: readonly Step[]; readonly next: Target | undefined } {
  const between: Step[] = [];
  let known = read instanceof Known ? read : undefined;
  while (known !== undefined) {
    const next = targetOf(known, active);
    if (next !== undefined) return { between, next };
    const file = known.waitsFor?.block.file ?? known.place?.file ?? '';
    const key = known.waitsFor === undefined ? keyOf('let', file, known.path) : keyOf('given', file, known.waitsFor.block.name, known.path);
    between.push(stepOf(key));
    known = known.knownInputs.find(input => input.known.pending)?.known;
  }
  return { between, next: undefined };
}

function targetOf({ waitsFor }: Known, active: readonly BlockDerivation[]): Target | undefined {
  if (waitsFor === undefined) return undefined;
  const {
    block: { file, name },
    path,
  } = waitsFor;
  const block =
    active.find(each => each.self.file === file && each.self.name === name) ??
    // A total of a block waits for its nested phases.
    active.find(each => each.self.file === file && each.self.name.startsWith(`${name}.`));
  return block === undefined ? undefined : { block, path };
}
