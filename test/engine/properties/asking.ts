/** Values asked for one by one, in an order of one's own. */
import assert from 'node:assert/strict';
import { parseExpression } from '../../../grammar/src/index.js';
import { vocabulary } from '../../../engine/src/index.js';
import type { Analysis, BlockEstimates } from '../../../engine/src/index.js';
import { createUniverse } from '../../../engine/src/graph/answers.js';
import type { KnownInput } from '../../../engine/src/graph/queries/known.js';
import { lookup } from '../../../engine/src/graph/queries/lookup.js';
import { World } from '../../../engine/src/names/world.js';
import { library, plainBlock, plainEstimate } from '../support/plan.js';
import { settings } from './plans.js';

const main = 'plan.scale';

/** A session that has answered nothing yet, and one question to it. */
export function untouched(text: string, samples = settings.samples): (path: string) => object {
  const world = new World(main, new Map([[main, { text }]]), { ...library });
  const universe = createUniverse({
    world,
    vocabulary,
    seed: 1,
    samples,
    overrides: new Map(),
    earlier: [],
    shouldStop: () => false,
    scenario: () => undefined,
  });
  return path => {
    const tree = parseExpression(path).value;
    assert.ok(tree?.kind === 'reference', path);
    const inputs: KnownInput[] = [];
    lookup(tree, undefined, { universe, file: main, own: undefined, inputs, report: () => undefined });
    assert.ok(inputs.length > 0, `nothing stands at ${path}`);
    return plainEstimate(inputs.at(-1)!.known);
  };
}

const pathsOf = (block: BlockEstimates): readonly string[] => [
  ...[...block.estimates.keys()].map(path => `${block.name}.${path}`),
  ...block.phases.flatMap(pathsOf),
];

export const allPaths = (analysis: Analysis): readonly string[] => [...analysis.blocks.flatMap(pathsOf), ...analysis.lets.keys()];

/** All values, whatever the order of the file. */
export const byName = (analysis: Analysis): object => {
  const blocks = analysis.blocks.map(block => [block.name, plainBlock(block)] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  const lets = [...analysis.lets].map(([name, estimate]) => [name, plainEstimate(estimate)] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  return { blocks, lets };
};
