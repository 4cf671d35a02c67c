/** All findings of a file: what the parser, the names, the values and the rules have to say, each cause told once. */
import type { AnalysisInput } from '../analysis.js';
import type { Diagnostic } from '../diagnostic.js';
import type { AssertOutcome } from '../graph/variants/asserts.js';
import { blocksOfKind, itemNamed, knownAt, letNamed } from '../graph/queries/questions.js';
import type { LetResult, BlockResult } from '../graph/queries/results.js';
import type { Known } from '../graph/queries/known.js';
import { resolveBlock } from '../graph/queries/lookup.js';
import type { Universe } from '../graph/queries/world-context.js';
import { isBlock, isImport, isLet, kindOf, writtenKindOf, type BlockItem, type FileItems, type Item } from '../names/items.js';
import { kindsMeantBy } from '../names/meant.js';
import { closest } from '../quantity/suggest.js';
import type { Problem } from '../schema/problem.js';
import { withoutIgnored } from './ignore.js';
import { diagnosticOf, syntaxDiagnostic } from './judgement.js';
import { judge } from './rules.js';
import { readingsOf } from './readings.js';
import { withRates } from './rates.js';
import type { RuleContext } from './rule-context.js';
import { scenarioFindings } from './scenario-findings.js';
import { unusedLets } from './unused.js';

export interface Findings {
  readonly universe: Universe;
  readonly file: FileItems;
  readonly results: ReadonlyMap<string, BlockResult>;
  readonly outcomes: readonly AssertOutcome[];
  readonly plans: readonly { readonly item: Item; readonly problems: readonly Problem[] }[];
  readonly input: AnalysisInput;
}

export function findProblems(findings: Findings): readonly Diagnostic[] {
  const { file, input } = findings;
  const content = input.files.get(input.main);
  const text = content !== undefined && 'text' in content ? content.text : '';
  const { severity } = input.settings;
  const syntax = file.parsed.problems.flatMap(problem => syntaxDiagnostic(problem, input.main, severity, text) ?? []);
  const problems = [
    ...names(findings),
    ...imports(findings),
    ...blocks(findings),
    ...lets(findings),
    ...asserts(findings),
    ...plans(findings),
    ...unused(findings),
  ];
  const semantic = problems.flatMap(({ item, problems: found }) =>
    found.flatMap(problem => diagnosticOf(problem, item, text, severity) ?? []),
  );
  const inScenarios = scenarios(findings, text);
  const all = withoutSwallowed([...syntax, ...withoutEchoes(semantic, syntax), ...inScenarios], text);
  return withoutIgnored(
    unique(all).sort((a, b) => a.start - b.start || a.end - b.end || (a.code < b.code ? -1 : 1)),
    text,
    file.parsed.lines,
  );
}

interface Found {
  readonly item: Item;
  readonly problems: readonly Problem[];
}

/** A missing value on a line the parser already complained of has the same cause. */
function withoutEchoes(semantic: readonly Diagnostic[], syntax: readonly Diagnostic[]): readonly Diagnostic[] {
  const errors = syntax.filter(each => each.severity === 'error' && each.code !== 'SC060');
  return semantic.filter(
    each =>
      !(['SC003', 'SC009', 'SC023'].includes(each.code) && errors.some(error => error.start >= each.start && error.start <= each.end + 1)),
  );
}

/** A text without its closing mark that holds the `{` of its block has left the lines of that block alone: they are not at fault. */
function withoutSwallowed(all: readonly Diagnostic[], text: string): readonly Diagnostic[] {
  const swallows = all.some(each => each.code === 'SC063' && text.slice(each.start, each.end).trimEnd().endsWith('{'));
  return swallows ? all.filter(each => each.code !== 'SC068' && each.code !== 'SC039') : all;
}

function unique(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter(each => {
    const key = `${each.code} ${each.start} ${each.end} ${each.message}`;
    return seen.has(key) ? false : seen.add(key) !== undefined;
  });
}

// ── names of the file ──────────────────────────────────────────────────────────────────────────────────────────────────────

function names({ file, universe }: Findings): readonly Found[] {
  return file.items.flatMap((item): Found[] => {
    const { node } = item;
    if (node.kind === 'property')
      return [
        {
          item,
          problems: [
            { kind: 'misplaced', what: 'a property', where: 'in a block, not at top level', start: node.path.start, end: node.path.end },
          ],
        },
      ];
    if (isBlock(item))
      return [{ item, problems: [...kindProblem(item, universe), ...fromProblem(item, universe), ...duplicate(item, file)] }];
    if (isLet(item)) return [{ item, problems: [...letParts(item), ...duplicate(item, file)] }];
    return [];
  });
}

function kindProblem(item: BlockItem, universe: Universe): Problem[] {
  const word = writtenKindOf(item);
  if (universe.vocabulary.kinds.has(word)) return [];
  return [
    {
      kind: 'unknown-kind',
      word,
      suggestions: kindsMeantBy(word),
      readAs: kindOf(item) === word ? null : kindOf(item),
      start: item.node.path.start,
      end: item.node.path.end,
    },
  ];
}

