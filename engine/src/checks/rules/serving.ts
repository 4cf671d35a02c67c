/** A service held against itself: does a copy of the model fit, are the counts counts, is what is asked for within reach? */
import { strategyNamed } from '../../methods/strategies.js';
import { generationAt, type Hardness } from '../../kinds/query.js';
import { drawsAt } from '../../kinds/served-model.js';
import { usableMemory } from '../../physics/serving/constants.js';
import { fewestAccelerators } from '../../physics/serving/memory.js';
import { summarize } from '../../draws/summary.js';
import type { BlockResult } from '../../graph/queries/results.js';
import { formatNumber } from '../../quantity/format.js';
import type { Problem } from '../../schema/problem.js';
import type { Reader } from '../../schema/value.js';
import { at, ownGiven, pointAt, type RuleContext } from './context.js';
import { demandApart } from './demand.js';
import { latencyMissed, noGain } from './latency.js';

export function serving(block: BlockResult, context: RuleContext): Problem[] {
  if (block.merged.ref.kind !== 'testtime' || block.merged.item.library) return [];
  const reader = context.reader(block);
  const hard: readonly Hardness[] = ['', 'hard_query.'];
  return [
    ...hard.flatMap(prefix => [...noVerifier(block, prefix), ...strategyCounts(block, prefix)]),
    ...counts(block),
    ...impossible(block),
    ...replicaTooSmall(block, reader),
    ...largeDraft(block, reader),
    ...beyondContext(block, reader),
    ...latencyMissed(block, reader),
    ...noGain(block, reader),
    ...demandApart(block, reader),
  ];
}

/** The call that stands at a path of the block's own text. */
function callAt(block: BlockResult, path: string) {
  const expr = ownGiven(block, path)?.expr;
  return expr?.kind === 'call' ? expr : undefined;
}

function noVerifier(block: BlockResult, prefix: Hardness): Problem[] {
  const [call, value] = [callAt(block, `${prefix}strategy`), block.known.get(`${prefix}strategy`)?.current];
  if (value?.kind !== 'word' || strategyNamed(value.word)?.needsVerifier !== true || value.args.has('verifier')) return [];
  const close = call?.close;
  if (call === undefined || close === undefined || call.args.some(({ name }) => name?.text === 'verifier')) return [];
  return [
    {
      kind: 'no-verifier',
      strategy: value.word,
      insertAt: close.start,
      isFirst: call.args.length === 0,
      start: call.callee.start,
      end: call.callee.end,
    },
  ];
}

const isCount = (value: number): boolean => Number.isInteger(value) && value >= 1;

const wholeNear = (value: number): string => String(Math.max(1, Math.ceil(value)));

function strategyCounts(block: BlockResult, prefix: Hardness): Problem[] {
  const [call, value] = [callAt(block, `${prefix}strategy`), block.known.get(`${prefix}strategy`)?.current];
  if (value?.kind !== 'word' || call === undefined) return [];
  return (strategyNamed(value.word)?.counts ?? []).flatMap((name): Problem[] => {
    const given = value.args.get(name);
    const written = call.args.find(each => each.name?.text === name)?.value;
    if (given?.kind !== 'number' || typeof given.draws !== 'number' || written === undefined || isCount(given.draws)) return [];
    const span = { start: written.start, end: written.end };
    return [{ kind: 'whole-count', what: name, value: given.draws, repair: wholeNear(given.draws), whole: span, ...span }];
  });
}

function counts(block: BlockResult): Problem[] {
  return ['speculative.tokens', 'batch', 'replica'].flatMap((path): Problem[] => {
    const [value, own] = [pointAt(block, path), ownGiven(block, path)];
    if (value === undefined || own === undefined || isCount(value)) return [];
    return [
      at(block, path, {
        kind: 'whole-count',
        what: path,
        value,
        repair: wholeNear(value),
        whole: { start: own.expr.start, end: own.expr.end },
      }),
    ];
  });
}

/** A value from which no fleet follows. */
function impossible(block: BlockResult): Problem[] {
  const least = {
    utilization: (value: number) => value > 0,
    peak_to_average: (value: number) => value >= 1,
    growth: (value: number) => value > 0,
  };
  return (Object.keys(least) as (keyof typeof least)[]).flatMap((property): Problem[] => {
    const known = block.known.get(property);
    if (known?.range == null || ownGiven(block, property) === undefined || least[property](known.range.p50)) return [];
    return [
      at(block, property, {
        kind: 'impossible-demand',
        property,
        text: property === 'utilization' ? '0 %' : String(Number(known.range.p50.toPrecision(3))),
      }),
    ];
  });
}

