/**
 * The shape of a law, seen in its formula whatever its constants are called: `outside + (E + A / N^alpha + B / D^beta)^power`. Such a law
 * has a closed form for its optimum and for the tokens that reach a loss. Any other formula has no shape here, and is searched.
 */
import { namesIn, type BinaryExpr, type Expr } from '../../../grammar/src/index.js';
import { add, divide, multiply, negate, power, subtract, type Draws } from '../draws/arithmetic.js';
import type { Law } from './apply.js';
import { evaluateForm } from './form.js';

/** `coefficient / variable^exponent`, which falls as the variable grows. */
export interface Falling {
  readonly coefficient: Draws;
  readonly exponent: Draws;
}

export interface Shape {
  /** What stands outside of the power: the irreducible loss, where there is a power. */
  readonly outside: Draws;
  /** 1 for a law without one. */
  readonly power: Draws;
  /** The constant inside of the power. */
  readonly inside: Draws;
  readonly size: Falling;
  readonly data: Falling;
}

/** The shape of a law, or `undefined` where its formula or its constants are of another kind. */
export function shapeOf({ form, constants, mixture, gives, reads }: Law): Shape | undefined {
  if (mixture !== undefined || gives !== 'loss' || reads.size !== 2 || !reads.has('N') || !reads.has('D')) return undefined;
  const key = [...constants.values()].find(draws => typeof draws === 'object') ?? form;
  const known = shapes.get(key);
  if (known?.form === form && areSame(known.constants, constants)) return known.shape;
  const shape = shapeIn(form, constants);
  shapes.set(key, { form, constants, shape });
  return shape;
}

type Constants = ReadonlyMap<string, Draws>;

/**
 * A law is read anew for every value that it gives, and most plans have one law in all their runs. A shape is kept by the first constant that
 * is uncertain, so that it goes when the draws go; of a law without one, by its formula. Vectors of draws are never written to.
 */
const shapes = new WeakMap<
  Expr | Float64Array,
  { readonly form: Expr; readonly constants: Constants; readonly shape: Shape | undefined }
>();

const areSame = (a: Constants, b: Constants): boolean => a.size === b.size && [...a].every(([name, draws]) => b.get(name) === draws);

function shapeIn(form: Expr, constants: Constants): Shape | undefined {
  const { constant, others } = sumOf(form, constants);
  const wrapped = others.length === 1 ? poweredSum(others[0]!, constants) : undefined;
  const inner = wrapped === undefined ? { constant: 0, others } : sumOf(wrapped.base, constants);
  const terms = inner.others.map(each => monomial(each, constants));
  const size = falling(terms.find(term => term?.variable === 'N'));
  const data = falling(terms.find(term => term?.variable === 'D'));
  if (terms.length !== 2 || size === undefined || data === undefined) return undefined;
  const exponent = wrapped?.exponent ?? 1;
  return isPositive(exponent) ? { outside: constant, power: exponent, inside: inner.constant, size, data } : undefined;
}

const falling = (term: Monomial | undefined): Falling | undefined => {
  if (term === undefined) return undefined;
  const exponent = negate(term.exponent);
  return isPositive(term.coefficient) && isPositive(exponent) ? { coefficient: term.coefficient, exponent } : undefined;
};

/** In every draw. */
export function isPositive(draws: Draws): boolean {
  if (typeof draws === 'number') return draws > 0;
  for (let i = 0; i < draws.length; i++) if (!(draws[i]! > 0)) return false;
  return true;
}

// ── sums ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Sum {
  readonly constant: Draws;
  /** Terms that read a variable, each added. */
  readonly others: readonly Expr[];
}

/** Terms that are subtracted and read a variable make no sum of falling terms: they are kept as they stand and are no monomial. */
function sumOf(form: Expr, constants: Constants): Sum {
  let constant: Draws = 0;
  const others: Expr[] = [];
  for (const { term, isAdded } of termsOf(form)) {
    const value = freeValue(term, constants);
    if (value === undefined) others.push(isAdded ? term : form);
    else constant = isAdded ? add(constant, value) : subtract(constant, value);
  }
  return { constant, others };
}

function termsOf(form: Expr, isAdded = true): readonly { readonly term: Expr; readonly isAdded: boolean }[] {
  if (form.kind === 'group' && form.inner !== undefined && isSum(form.inner)) return termsOf(form.inner, isAdded);
  if (!isSum(form)) return [{ term: form, isAdded }];
  return form.operands.flatMap((operand, index) => {
    const sign = index === 0 || form.operators[index - 1]!.operator === '+' ? isAdded : !isAdded;
    return operand === undefined ? [] : termsOf(operand, sign);
  });
}

const isSum = (form: Expr): form is BinaryExpr =>
  form.kind === 'binary' && form.operators.every(({ operator }) => operator === '+' || operator === '-');

/** `(…)^gamma` with a sum inside. */
function poweredSum(term: Expr, constants: Constants): { readonly base: Expr; readonly exponent: Draws } | undefined {
  if (term.kind !== 'binary' || term.operators[0]?.operator !== '^') return undefined;
  const [base, raised] = term.operands;
  const exponent = raised === undefined ? undefined : freeValue(raised, constants);
  return base?.kind === 'group' && base.inner !== undefined && isSum(base.inner) && exponent !== undefined
    ? { base: base.inner, exponent }
    : undefined;
}

