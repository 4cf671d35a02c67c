/** Functions of draws by the names they have in the language. */
import { absolute, ceil, exponential, floor, log10, maximum, minimum, naturalLog, round, squareRoot, type Draws } from './arithmetic.js';

type OfDraws = (...args: readonly Draws[]) => Draws;

const ofOne =
  (apply: (value: Draws) => Draws): OfDraws =>
  (...args) =>
    apply(args[0]!);
const ofSeveral =
  (combine: (a: Draws, b: Draws) => Draws): OfDraws =>
  (...args) =>
    args.reduce((a, b) => combine(a, b));

const byName: Readonly<Record<string, OfDraws>> = {
  exp: ofOne(exponential),
  log: ofOne(naturalLog),
  log10: ofOne(log10),
  sqrt: ofOne(squareRoot),
  abs: ofOne(absolute),
  round: ofOne(round),
  ceil: ofOne(ceil),
  floor: ofOne(floor),
  min: ofSeveral(minimum),
  max: ofSeveral(maximum),
};

/** The function of that name; its arguments are as many as it takes. */
export const functionNamed = (name: string): OfDraws | undefined => (Object.hasOwn(byName, name) ? byName[name] : undefined);
