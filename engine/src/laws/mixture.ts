/**
 * A law that is one of several: each draw takes one of them, all equally often, so that how far published laws differ is part of the band
 * and not a choice that nobody sees. Which draw takes which depends on the name of the law and the seed alone.
 */
import type { Draws } from '../draws/arithmetic.js';
import { ranksOf } from '../draws/ranks.js';
import { summarize } from '../draws/summary.js';
import type { Reader } from '../schema/value.js';
import type { Law } from './apply.js';

export interface Mixture {
  readonly members: readonly Law[];
  /** For each draw the place of its law among the members. */
  readonly choice: Float64Array;
}

/** A law made of others, or why these make none. */
export function mixtureOf(name: string, members: readonly Law[], phase: Reader): Law | string {
  const [first] = members;
  if (first === undefined) return `the law ${name} is to be one of several and names none`;
  const other = members.find(({ gives }) => gives !== 'loss');
  if (other !== undefined) return `the law ${name} is to be one of several, of which ${other.name} gives no loss`;
  const counted = members.find(({ counts }) => (counts ?? 'active_params') !== (first.counts ?? 'active_params'));
  if (counted !== undefined)
    return `the law ${name} is to be one of several, which count parameters differently: ${first.name} and ${counted.name}`;
  const isNew = members.every(({ reads }) => reads.has('U'));
  return {
    name,
    form: first.form,
    gives: 'loss',
    valid: new Map(),
    repetition: {},
    mixture: { members, choice: choiceOf(name, members.length, phase) },
    constants: new Map(
      members.flatMap(member => [...member.constants].map(([constant, draws]) => [`${member.name}.${constant}`, draws] as const)),
    ),
    reads: new Set(isNew ? ['N', 'D', 'U'] : ['N', 'D']),
    ...(first.counts === undefined ? {} : { counts: first.counts }),
  };
}

/** Normal draws of one name, by how many laws share them: the same vector for everybody who asks again. */
const choices = new WeakMap<Float64Array, Map<number, Float64Array>>();

function choiceOf(name: string, count: number, phase: Reader): Float64Array {
  const normals = phase.normals(`one of laws ${name}`);
  const known = choices.get(normals) ?? new Map<number, Float64Array>();
  choices.set(normals, known);
  const choice = known.get(count) ?? ranksOf(normals).map(rank => Math.min(count - 1, Math.floor((rank / normals.length) * count)));
  known.set(count, choice);
  return choice;
}

/**
 * In each draw what its own law gives; a reason where any of them has none. `own` gives the median of other draws over those that take this
 * law, for what can only be searched at one point.
 */
export function chosen({ members, choice }: Mixture, of: (law: Law, own: (draws: Draws) => number) => Draws | string): Draws | string {
  const values: Draws[] = [];
  for (const [place, member] of members.entries()) {
    const value = of(member, draws =>
      typeof draws === 'number' ? draws : summarize(draws.filter((_, index) => choice[index] === place)).p50,
    );
    if (typeof value === 'string') return value;
    values.push(value);
  }
  return choice.map((place, index) => {
    const draws = values[place]!;
    return typeof draws === 'number' ? draws : draws[index]!;
  });
}
