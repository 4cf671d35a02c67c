/**
 * Where the search begins. Constants that the formula is linear in follow from the others by least squares, so only the others are tried:
 * evenly spread over where such constants lie, and those with the least objective are kept. A grid over all constants, as Hoffmann et al.
 * 2022 use it, has most of its 4,500 starts where no fit is; both end at the same minimum, which `npm run validate -- fits` shows.
 */
import { solve, square } from './matrix.js';
import { Objective } from './objective.js';
import { halton } from './random.js';
import { rolesOf, type Role } from './roles.js';
import type { Step } from './steps.js';
import type { FitJob } from './types.js';

/** Runs that a first look takes: as many tell as well as all where a start may be. */
const mostLooked = 240;
/** Starts that are followed to their end. */
const mostFollowed = 16;
/** Starts nearer to each other than this, in every constant and as a share of its range, lead to one place. */
const apart = 0.04;

const primes = [2, 3, 5, 7, 11, 13, 17, 19];

/** How many places are tried for so many constants that are not linear. */
const triedFor = [1, 200, 1500, 2500];

interface Candidate {
  readonly point: readonly number[];
  readonly constants: readonly number[];
  readonly value: number;
}

/** Constants to begin with, the most promising first: with positive factors, or, where the job is `signed`, with factors of either sign. */
export function startsOf(job: FitJob, steps: readonly Step[], weights: Float64Array, signed: boolean): readonly (readonly number[])[] {
  const roles = rolesOf(steps, job.free.length);
  const looked = sampleOf(job, weights);
  const objective = new Objective({ ...job, ...looked }, steps, looked.weights);
  const tried = roles.filter(role => role !== 'linear').length;
  const candidates: Candidate[] = [];
  for (let index = 0; index < triedFor[Math.min(tried, triedFor.length - 1)]!; index++) {
    const candidate = candidateAt(index, roles, objective, signed);
    if (Number.isFinite(candidate.value)) candidates.push(candidate);
  }
  return farApart(candidates.sort((a, b) => a.value - b.value)).map(({ constants }) => constants);
}

function sampleOf(job: FitJob, weights: Float64Array): Pick<FitJob, 'variables' | 'observed'> & { readonly weights: Float64Array } {
  const runs = job.observed.length;
  if (runs <= mostLooked) return { variables: job.variables, observed: job.observed, weights };
  const chosen = Array.from({ length: mostLooked }, (_, index) => Math.floor((index * runs) / mostLooked));
  const pick = (values: Float64Array): Float64Array => Float64Array.from(chosen, run => values[run]!);
  return {
    variables: Object.fromEntries(Object.entries(job.variables).map(([name, values]) => [name, pick(values)])),
    observed: pick(job.observed),
    weights: pick(weights),
  };
}

function candidateAt(index: number, roles: readonly Role[], objective: Objective, signed: boolean): Candidate {
  let tried = 0;
  const point: number[] = [];
  const constants = roles.map(role => {
    if (role === 'linear') return 0;
    const share = halton(index, primes[tried++ % primes.length]!);
    point.push(share);
    return triedValue(role, share);
  });
  const factors = roles.flatMap((role, place) => (role === 'linear' ? [place] : []));
  if (factors.length > 0) setFactors(constants, factors, objective, signed);
  return { point, constants, value: objective.value(constants) };
}

/** From a share between 0 and 1: exponents of either sign, scales over all magnitudes of parameters and tokens. */
function triedValue(role: Role, share: number): number {
  if (role === 'exponent') return 4 * share - 2;
  if (role === 'scale') return 10 ** (-4 + 20 * share);
  // Of an exponential, either a power of e or what divides a count.
  return share < 0.5 ? -5 + 60 * share : 10 ** (-14 + 28 * (share - 0.5));
}

// ── least squares ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Sets the constants that the formula is linear in to those with the least squared error, relative where logarithms are compared. */
function setFactors(constants: number[], factors: readonly number[], objective: Objective, signed: boolean): void {
  const {
    job: { observed, compared },
    weights,
  } = objective;
  const basis = (place: number | undefined): Float64Array => {
    for (const factor of factors) constants[factor] = factor === place ? 1 : 0;
    return Float64Array.from(objective.predicted(constants));
  };
  const rest = basis(undefined);
  const unit = compared === 'logs' ? observed : new Float64Array(observed.length).fill(1);
  const columns = factors.map(place => basis(place).map((value, run) => (value - rest[run]!) / unit[run]!));
  const wanted = rest.map((value, run) => (observed[run]! - value) / unit[run]!);
  const found = leastSquares(columns, wanted, weights, signed);
  factors.forEach((place, index) => {
    constants[place] = found[index]!;
  });
}

/**
 * Unless `signed`, a factor that comes out negative is left out, the most negative first, and then gets a share of the loss that hardly
 * matters.
 */
function leastSquares(columns: readonly Float64Array[], wanted: Float64Array, weights: Float64Array, signed: boolean): readonly number[] {
  const sizes = columns.map(column => Math.sqrt(weightedDot(column, column, weights)));
  let kept = columns.map((_, index) => index).filter(index => sizes[index]! > 0 && Number.isFinite(sizes[index]!));
  let found = new Map<number, number>();
  while (kept.length > 0) {
    const normal = square(kept.length);
    kept.forEach((a, row) => {
      kept.forEach((b, column) => {
        normal[row]![column] = weightedDot(columns[a]!, columns[b]!, weights) / (sizes[a]! * sizes[b]!) + (a === b ? 1e-9 : 0);
      });
    });
    const solved = solve(
      normal,
      kept.map(index => weightedDot(columns[index]!, wanted, weights) / sizes[index]!),
    );
    if (solved === undefined) break;
    found = new Map(kept.map((index, place) => [index, solved[place]! / sizes[index]!]));
    const least = signed
      ? -1
      : kept.reduce((worst, _, place) => (solved[place]! <= 0 && (worst < 0 || solved[place]! < solved[worst]!) ? place : worst), -1);
    if (least < 0) break;
    found.delete(kept[least]!);
    kept = kept.filter((_, place) => place !== least);
  }
  const total = Math.sqrt(weights.reduce((sum, weight) => sum + weight, 0));
  return columns.map((_, index) => found.get(index) ?? (0.001 * total) / (sizes[index]! || 1));
}

function weightedDot(a: Float64Array, b: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let run = 0; run < a.length; run++) sum += weights[run]! * a[run]! * b[run]!;
  return sum;
}

function farApart(sorted: readonly Candidate[]): readonly Candidate[] {
  const kept: Candidate[] = [];
  for (const candidate of sorted) {
    if (kept.length >= mostFollowed) break;
    if (kept.every(other => other.point.some((share, index) => Math.abs(share - candidate.point[index]!) > apart))) kept.push(candidate);
  }
  return kept;
}
