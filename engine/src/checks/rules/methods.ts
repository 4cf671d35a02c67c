/**
 * Arguments of a post-training method that cannot be meant: sizes that do not fit, counts that leave nothing, choices that are not made.
 */
import { summarize } from '../../draws/summary.js';
import type { BlockResult } from '../../graph/queries/results.js';
import { bitsBefore, totalBefore } from '../../kinds/checkpoint.js';
import { methodNamed } from '../../methods/methods.js';
import type { Method } from '../../methods/method.js';
import type { Draws } from '../../draws/arithmetic.js';
import type { At, Problem } from '../../schema/problem.js';
import type { WordValue } from '../../schema/value.js';
import { at, ownGiven, type RuleContext } from './context.js';

export function methods(block: BlockResult, context: RuleContext): Problem[] {
  const value = block.known.get('method')?.current;
  const method = value?.kind === 'word' ? methodNamed(value.word) : undefined;
  if (value?.kind !== 'word' || method === undefined || block.merged.ref.kind !== 'posttrain') return [];
  return [
    ...teacher(block, method),
    ...rank(block, value, context),
    ...bits(block, value, context),
    ...pruned(block, value, context),
    ...group(block, value),
    ...nothing(block, value),
    ...unread(block, method),
    ...trainers(block),
    ...undecided(block, value),
  ];
}

const median = (draws: Draws): number => (typeof draws === 'number' ? draws : summarize(draws).p50);

const numberAt = (block: BlockResult, path: string): number | undefined => {
  const draws = block.known.get(path)?.number?.draws;
  return draws === undefined ? undefined : median(draws);
};

const argumentOf = (method: WordValue, name: string): number | undefined => {
  const value = method.args.get(name);
  return value?.kind === 'number' ? median(value.draws) : undefined;
};

/** Where the block itself writes an argument; `undefined` where it inherits the method, or leaves the argument out. */
function writtenAt(block: BlockResult, name: string): At | undefined {
  const expr = ownGiven(block, 'method')?.expr;
  return expr?.kind === 'call' ? expr.args.find(argument => argument.name?.text === name)?.value : undefined;
}

const withSpan = (span: At, problem: Parameters<typeof at>[2]): Problem => ({ ...problem, start: span.start, end: span.end });

// ── sizes ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Another network that learns from a smaller one. Quantization has a teacher of its own size. */
function teacher(block: BlockResult, method: Method): Problem[] {
  const [own, other] = [numberAt(block, method.name === 'prune' ? 'result.active_params' : 'params'), numberAt(block, 'teacher_params')];
  const place = writtenAt(block, 'teacher');
  if (own === undefined || other === undefined || place === undefined || other >= own) return [];
  const student = method.name === 'distill' ? ownGiven(block, 'checkpoint')?.expr : undefined;
  return [
    withSpan(place, {
      kind: 'teacher-smaller',
      teacher: other,
      student: own,
      swap: student === undefined ? null : { first: student, second: place },
    }),
  ];
}

function rank(block: BlockResult, method: WordValue, context: RuleContext): Problem[] {
  const [size, width, place] = [argumentOf(method, 'rank'), context.number(block, 'model.hidden_size'), writtenAt(block, 'rank')];
  if (size === undefined || place === undefined || (size >= 1 && (width === undefined || size <= width))) return [];
  return [withSpan(place, { kind: 'adapter-rank', rank: size, width: width ?? null })];
}

function bits(block: BlockResult, method: WordValue, context: RuleContext): Problem[] {
  const [wanted, place] = [argumentOf(method, 'bits'), writtenAt(block, 'bits')];
  const draws = bitsBefore(context.reader(block));
  const before = draws === undefined ? undefined : median(draws);
  if (wanted === undefined || place === undefined || (wanted > 0 && (before === undefined || wanted <= before))) return [];
  return [withSpan(place, { kind: 'bits', bits: wanted, before: before ?? null })];
}