// ── products ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** `coefficient * variable^exponent`; without a variable the exponent is 0. */
interface Monomial {
  readonly coefficient: Draws;
  readonly variable?: string | undefined;
  readonly exponent: Draws;
}

function monomial(term: Expr, constants: Constants): Monomial | undefined {
  const value = freeValue(term, constants);
  if (value !== undefined) return { coefficient: value, exponent: 0 };
  if (term.kind === 'group') return term.inner === undefined ? undefined : monomial(term.inner, constants);
  if (term.kind === 'reference') return { coefficient: 1, variable: term.names[0]!.text, exponent: 1 };
  if (term.kind !== 'binary') return undefined;
  return term.operators[0]?.operator === '^' ? raised(term, constants) : product(term, constants);
}

function raised(term: BinaryExpr, constants: Constants): Monomial | undefined {
  const [below, above] = term.operands;
  const base = below === undefined ? undefined : monomial(below, constants);
  const exponent = above === undefined ? undefined : freeValue(above, constants);
  if (base === undefined || exponent === undefined) return undefined;
  return {
    coefficient: base.coefficient === 1 ? 1 : power(base.coefficient, exponent),
    variable: base.variable,
    exponent: base.exponent === 1 ? exponent : multiply(base.exponent, exponent),
  };
}

function product(term: BinaryExpr, constants: Constants): Monomial | undefined {
  let whole: Monomial = { coefficient: 1, exponent: 0 };
  for (const [index, operand] of term.operands.entries()) {
    const operator = index === 0 ? '*' : term.operators[index - 1]!.operator;
    const part = operand === undefined ? undefined : monomial(operand, constants);
    if (part === undefined || (operator !== '*' && operator !== '/')) return undefined;
    if (whole.variable !== undefined && part.variable !== undefined) return undefined;
    const isOver = operator === '/';
    const coefficient = isOver ? divide(whole.coefficient, part.coefficient) : multiply(whole.coefficient, part.coefficient);
    whole =
      part.variable === undefined
        ? { ...whole, coefficient }
        : { coefficient, variable: part.variable, exponent: isOver ? negate(part.exponent) : part.exponent };
  }
  return whole;
}

/** The value of a part that reads no variable; `undefined` where it reads one, or means nothing. */
function freeValue(expr: Expr, constants: Constants): Draws | undefined {
  for (const name of namesIn(expr)) if (!constants.has(name)) return undefined;
  const result = evaluateForm(expr, constants);
  return result.ok ? result.draws : undefined;
}

// ── what follows ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What size and data have to bring down together for this loss; not positive where nothing reaches it. */
export function reducibleInside({ outside, inside, power: raisedTo }: Shape, loss: Draws): Draws {
  const within = subtract(loss, outside);
  return subtract(raisedTo === 1 ? within : power(within, divide(1, raisedTo)), inside);
}

/** What a size and a number of tokens leave of both terms. */
export const reducibleAt = ({ size, data }: Shape, params: Draws, tokens: Draws): Draws => add(leftBy(size, params), leftBy(data, tokens));

export const leftBy = ({ coefficient, exponent }: Falling, variable: Draws): Draws => divide(coefficient, power(variable, exponent));

/** The variable at which a term has fallen to this. */
export const reaching = ({ coefficient, exponent }: Falling, left: Draws): Draws => power(divide(coefficient, left), divide(1, exponent));

/**
 * Parameters of least loss at a product of parameters and tokens: N* = G (C/6)^(beta/(alpha+beta)), G = (alpha A / (beta
 * B))^(1/(alpha+beta)).
 */
export function bestSize(shape: Shape, product: Draws): Draws {
  const { sizeAtOne, growth } = bestOf(shape);
  return multiply(sizeAtOne, power(product, growth));
}

/** The product of parameters and tokens whose best size leaves this much: equation 4 of Hoffmann et al. 2022 turned round. */
export function leastProduct(shape: Shape, left: Draws): Draws {
  const { leftAtOne, fall } = bestOf(shape);
  return power(divide(leftAtOne, left), divide(1, fall));
}

/** What the constants alone say of the best sizes. */
interface Best {
  /** G: the best size where the product of parameters and tokens is 1. */
  readonly sizeAtOne: Draws;
  /** The power of the product that the best size grows with. */
  readonly growth: Draws;
  /** What is left of both terms there. */
  readonly leftAtOne: Draws;
  /** The power of the product that it falls with. */
  readonly fall: Draws;
}

const bests = new WeakMap<Shape, Best>();

function bestOf(shape: Shape): Best {
  let best = bests.get(shape);
  if (best === undefined) bests.set(shape, (best = solved(shape)));
  return best;
}

function solved(shape: Shape): Best {
  const { size, data } = shape;
  const exponents = add(size.exponent, data.exponent);
  const weights = divide(multiply(size.exponent, size.coefficient), multiply(data.exponent, data.coefficient));
  const sizeAtOne = power(weights, divide(1, exponents));
  return {
    sizeAtOne,
    growth: divide(data.exponent, exponents),
    leftAtOne: reducibleAt(shape, sizeAtOne, divide(1, sizeAtOne)),
    fall: divide(multiply(size.exponent, data.exponent), exponents),
  };
}
