/** A law as a phase reads it, and its value at a size and a number of tokens. */
import { walk, type Expr } from '../../../grammar/src/index.js';
import { multiply, type Draws } from '../draws/arithmetic.js';
import { summarize } from '../draws/summary.js';
import { dimensionless } from '../quantity/dimension.js';
import { formatNumber } from '../quantity/format.js';
import type { BoundsValue, Reader, Value } from '../schema/value.js';
import { evaluateForm } from './form.js';

export interface Law {
  readonly name: string;
  readonly form: Expr;
  readonly constants: ReadonlyMap<string, Draws>;
  readonly valid: ReadonlyMap<string, BoundsValue>;
  readonly gives: string;
}

const bounded = ['N', 'D', 'C', 'k', 'T'] as const;

/** The law a reference property names; `undefined` while its form or a constant is unknown. */
export function lawAt(reader: Reader, path: string): Law | undefined {
  const named = reader.read(path);
  if (named?.kind !== 'block') return undefined;
  const form = reader.read(`${path}.form`);
  if (form?.kind !== 'form') return undefined;
  const valid = new Map<string, BoundsValue>();
  for (const variable of bounded) {
    const bounds = reader.read(`${path}.valid.${variable}`);
    if (bounds?.kind === 'bounds') valid.set(variable, bounds);
  }
  const constants = new Map<string, Draws>();
  for (const [name, value] of reader.constants(path)) constants.set(name, value.draws);
  return { name: named.block.name, form: form.expr, constants, valid, gives: reader.word(`${path}.gives`) ?? 'loss' };
}

/** The law at N parameters and D tokens, in nats per token. Unknown when the law gives something else or asks for more. */
export function lossAt(law: Law, params: Draws, tokens: Draws): Value {
  if (law.gives !== 'loss') return { kind: 'unknown', because: `the law ${law.name} gives ${law.gives}, not loss` };
  const variables = new Map<string, Draws>([['N', params], ['D', tokens]]);
  if (reads(law.form, 'C')) variables.set('C', multiply(6, multiply(params, tokens)));
  const value = evaluateLaw(law, variables);
  return typeof value === 'string' ? { kind: 'unknown', because: value } : { kind: 'number', draws: value, dimension: dimensionless };
}

const reads = (form: Expr, name: string): boolean => [...walk(form)].some(node => node.kind === 'reference' && node.names.length === 1 && node.names[0]!.text === name);

/** Draws of the form at these variables, or why it has none. */
export function evaluateLaw(law: Law, variables: ReadonlyMap<string, Draws>): Draws | string {
  const names = new Map<string, Draws>([...variables, ...law.constants]);
  const result = evaluateForm(law.form, names);
  return result.ok ? result.draws : `in the law ${law.name} ${result.problem}`;
}

/** `true` inside the range the law was fitted on, else by how much it is passed. */
export function validity(law: Law, variables: Readonly<Record<string, Draws>>): true | string {
  for (const [name, bounds] of law.valid) {
    const draws = variables[name];
    if (draws === undefined) continue;
    const median = summarize(draws).p50;
    if (median > bounds.high * 1.0001) return outside(law, name, median, bounds, median / bounds.high, 'beyond');
    if (median < bounds.low * 0.9999) return outside(law, name, median, bounds, bounds.low / median, 'below');
  }
  return true;
}

const unitOf: Readonly<Record<string, string>> = { N: 'params', D: 'tokens', C: 'FLOP', T: 'tokens' };

function outside(law: Law, name: string, value: number, bounds: BoundsValue, times: number, side: string): string {
  const show = (x: number): string => formatNumber(x, unitOf[name] ?? '');
  return `${law.name} was fitted for ${name} from ${show(bounds.low)} to ${show(bounds.high)}; here it is ${show(value)}, ${Number(times.toPrecision(2))}x ${side}`;
}
