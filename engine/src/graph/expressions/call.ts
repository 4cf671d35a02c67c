/** Calls: functions of numbers, distributions, and words with arguments. */
import type { Argument, Call } from '../../../../grammar/src/index.js';
import {
  absolute,
  add,
  ceil,
  exponential,
  floor,
  log10,
  maximum,
  minimum,
  naturalLog,
  round,
  squareRoot,
  type Draws,
} from '../../draws/arithmetic.js';
import { beta, logUniform, lognormal, normal, triangular } from '../../draws/distributions.js';
import { withUniforms } from '../../draws/sobol.js';
import { quantile, summarize } from '../../draws/summary.js';
import { dimensionless, power } from '../../quantity/dimension.js';
import { closest } from '../../quantity/suggest.js';
import type { ArgumentSpec, PropertyType, WordSpec } from '../../schema/types.js';
import type { NumberValue, Value } from '../../schema/value.js';
import { coerce } from './coerce.js';
import { evaluateColumn } from './column.js';
import { unknown, type Context } from './context.js';
import { numberOf, withUnit } from './literal.js';
import { fit, unitAt } from './units.js';

export function evaluateCall(call: Call, context: Context, wanted?: PropertyType): Value {
  const name = call.callee.names.map(part => part.text).join('.');
  const word = wordFor(wanted, name);
  if (word !== undefined) return wordWithArguments(word, call, context);
  if (name === 'csv')
    return wanted?.kind === 'file'
      ? wholeFile(call, context)
      : withUnit(evaluateColumn(call, context), call.unit === undefined ? undefined : unitAt(call.unit, undefined, context, wanted));
  const apply = own(numeric, name) ?? own(statistic, name);
  const value =
    apply !== undefined
      ? apply(call, context)
      : own(distribution, name) !== undefined
        ? drawn(name, call, context)
        : noSuchFunction(name, call, context, wanted);
  return withUnit(value, call.unit === undefined ? undefined : unitAt(call.unit, undefined, context, wanted));
}

/** A file as a whole is read by the property that names it. */
function wholeFile(call: Call, context: Context): Value {
  context.report(call, {
    kind: 'wrong-type',
    property: 'this property',
    wanted: 'a configuration file, `json("…")`',
    found: 'a table',
    example: 'json("config.json")',
  });
  return unknown('a table is no configuration file');
}

/** An entry of a table that people name: `constructor` is none. */
const own = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined => (Object.hasOwn(table, name) ? table[name] : undefined);

const wordFor = (wanted: PropertyType | undefined, name: string): WordSpec | undefined =>
  wanted?.kind === 'word' ? wanted.words.find(each => each.name === name) : undefined;

function noSuchFunction(name: string, call: Call, context: Context, wanted?: PropertyType): Value {
  if (wanted?.kind === 'word') {
    const words = wanted.words.map(each => each.name);
    context.report(call.callee, { kind: 'unknown-word', property: 'this property', word: name, words, suggestions: closest(name, words) });
  } else if (name === 'json') {
    return fault(
      call,
      context,
      'takes the path of a configuration file in quotes, and stands as `config` of a model: config: json("config.json")',
    );
  } else {
    const known = [...Object.keys(numeric), ...Object.keys(statistic), ...Object.keys(distribution)];
    const close = closest(name, known);
    context.report(call.callee, {
      kind: 'bad-call',
      name,
      reason: `There is no function \`${name}\`.${close.length > 0 ? ` Did you mean \`${close[0]}\`?` : ''}`,
      signature: null,
    });
  }
  return unknown(`there is no function ${name}`);
}

// ── words with arguments ───────────────────────────────────────────────────────────────────────────────────────────────────

function wordWithArguments(word: WordSpec, call: Call, context: Context): Value {
  const args = new Map<string, Value>();
  const specs = word.args ?? [];
  for (const argument of call.args) {
    if (argument.name === undefined) {
      if (argument.value !== undefined)
        context.report(argument, {
          kind: 'bad-call',
          name: word.name,
          reason: `The arguments of \`${word.name}\` have names.`,
          signature: signatureOf(word),
        });
      continue;
    }
    const spec = specs.find(each => each.name === argument.name!.text);
    if (spec === undefined) {
      const close = closest(
        argument.name.text,
        specs.map(each => each.name),
      );
      context.report(argument.name, {
        kind: 'bad-call',
        name: word.name,
        reason: `\`${word.name}\` has no argument \`${argument.name.text}\`.${close.length > 0 ? ` Did you mean \`${close[0]}\`?` : ''}`,
        signature: signatureOf(word),
      });
      continue;
    }
    const value = context.evaluate(argument.value, spec.type);
    args.set(
      spec.name,
      argument.value === undefined
        ? value
        : coerce(value, {
            property: { path: spec.name, type: spec.type, how: 'given', doc: spec.doc },
            expr: argument.value,
            report: (at, problem) => {
              context.report(at, problem);
            },
          }),
    );
  }
  const missing = specs.find(spec => spec.required === true && !args.has(spec.name));
  if (missing !== undefined)
    context.report(call, {
      kind: 'bad-call',
      name: word.name,
      reason: `\`${word.name}\` needs \`${missing.name}\`: ${missing.doc}`,
      signature: signatureOf(word),
    });
  for (const spec of specs) takeDefault(args, spec);
  return { kind: 'word', word: word.name, args, text: spellCall(word.name, call) };
}