const middle = (reader: Reader, path: string): number | undefined => {
  const draws = drawsAt(reader, path);
  return draws === undefined ? undefined : summarize(draws).p50;
};

function replicaTooSmall(block: BlockResult, reader: Reader): Problem[] {
  const own = ownGiven(block, 'replica');
  const [count, weights, memory, nodeSize] = ['replica', 'weights', 'hardware.memory', 'hardware.gpus_per_node'].map(path =>
    middle(reader, path),
  );
  if (own === undefined || count === undefined || weights === undefined || memory === undefined || !(count >= 1)) return [];
  const batch = ownGiven(block, 'batch') === undefined ? null : (middle(reader, 'batch') ?? null);
  const caches = (batch ?? 1) * (middle(reader, 'cache_per_sequence') ?? 0);
  const [needs, has] = [weights + caches, usableMemory * count * memory];
  if (needs <= has) return [];
  const fewest = fewestAccelerators({ weights, caches, memory, nodeSize: Math.max(1, Math.round(nodeSize ?? 8)) }) ?? null;
  return [
    at(block, 'replica', {
      kind: 'replica-too-small',
      block: block.merged.ref.name,
      chip: nameAt(reader, 'hardware'),
      count,
      needs: formatNumber(needs, 'byte'),
      has: formatNumber(has, 'byte'),
      batch,
      fewest,
      value: { start: own.expr.start, end: own.expr.end },
    }),
  ];
}

function nameAt(reader: Reader, path: string): string {
  const value = reader.read(path);
  return value?.kind === 'block' ? value.block.name : 'accelerators';
}

function largeDraft(block: BlockResult, reader: Reader): Problem[] {
  const [draft, size] = [middle(reader, 'speculative.draft.active_params'), middle(reader, 'params')];
  if (draft === undefined || size === undefined || draft < size || ownGiven(block, 'speculative.draft') === undefined) return [];
  return [
    at(block, 'speculative.draft', {
      kind: 'large-draft',
      draft: nameAt(reader, 'speculative.draft'),
      draftSize: formatNumber(draft, 'params'),
      model: nameAt(reader, 'model'),
      modelSize: formatNumber(size, 'params'),
    }),
  ];
}

/** Told once: at the easy query, or at the hard one where only that is too long. */
function beyondContext(block: BlockResult, reader: Reader): Problem[] {
  const context = middle(reader, 'model.context');
  if (context === undefined) return [];
  for (const prefix of ['', 'hard_query.'] as const) {
    const generation = generationAt(reader, prefix);
    const longest = generation === undefined ? 0 : summarize(generation.longest).p50;
    const place = ['thinking', 'prompt_tokens', 'strategy', 'output_tokens']
      .map(path => prefix + path)
      .find(path => ownGiven(block, path) !== undefined);
    if (longest <= context || place === undefined || (prefix !== '' && reader.number('hard_query.share')?.draws === 0)) continue;
    return [
      at(block, place, {
        kind: 'beyond-context',
        longest: Math.round(longest),
        context,
        model: nameAt(reader, 'model'),
        query: prefix === '' ? 'easy' : 'hard',
        thinking: shorterThinking(block, reader, prefix, longest - context),
      }),
    ];
  }
  return [];
}

/** Thinking that fits, where there is one sequence of it and the rest leaves room. */
function shorterThinking(
  block: BlockResult,
  reader: Reader,
  prefix: Hardness,
  excess: number,
): { readonly most: number; readonly at: { readonly start: number; readonly end: number } } | null {
  const [own, thinking] = [ownGiven(block, `${prefix}thinking`), middle(reader, `${prefix}thinking`)];
  if (
    own === undefined ||
    thinking === undefined ||
    thinking <= excess ||
    ['budget_forcing', 'revision'].includes(reader.word(`${prefix}strategy`) ?? '')
  )
    return null;
  return { most: Math.floor(thinking - excess), at: { start: own.expr.start, end: own.expr.end } };
}
