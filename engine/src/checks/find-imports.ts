/** What is wrong with the imports of a file: half written, missing, circular, or broken inside. */
import type { Universe } from '../graph/queries/world-context.js';
import { isImport, type FileItems } from '../names/items.js';
import type { Problem } from '../schema/problem.js';
import type { Found } from './found.js';
import { syntaxDiagnostic } from './judgement.js';

export function problemsOfImports(file: FileItems, universe: Universe, main: string): readonly Found[] {
  const listed = universe.world.imports(main);
  return file.items.filter(isImport).map(item => {
    const { path, hasAs, alias, start, end } = item.node;
    if (path === undefined || (hasAs && alias === undefined))
      return {
        item,
        problems: [
          {
            kind: 'missing-part',
            what: path === undefined ? 'the path of a file' : 'the name behind `as`',
            example: 'import "chips.scale" as chips',
            start,
            end,
          } as Problem,
        ],
      };
    const found = listed.find(each => each.item === item);
    if (found === undefined) return { item, problems: [] };
    if (found.problem !== undefined)
      return {
        item,
        problems: [{ kind: 'import-problem', path: found.written, ...found.problem, start: path.start, end: path.end } as Problem],
      };
    const circle = importsBack(universe, found.file, main);
    return {
      item,
      problems: circle
        ? [{ kind: 'import-problem', path: found.written, reason: 'circular', detail: '', start: path.start, end: path.end } as Problem]
        : errorsIn(universe, found.file, found.written, path),
    };
  });
}

function importsBack(universe: Universe, file: string, main: string, seen = new Set<string>()): boolean {
  if (file === main) return true;
  if (seen.has(file)) return false;
  seen.add(file);
  return universe.world.imports(file).some(each => each.problem === undefined && importsBack(universe, each.file, main, seen));
}

function errorsIn(universe: Universe, file: string, written: string, at: { start: number; end: number }): Problem[] {
  const errors = universe.world.items(file)?.parsed.problems.filter(problem => problem.code !== 'full-width') ?? [];
  const first = errors[0] === undefined ? undefined : syntaxDiagnostic(errors[0], file, {});
  return first === undefined
    ? []
    : [{ kind: 'import-errors', path: written, count: errors.length, first: first.message, start: at.start, end: at.end }];
}