/** What an argument is when it is left out: a number, yes or no, or a word. */
export function takeDefault(args: Map<string, Value>, { name, type, default: text }: ArgumentSpec): void {
  if (text === undefined || args.has(name)) return;
  if (type.kind === 'boolean') args.set(name, { kind: 'boolean', value: text === 'yes' });
  else if (type.kind === 'word') args.set(name, { kind: 'word', word: text, args: new Map(), text });
  else if (Number.isFinite(Number(text))) args.set(name, numberOf(Number(text)));
}

export const signatureOf = (word: WordSpec): string =>
  `${word.name}(${(word.args ?? []).map(each => (each.default === undefined ? `${each.name}:` : `${each.name}: ${each.default}`)).join(', ')})`;

const spellCall = (name: string, call: Call): string =>
  `${name}(${call.args
    .map(spellArgument)
    .filter(text => text !== '')
    .join(', ')})`;

function spellArgument(argument: Argument): string {
  const value = argument.value;
  const text =
    value?.kind === 'number'
      ? value.text
      : value?.kind === 'reference'
        ? value.names.map(part => part.text).join('.')
        : value === undefined
          ? ''
          : '…';
  return argument.name === undefined ? text : `${argument.name.text}: ${text}`;
}

// ── numbers ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

type Apply = (call: Call, context: Context) => Value;

/** Positional arguments as numbers; reports and gives `undefined` when one is missing, too many, or no number. */
function numbers(call: Call, context: Context, least: number, most: number): NumberValue[] | Value {
  const values: NumberValue[] = [];
  for (const argument of call.args) {
    const value = context.evaluate(argument.value);
    if (value.kind === 'list') {
      values.push(...value.items.filter(item => item.kind === 'number'));
      continue;
    }
    if (value.kind === 'unknown') return value;
    if (value.kind !== 'number') return fault(call, context, 'takes numbers');
    values.push(value);
  }
  if (values.length < least || values.length > most)
    return fault(
      call,
      context,
      least === most
        ? `takes ${least === 1 ? 'one argument' : `${least} arguments`}`
        : `takes ${least === 1 ? 'one argument' : `${least} arguments`} or more`,
    );
  return values;
}

function fault(call: Call, context: Context, reason: string): Value {
  const name = call.callee.names.map(part => part.text).join('.');
  context.report(call, { kind: 'bad-call', name, reason: `\`${name}\` ${reason}.`, signature: null });
  return unknown(`the call of ${name} is not valid`);
}

const isValues = (values: NumberValue[] | Value): values is NumberValue[] => Array.isArray(values);

/** One number in, one of the same unit out. */
const keepsUnit =
  (apply: (draws: Draws) => Draws): Apply =>
  (call, context) => {
    const values = numbers(call, context, 1, 1);
    return isValues(values) ? { ...values[0]!, draws: apply(values[0]!.draws) } : values;
  };

/** Rounding happens in the unit the number is shown in only when it is a plain count. */
const plain =
  (apply: (draws: Draws) => Draws): Apply =>
  (call, context) => {
    const values = numbers(call, context, 1, 1);
    if (!isValues(values)) return values;
    return values[0]!.dimension === dimensionless
      ? numberOf(apply(values[0]!.draws))
      : fault(call, context, 'takes a plain number, without a unit');
  };

/** Several numbers of one unit. */
const folded =
  (combine: (a: Draws, b: Draws) => Draws): Apply =>
  (call, context) => {
    const values = numbers(call, context, 1, Infinity);
    if (!isValues(values)) return values;
    const first = values[0]!;
    if (values.some(value => fit(first.dimension, value.dimension, false) !== 'same'))
      return fault(call, context, 'takes values of one unit');
    return values.slice(1).reduce((left, right) => ({ ...left, draws: combine(left.draws, right.draws) }), first);
  };