function pruned(block: BlockResult, method: WordValue, context: RuleContext): Problem[] {
  if (method.word !== 'prune') return [];
  const draws = totalBefore(context.reader(block))?.draws;
  const before = draws === undefined ? undefined : median(draws);
  const [left, removed] = [argumentOf(method, 'params'), argumentOf(method, 'share')];
  const [leftAt, removedAt] = [writtenAt(block, 'params'), writtenAt(block, 'share')];
  if (removed !== undefined && removedAt !== undefined && removed === 1)
    return [withSpan(removedAt, { kind: 'pruned-size', fault: 'all', left: 0, before: before ?? 0 })];
  if (left === undefined || leftAt === undefined || before === undefined || (left > 0 && left < before)) return [];
  return [withSpan(leftAt, { kind: 'pruned-size', fault: left <= 0 ? 'all' : 'none', left, before })];
}

// ── counts ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

function group(block: BlockResult, method: WordValue): Problem[] {
  const [size, place] = [argumentOf(method, 'group'), writtenAt(block, 'group')];
  return method.word !== 'grpo' || place === undefined || size === undefined || size >= 2 || size <= 0
    ? []
    : [withSpan(place, { kind: 'lonely-group', group: size })];
}

/** Counts of which at least one is needed. */
const counts = ['samples', 'group', 'epochs', 'students', 'width', 'depth', 'nodes'];

function nothing(block: BlockResult, method: WordValue): Problem[] {
  const found = counts.flatMap((name): Problem[] => {
    const place = writtenAt(block, name);
    return place !== undefined && argumentOf(method, name) === 0
      ? [withSpan(place, { kind: 'nothing-kept', property: name, repair: '1' })]
      : [];
  });
  const isKept = ownGiven(block, 'acceptance') === undefined || numberAt(block, 'acceptance') !== 0;
  return isKept ? found : [...found, at(block, 'acceptance', { kind: 'nothing-kept', property: 'acceptance', repair: '100%' })];
}

// ── choices ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What only methods that write answers read. */
const ofAnswers = ['prompts_per_step', 'output_tokens', 'trainers', 'asynchronous', 'verifier', 'rollouts'];
const pairs: readonly string[] = ['reward_model', 'dpo'];

const writesAnswers = ({ own, generation }: Method): boolean =>
  own?.some(({ of }) => of === 'rollouts') === true || generation !== undefined;

function unread(block: BlockResult, method: Method): Problem[] {
  if (writesAnswers(method)) return [];
  const isRead = (path: string): boolean => path === 'output_tokens' && pairs.includes(method.name);
  return ofAnswers
    .filter(path => !isRead(path))
    .flatMap((path): Problem[] => {
      const given = ownGiven(block, path);
      return given === undefined
        ? []
        : [
            at(block, path, {
              kind: 'not-of-method',
              property: path,
              method: method.name,
              item: { start: given.node.start, end: given.node.end },
            }),
          ];
    });
}

function trainers(block: BlockResult): Problem[] {
  const [own, all] = [numberAt(block, 'trainers'), numberAt(block, 'count')];
  if (own === undefined || all === undefined || ownGiven(block, 'trainers') === undefined || (own > 0 && own < all)) return [];
  return [at(block, 'trainers', { kind: 'no-generators', trainers: own, count: all })];
}

/** What a method cannot do without one of, with the one that is usual. */
const choices: Readonly<Record<string, { readonly names: readonly string[]; readonly usual: string }>> = {
  quantize: { names: ['to', 'bits'], usual: 'quantize(bits: 4)' },
  prune: { names: ['params', 'share'], usual: 'prune(share: 50%)' },
};

function undecided(block: BlockResult, method: WordValue): Problem[] {
  const choice = choices[method.word];
  const given = ownGiven(block, 'method');
  if (choice === undefined || given === undefined) return [];
  const made = choice.names.filter(name => method.args.has(name));
  const isOpen = made.length === 0 && !(method.word === 'prune' && ownGiven(block, 'model') !== undefined);
  const isSaidTwice = made.length > 1;
  if (!isOpen && !isSaidTwice) return [];
  const isBare = given.expr.kind !== 'call' || given.expr.args.length === 0;
  return [
    at(block, 'method', {
      kind: 'undecided-method',
      method: method.word,
      names: choice.names,
      twice: isSaidTwice,
      repair: isOpen && isBare ? choice.usual : null,
    }),
  ];
}
