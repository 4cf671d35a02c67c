/** `config: json("config.json")` of a block: the file it names, and what that file says joined to what the block says itself. */
import type { Expr } from '../../../grammar/src/index.js';
import { knownTypes, type ConfigFault } from '../config/read-config.js';
import type { ConfigContent } from '../config/types.js';
import type { At, Problem } from '../schema/problem.js';
import type { Given, Merged } from './merge.js';

/** A configuration file, read; or why it cannot be had or says nothing. */
export type ConfigFile = ConfigContent | ConfigFault;

/** The property that names the file. */
export const configProperty = 'config';

/** The path between the quotes, with its place; `undefined` for anything but `json("…")`. */
export function jsonPath(expr: Expr): (At & { readonly value: string }) | undefined {
  if (expr.kind !== 'call' || expr.callee.names.map(name => name.text).join('.') !== 'json') return undefined;
  const value = expr.args.length === 1 && expr.args[0]!.name === undefined ? expr.args[0]!.value : undefined;
  return value?.kind === 'string' ? value : undefined;
}

/**
 * The block with what its file fills. A property that the block writes wins, and so does one of a block it comes from, unless the file is
 * named nearer than that: then the nearer statement is the file's.
 */
export function withConfig(merged: Merged, given: Given, written: At & { readonly value: string }, file: ConfigFile): Merged {
  const fault = 'fault' in file ? file.fault : null;
  const filled = fault === null ? filledBy(file as ConfigContent, merged, given, written.value) : [];
  const reads = { path: written.value, fault, fills: filled.map(({ path }) => path) };
  const givens = new Map([
    ...merged.givens,
    [configProperty, { ...given, reads }] as const,
    ...filled.map(each => [each.path, each] as const),
  ]);
  // What is wrong with a file is told where it is named, not in every block that comes from there.
  const told = given.origin === 'given' && given.item === merged.item ? problemsOf(file, written) : [];
  return { ...merged, givens, problems: [...merged.problems, ...told] };
}

const distance = (given: Given): number => given.generations ?? 0;

function filledBy(content: ConfigContent, merged: Merged, given: Given, file: string): Given[] {
  return content.entries.flatMap(({ path, value, from }) => {
    const own = merged.givens.get(path);
    if (own !== undefined && distance(own) <= distance(given)) return [];
    return [
      {
        ...given,
        path,
        source: `${file}, ${from}`,
        origin: given.origin === 'library' ? 'library' : 'inherited',
        identity: `${given.identity}|${path}`,
        filled: value,
      } as const,
    ];
  });
}

function problemsOf(file: ConfigFile, { value: path, start, end }: At & { readonly value: string }): Problem[] {
  if ('fault' in file) return [{ kind: 'config-unread', path, fault: file.fault, start, end }];
  const { family, unknownType, wrong, uncounted } = file;
  return [
    ...(unknownType === undefined ? [] : [{ kind: 'config-family', path, family: unknownType, known: knownTypes, start, end } as const]),
    ...wrong.map(each => ({ kind: 'config-field', path, ...each, start, end }) as const),
    ...(uncounted.length === 0 ? [] : [{ kind: 'config-uncounted', path, family, fields: uncounted, start, end } as const]),
  ];
}
