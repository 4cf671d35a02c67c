/**
 * Blocks from their givens to their answers: one alone, or several that read each other. What a block may do is ranked by how little it
 * presumes. First formulas whose property nothing else can give. Then defaults of blocks that wait for nothing; of those that wait, first
 * for properties that nothing still to come can give, and only when all of them stand still for the others. All blocks of a circle move at
 * once and see what the others had settled before, so it matters neither in which order they stand nor which was asked.
 */
import type { Merged } from '../../names/merge.js';
import type { KindSpec } from '../../schema/types.js';
import type { Known } from '../queries/known.js';
import { notGiven } from '../queries/questions.js';
import type { BlockInWork, BlockResult } from '../queries/results.js';
import type { Universe } from '../queries/world-context.js';
import { BlockDerivation } from './block.js';
import { finish, unknownAt } from './finish.js';
import { completeRun, nestedPhases } from './phases.js';
import { noteCircles } from './rounds.js';

export type MergedOfKind = Merged & { readonly spec: KindSpec };

/** One block that no other one waits for. */
export function deriveBlock(universe: Universe, merged: MergedOfKind): BlockResult {
  const work = new BlockWork(universe, merged, false);
  deriveAll([work], () => undefined);
  return work.result();
}

/** Blocks that read each other; `show` makes what they have settled readable. */
export function deriveCircle(
  universe: Universe,
  blocks: readonly MergedOfKind[],
  show: (settled: readonly BlockInWork[]) => void,
): readonly BlockResult[] {
  const works = blocks.map(merged => new BlockWork(universe, merged, true));
  deriveAll(works, () => {
    for (const work of works) work.publish();
    show(works);
  });
  return works.map(work => work.result());
}

function deriveAll(works: readonly BlockWork[], publish: () => void): void {
  for (;;) {
    publish();
    if (some(works, work => work.beginNext())) continue;
    const active = works.flatMap(work => work.active);
    if (active.length === 0) return;
    if (some(active, block => block.propagate())) continue;
    if (
      some(
        active.filter(block => !block.waits),
        block => block.takeDefault() || endAlone(block),
      )
    )
      continue;
    if (some(active, block => block.takeDefault())) continue;
    if (some(active, block => block.fireForeseen())) continue;
    if (some(active, block => block.takeDefault(true))) continue;
    giveUp(active, publish);
  }
}

/** Every one of them makes its move, so that none comes first. */
const some = <T>(all: readonly T[], move: (each: T) => boolean): boolean => all.map(move).includes(true);

/** A block that waits for no other one: givens that wait all the same wait for each other, or for what nothing gives. */
function endAlone(block: BlockDerivation): boolean {
  if (block.waiting.size > 0) noteCircles([block]);
  block.end();
  return true;
}

/** Nothing moves any more: what is still waited for is on a circle, or rests on what is. */
function giveUp(active: readonly BlockDerivation[], publish: () => void): void {
  noteCircles(active);
  for (const block of active) block.ended = true;
  publish();
  for (const block of active) block.end();
}

/** A block with its nested phases, which come after it. */
class BlockWork implements BlockInWork {
  readonly inWork = true;
  private readonly own: BlockDerivation;
  private nested: ReadonlyMap<string, BlockDerivation> | undefined;
  private complete = false;
  /** What each of them had settled when the blocks of the circle last moved. */
  private readonly published = new Map<BlockDerivation, { readonly known: ReadonlyMap<string, Known>; readonly ended: boolean }>();
  private wasComplete = false;

  constructor(universe: Universe, merged: MergedOfKind, inCircle: boolean) {
    this.own = new BlockDerivation(universe, merged, merged.spec, inCircle);
  }

  get active(): readonly BlockDerivation[] {
    return [this.own, ...(this.nested?.values() ?? [])].filter(block => !block.ended);
  }

  /** What follows when all parts under way are done: the nested phases, then the sums over them. */
  beginNext(): boolean {
    if (this.complete || this.active.length > 0) return false;
    if (this.nested === undefined && this.own.merged.phases.size > 0) {
      this.nested = nestedPhases(this.own);
      return true;
    }
    if (this.nested !== undefined) completeRun(this.own, this.nested);
    this.complete = true;
    return true;
  }

  publish(): void {
    for (const block of [this.own, ...(this.nested?.values() ?? [])])
      this.published.set(block, { known: new Map(block.known), ended: block.ended });
    this.wasComplete = this.complete;
  }

  settled(path: string, phase: string | undefined): Known | undefined {
    const block = phase === undefined ? this.own : this.nested?.get(phase);
    const shown = block === undefined ? undefined : this.published.get(block);
    if (block === undefined || shown === undefined || (!this.wasComplete && this.dependsOnParts(path, phase))) return undefined;
    const known = shown.known.get(path);
    if (known !== undefined || !shown.ended) return known;
    const property = block.spec.properties.find(each => each.path === path);
    return property === undefined || property.how === 'given' ? notGiven(block.self, path) : unknownAt(block, property);
  }

  /** Before the sums are made, a value of a run with parts is not the last one. */
  private dependsOnParts(path: string, phase: string | undefined): boolean {
    const { merged, spec } = this.own;
    if (merged.phases.size === 0 || merged.givens.has(path)) return false;
    const nested = spec.properties.find(property => property.path === path)?.nested;
    return phase === undefined
      ? nested === 'adds-up' || nested === 'at-the-end' || nested === 'of-the-whole' || path === 'finish'
      : nested === 'at-the-end';
  }

  result(): BlockResult {
    return finish(this.own, new Map([...(this.nested ?? [])].map(([name, block]) => [name, finish(block, new Map())])));
  }
}
