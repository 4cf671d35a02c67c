/** All findings of a file: what the parser, the names, the values and the rules have to say, each cause told once. */
import type { AnalysisInput } from '../analysis.js';
import type { Diagnostic } from '../diagnostic.js';
import type { AssertOutcome } from '../graph/variants/asserts.js';
import { blocksOfKind, blockResult, knownAt, letNamed } from '../graph/queries/questions.js';
import type { LetResult, BlockResult } from '../graph/queries/results.js';
import type { Known } from '../graph/queries/known.js';
import type { Universe } from '../graph/queries/world-context.js';
import { isBlock, isLet, kindOf, type FileItems, type Item } from '../names/items.js';
import type { Problem } from '../schema/problem.js';
import type { Found } from './found.js';
import { problemsOfImports } from './find-imports.js';
import { problemsOfNames } from './find-names.js';
import { withoutIgnored } from './ignore.js';
import { diagnosticOf, syntaxDiagnostic } from './judgement.js';
import { judge } from './rules/judge.js';
import { readingsOf } from './readings.js';
import { withRates } from './rates.js';
import type { RuleContext } from './rules/context.js';
import { scenarioFindings } from './scenario-findings.js';
import { toldOnce } from './told-once.js';
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
    ...problemsOfNames(file, findings.universe),
    ...problemsOfImports(file, findings.universe, input.main),
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
  return withoutIgnored(toldOnce(syntax, semantic, inScenarios, text), text, file.parsed.lines);
}

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
  const judged = judgementsIn(universe, input.main);
  return file.items.filter(isBlock).flatMap(item => {
    const result = item.name === undefined ? undefined : results.get(item.name);
    if (result === undefined || result.merged.item !== item) return [];
    return [{ item, problems: withRates([...result.problems, ...judged(result)], universe, file) }];
  });
}

/** What the rules say of a block. It is a question of the session, so that after an edit only those blocks are judged again that it concerns. */
function judgementsIn(universe: Universe, main: string): (block: BlockResult) => readonly Problem[] {
  const context = contextIn(main)(universe);
  universe.session.answerWith('judged', (_, [file, name, kind]) => {
    const block = blockResult(universe, { file: file!, name: name!, kind: kind!, library: false });
    return block === undefined ? [] : judge(block, context);
  });
  return ({ merged: { ref } }) => universe.session.ask('judged', ref.file, ref.name, ref.kind) as readonly Problem[];
}

function scenarios({ universe: base, results, plans: all, input }: Findings, text: string): readonly Diagnostic[] {
  const main = input.main;
  const judged = (universe: Universe) => judgementsIn(universe, main);
  const shared = { base, results, contextIn: contextIn(main), judged, text, severity: input.settings.severity };
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

/** Where the host fits laws and has one in work, an assert that cannot be decided may only wait for it: it is told when the fits are there. */
function asserts({ outcomes, universe, input }: Findings): readonly Found[] {
  const isFitting = input.fits !== undefined && universe.fits.wanted.length > 0;
  return outcomes.map(({ item, problems }) => ({
    item,
    problems: isFitting ? problems.filter(({ kind }) => kind !== 'assert-undecided') : problems,
  }));
}

const plans = ({ plans: all, universe, file }: Findings): readonly Found[] =>
  all.map(({ item, problems }) => ({ item, problems: withRates(problems, universe, file) }));

const unused = ({ file }: Findings): readonly Found[] => unusedLets(file);