const numeric: Readonly<Record<string, Apply>> = {
  min: folded(minimum),
  max: folded(maximum),
  sum: folded(add),
  abs: keepsUnit(absolute),
  round: keepsUnit(round),
  ceil: keepsUnit(ceil),
  floor: keepsUnit(floor),
  exp: plain(exponential),
  log: plain(naturalLog),
  log10: plain(log10),
  sqrt: (call, context) => {
    const values = numbers(call, context, 1, 1);
    return isValues(values) ? numberOf(squareRoot(values[0]!.draws), power(values[0]!.dimension, 0.5)) : values;
  },
};

const at = (pick: (draws: Draws) => number): Apply => keepsUnit(pick);

const statistic: Readonly<Record<string, Apply>> = {
  p5: at(draws => summarize(draws).p5),
  p50: at(draws => summarize(draws).p50),
  p95: at(draws => summarize(draws).p95),
  mean: at(draws => summarize(draws).mean),
  quantile: (call, context) => {
    const values = numbers(call, context, 2, 2);
    if (!isValues(values)) return values;
    const share = values[1]!.draws;
    if (typeof share !== 'number' || share < 0 || share > 1)
      return fault(call, context, 'takes a share between 0 % and 100 % as its second argument');
    return { ...values[0]!, draws: quantile(values[0]!.draws, share) };
  },
};

// ── distributions ──────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Distribution {
  readonly signature: string;
  readonly arguments: readonly string[];
  /** Why these numbers make no distribution, or nothing. */
  readonly refuse: (a: number, b: number, c: number) => string | undefined;
  readonly draw: (u: Float64Array, a: number, b: number, c: number) => Float64Array;
  readonly plain?: boolean;
}

/** A beta of larger numbers is a point to three digits, and its quantiles take seconds. */
const largestShape = 1e5;

const distribution: Readonly<Record<string, Distribution>> = {
  normal: {
    signature: 'normal(mean, sd: s)',
    arguments: ['mean', 'sd'],
    refuse: (_, sd) => (sd > 0 ? undefined : 'needs a standard deviation above zero'),
    draw: normal,
  },
  lognormal: {
    signature: 'lognormal(mean, sd: s)',
    arguments: ['mean', 'sd'],
    refuse: (mean, sd) => (mean > 0 && sd > 0 ? undefined : 'needs a mean and a standard deviation above zero'),
    draw: lognormal,
  },
  triangular: {
    signature: 'triangular(low, mode, high)',
    arguments: ['low', 'mode', 'high'],
    refuse: (low, mode, high) => (low <= mode && mode <= high && low < high ? undefined : 'needs low <= mode <= high'),
    draw: triangular,
  },
  beta: {
    signature: 'beta(a, b)',
    arguments: ['a', 'b'],
    refuse: (a, b) => (a > 0 && b > 0 && Math.max(a, b) <= largestShape ? undefined : 'needs two numbers above zero and not above 100,000'),
    draw: beta,
    plain: true,
  },
  loguniform: {
    signature: 'loguniform(low, high)',
    arguments: ['low', 'high'],
    refuse: (low, high) => (low > 0 && high > low ? undefined : 'needs 0 < low < high'),
    draw: logUniform,
  },
};

function drawn(name: string, call: Call, context: Context): Value {
  const spec = distribution[name]!;
  const ordinal = context.nextOrdinal();
  const given: NumberValue[] = [];
  for (const [index, wanted] of spec.arguments.entries()) {
    const argument = call.args.find(each => each.name?.text === wanted) ?? call.args.filter(each => each.name === undefined)[index];
    if (argument === undefined) return fault(call, context, `is written ${spec.signature}`);
    const value = context.evaluate(argument.value);
    if (value.kind === 'unknown') return value;
    if (value.kind !== 'number') return fault(call, context, 'takes numbers');
    if (typeof value.draws !== 'number') {
      context.report(argument, { kind: 'uncertain-end', what: `an argument of \`${name}\`` });
      return unknown(`an argument of ${name} is uncertain`);
    }
    given.push(value);
  }
  const unit = given.find(value => value.dimension !== dimensionless) ?? given[0]!;
  if (given.some(value => value.dimension !== dimensionless && value.dimension !== unit.dimension))
    return fault(call, context, 'takes values of one unit');
  const [a, b, c] = given.map(value => value.draws as number);
  const refused = spec.refuse(a ?? 0, b ?? 0, c ?? 0);
  if (refused !== undefined) return fault(call, context, refused);
  const draws = context.draws(ordinal, `${name} ${given.map(value => value.draws).join(' ')}`, identity =>
    withUniforms(identity, context.seed, context.samples, u => spec.draw(u, a ?? 0, b ?? 0, c ?? 0)),
  );
  return {
    kind: 'number',
    draws,
    dimension: spec.plain === true ? dimensionless : unit.dimension,
    ...(unit.tag === undefined ? {} : { tag: unit.tag }),
    ...(unit.percent === true ? { percent: true } : {}),
  };
}