function fromProblem(item: BlockItem, universe: Universe): Problem[] {
  const { from, hasFrom } = item.node;
  if (!universe.vocabulary.kinds.has(kindOf(item))) return [];
  if (from === undefined)
    return hasFrom
      ? [
          {
            kind: 'missing-part',
            what: 'the name of the block it comes from',
            example: `${kindOf(item)} small from big`,
            start: item.node.start,
            end: item.node.body?.start ?? item.node.end,
          },
        ]
      : [];
  const parts = from.names.map(name => name.text);
  const ref = resolveBlock(parts, { universe, file: item.file });
  if (ref === undefined) {
    const candidates = [...(universe.world.items(item.file)?.byName.values() ?? [])]
      .filter(each => isBlock(each) && kindOf(each) === kindOf(item))
      .flatMap(each => each.name ?? []);
    const library = Object.entries(universe.world.library.names)
      .filter(([, entry]) => entry.kind === kindOf(item))
      .map(([name]) => name);
    return [
      {
        kind: 'unknown-name',
        name: parts.join('.'),
        wanted: kindOf(item),
        suggestions: closest(parts.join('.'), [...candidates, ...library]),
        start: from.start,
        end: from.end,
      },
    ];
  }
  if (ref.kind !== kindOf(item))
    return [{ kind: 'wrong-kind', name: parts.join('.'), is: ref.kind, wanted: [kindOf(item)], start: from.start, end: from.end }];
  const circle = circleFrom(item, universe);
  return circle === undefined ? [] : [{ kind: 'circular', path: circle, start: from.start, end: from.end }];
}

/** Names of an inheritance that leads back to its beginning. */
function circleFrom(item: BlockItem, universe: Universe): readonly string[] | undefined {
  const path = [item.name ?? ''];
  let current: BlockItem = item;
  for (let steps = 0; steps < 100; steps++) {
    const parts = current.node.from?.names.map(name => name.text) ?? [];
    const ref = parts.length === 0 ? undefined : resolveBlock(parts, { universe, file: current.file });
    const next = ref === undefined ? undefined : itemNamed(universe, ref.file, ref.name);
    if (next === undefined || !isBlock(next)) return undefined;
    path.push(next.name ?? '');
    if (next === item) return path;
    current = next;
  }
  return undefined;
}

function duplicate(item: Item, file: FileItems): Problem[] {
  const first = item.name === undefined ? undefined : file.byName.get(item.name);
  if (first === undefined || first === item) return [];
  const shift = (at: { start: number; end: number }): { start: number; end: number } => ({
    start: at.start - first.parsedAt + first.start - item.start + item.parsedAt,
    end: at.end - first.parsedAt + first.start - item.start + item.parsedAt,
  });
  const nameAt = (each: Item): { start: number; end: number } =>
    isBlock(each) ? (each.node.name ?? each.node.path) : isLet(each) ? (each.node.name ?? each.node) : each.node;
  return [{ kind: 'duplicate-name', name: item.name!, first: shift(nameAt(first)), ...spanOf(nameAt(item)) }];
}

const spanOf = (at: { start: number; end: number }): { start: number; end: number } => ({ start: at.start, end: at.end });

function letParts(item: Item & { readonly node: { readonly kind: 'let' } }): Problem[] {
  if (!isLet(item)) return [];
  const { name, hasEquals, value, start, end } = item.node;
  if (name !== undefined && hasEquals && value !== undefined) return [];
  const what = name === undefined ? 'a name' : hasEquals ? 'a value' : '`=` and a value';
  return [{ kind: 'missing-part', what, example: `let ${name?.text ?? 'year'} = 365 days`, start, end }];
}

// ── imports ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

function imports({ universe, file, input }: Findings): readonly Found[] {
  const listed = universe.world.imports(input.main);
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
    const circle = importsBack(universe, found.file, input.main);
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

// ── values ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

const contextIn =
  (main: string) =>
  (universe: Universe): RuleContext => ({
    candidates: kind => blocksOfKind(universe, main, [kind]),
    release: (hardware: Known) => {
      const value = hardware.current;
      if (value.kind !== 'block') return undefined;
      const released = knownAt(universe, value.block, 'released');
      return released?.number === undefined ? undefined : { chip: value.block.name, released };
    },
    ...readingsOf(universe, main),
  });

function blocks({ universe, file, results, input }: Findings): readonly Found[] {
  const context = contextIn(input.main)(universe);
  return file.items.filter(isBlock).flatMap(item => {
    const result = item.name === undefined ? undefined : results.get(item.name);
    if (result === undefined || result.merged.item !== item) return [];
    return [{ item, problems: withRates([...result.problems, ...judge(result, context)], universe, file) }];
  });
}

function scenarios({ universe: base, results, plans: all, input }: Findings, text: string): readonly Diagnostic[] {
  const shared = { base, results, contextIn: contextIn(input.main), text, severity: input.settings.severity };
  return all.flatMap(({ item }) => (isBlock(item) && kindOf(item) === 'scenario' ? scenarioFindings(item, shared) : []));
}

function lets({ universe, file }: Findings): readonly Found[] {
  return file.items.filter(isLet).flatMap(item => {
    if (item.name === undefined || file.byName.get(item.name) !== item) return [];
    const known = letNamed(universe, item);
    const answer = universe.session.ask('let', item.file, item.name) as LetResult | symbol | undefined;
    const problems = typeof answer === 'object' ? answer.problems : [];
    const lost = known.current.kind === 'unknown' && problems.length === 0 ? known.current.notFinite : undefined;
    if (lost === undefined || item.node.value === undefined) return [{ item, problems }];
    const { start, end } = item.node.value;
    return [{ item, problems: [{ kind: 'bad-draws', what: item.name, ...lost, reason: '', start, end }] }];
  });
}

const asserts = ({ outcomes }: Findings): readonly Found[] => outcomes.map(outcome => ({ item: outcome.item, problems: outcome.problems }));

const plans = ({ plans: all, universe, file }: Findings): readonly Found[] =>
  all.map(({ item, problems }) => ({ item, problems: withRates(problems, universe, file) }));

const unused = ({ file }: Findings): readonly Found[] => unusedLets(file);
