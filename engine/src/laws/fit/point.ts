/** The constants that fit best. */
import { parseExpression } from '../../../../grammar/src/index.js';
import { minimise, type Effort, type Minimum } from './minimise.js';
import { constantAt, Objective, scaleAt, type Scale } from './objective.js';
import { rolesOf } from './roles.js';
import { startsOf } from './starts.js';
import { listSteps, type Step } from './steps.js';
import type { FitJob, FitPoint } from './types.js';

const quick: Effort = { steps: 60, tolerance: 1e-5 };
const thorough: Effort = { steps: 400, tolerance: 1e-13 };

/** Minima within this share of the least objective are the same place, on which the last steps decide. */
const sameMinimum = 0.02;
/**
 * Factors of either sign are taken only where positive ones explain next to nothing: a law is a sum of losses. As a share of what the
 * median alone leaves.
 */
const explainsLittle = 0.3;
/** And where they leave so many times the objective. */
const muchBetter = 2;

/** A job made ready to be evaluated; `undefined` where its formula is none. */
export function stepsOf(job: FitJob): readonly Step[] | undefined {
  const tree = parseExpression(job.form).value;
  const listed = tree === undefined ? undefined : listSteps(tree, job.free, job.fixed);
  return listed?.ok === true ? listed.steps : undefined;
}

export const weightsOf = ({ weights, observed }: FitJob): Float64Array => weights ?? new Float64Array(observed.length).fill(1);

/** From every start to the least objective; `undefined` where no start leads to a law that is positive at every run. */
export function fitPoint(job: FitJob, weights: Float64Array = weightsOf(job)): FitPoint | undefined {
  const steps = stepsOf(job);
  if (steps === undefined) return undefined;
  const positive = bestOf(job, steps, weights, startsOf(job, steps, weights, false));
  if (
    !rolesOf(steps, job.free.length).includes('linear') ||
    (positive !== undefined && positive.objective < explainsLittle * objectiveOfMedian(job, weights))
  )
    return positive;
  const signed = startsOf(job, steps, weights, true)
    .filter(start => start.some((constant, place) => constant < 0 && isLinear(steps, job, place)))
    .slice(0, 4);
  const other = bestOf(job, steps, weights, signed);
  return positive === undefined || (other !== undefined && other.objective * muchBetter < positive.objective) ? other : positive;
}

/** What the law that every run has the median loss leaves. */
function objectiveOfMedian(job: FitJob, weights: Float64Array): number {
  const median = Float64Array.from(job.observed).sort()[Math.floor(job.observed.length / 2)]!;
  return new Objective(
    { ...job, free: ['median'] },
    [{ operation: 'constant', left: -1, right: -1, value: 0, name: 'median' }],
    weights,
  ).value([median]);
}

const isLinear = (steps: readonly Step[], job: FitJob, place: number): boolean => rolesOf(steps, job.free.length)[place] === 'linear';

/** The best of these starts, each followed to its minimum. */
export function bestOf(
  job: FitJob,
  steps: readonly Step[],
  weights: Float64Array,
  starts: readonly (readonly number[])[],
): FitPoint | undefined {
  const objective = new Objective(job, steps, weights);
  const followed = starts
    .map(start => follow(objective, start, scalesOf(start, steps), quick))
    .filter(({ value }) => Number.isFinite(value));
  const least = Math.min(...followed.map(({ value }) => value));
  const points = followed
    .filter(({ value }) => value <= least * (1 + sameMinimum))
    .sort((a, b) => a.value - b.value)
    .slice(0, 4)
    .map(({ at, scales }) => settle(objective, constantsAt(at, scales), scales));
  const [best] = points.sort((a, b) => a.objective - b.objective);
  return best;
}

/** Exponents and rates may change sign on the way; other constants keep that of the start. */
export function scalesOf(constants: readonly number[], steps: readonly Step[]): readonly Scale[] {
  const roles = rolesOf(steps, constants.length);
  return constants.map((constant, place) =>
    roles[place] === 'exponent' || roles[place] === 'rate' || constant === 0 ? 'free' : constant < 0 ? 'negative' : 'positive',
  );
}

type Followed = Minimum & { readonly scales: readonly Scale[] };

function follow(objective: Objective, constants: readonly number[], scales: readonly Scale[], effort: Effort): Followed {
  const start = Float64Array.from(constants, (constant, place) => scaleAt(constant, scales[place]!));
  return { ...minimise(objective.slope(scales), start, objective.inverseCurve(start, scales), effort), scales };
}

/** Until a new beginning from the place reached leads no further down. */
export function settle(objective: Objective, constants: readonly number[], scales: readonly Scale[]): FitPoint {
  let found = follow(objective, constants, scales, thorough);
  for (let again = 0; again < 4; again++) {
    const next = follow(objective, constantsAt(found.at, scales), scales, thorough);
    const gain = found.value - next.value;
    if (gain > 0) found = next;
    if (!(gain > 1e-11 * found.value)) break;
  }
  const values = constantsAt(found.at, scales);
  return { values, objective: objective.value(values) };
}

const constantsAt = (at: Float64Array, scales: readonly Scale[]): readonly number[] =>
  Array.from(at, (each, place) => constantAt(each, scales[place]!));
