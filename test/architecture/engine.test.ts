/** Inside grammar and engine: the order of the folders, no circles, and nothing of the world outside. */
import assert from 'node:assert/strict';
import ts from 'typescript';
import { eachNode, sourceFolders, sourcesIn, type Source } from './sources.js';

/** Each folder imports only folders above it, and files of its own. */
const order = [
  'quantity',
  'tables',
  'draws',
  'schema',
  'physics',
  'config',
  'laws',
  'methods',
  'kinds',
  'vocabulary.ts',
  'names',
  'graph/expressions',
  'graph/queries',
  'graph/derive',
  'graph/variants',
  'graph',
  'curves',
  'checks',
];

/** Records that travel between all of them: types only, so they may be named anywhere as types. */
const contracts = [
  'estimate.ts',
  'diagnostic.ts',
  'analysis.ts',
  'curves/types.ts',
  'schema/types.ts',
  'schema/value.ts',
  'draws/arithmetic.ts',
  'laws/fit/types.ts',
];

describe('the engine', () => {
  it('imports in the order of its stages', () => {
    assert.deepEqual(sourcesIn('engine/src').flatMap(againstTheOrder), []);
  });

  it('knows no folder that the order does not name', () => {
    const folders = new Set(
      sourcesIn('engine/src')
        .map(({ file }) => stageOf(file))
        .filter(stage => !stage.endsWith('.ts')),
    );
    assert.deepEqual(
      [...folders].filter(folder => !order.includes(folder)),
      [],
    );
  });

  for (const folder of ['grammar/src', 'engine/src']) {
    it(`${folder} touches nothing outside itself`, () => {
      assert.deepEqual(sourcesIn(folder).flatMap(outsideWorld), []);
    });
  }
});

describe('imports', () => {
  it('make no circle in any folder', () => {
    assert.deepEqual(circles(sourceFolders.flatMap(sourcesIn)), []);
  });
});

/** The longest part of the path below engine/src that the order names: a folder, or a file of the root. */
function stageOf(file: string): string {
  const [folder, inner] = file.slice('engine/src/'.length).split('/') as [string, string | undefined];
  return inner !== undefined && order.includes(`${folder}/${inner}`) ? `${folder}/${inner}` : folder;
}

function againstTheOrder({ file, imports }: Source): string[] {
  const place = order.indexOf(stageOf(file));
  // Files of the root bring the stages together; they may import all of them.
  if (place < 0) return [];
  return imports
    .filter(({ target, own, typeOnly }) => {
      if (!own || !target.startsWith('engine/src/')) return false;
      if (typeOnly && contracts.includes(target.slice('engine/src/'.length))) return false;
      const other = order.indexOf(stageOf(target));
      return other < 0 || other > place;
    })
    .map(({ target }) => `${file} imports ${target}`);
}

const worldly = new Set([
  'console',
  'process',
  'globalThis',
  'window',
  'document',
  'fetch',
  'performance',
  'crypto',
  'require',
  'localStorage',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
]);
const worldlyMembers = new Set(['Date.now', 'Math.random']);

function outsideWorld({ file, tree }: Source): string[] {
  const found: string[] = [];
  eachNode(tree, node => {
    const name = worldlyName(node);
    if (name !== undefined) found.push(`${file}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1} uses ${name}`);
  });
  return found;
}

function worldlyName(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node) && worldlyMembers.has(node.getText())) return node.getText();
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) return 'the clock';
  if (!ts.isIdentifier(node) || !worldly.has(node.text)) return undefined;
  const { parent } = node;
  const reads =
    (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent) || ts.isCallExpression(parent)) &&
    parent.expression === node;
  return reads ? node.text : undefined;
}

/** Every circle once, as the files along it. Imports of types are gone when a file runs and make none. */
function circles(sources: readonly Source[]): string[] {
  const targets = new Map(
    sources.map(({ file, imports }) => [file, imports.filter(({ own, typeOnly }) => own && !typeOnly).map(({ target }) => target)]),
  );
  const state = new Map<string, 'open' | 'done'>();
  const found: string[] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      found.push([...trail.slice(trail.indexOf(file)), file].join(' -> '));
      return;
    }
    state.set(file, 'open');
    for (const target of targets.get(file) ?? []) visit(target, [...trail, file]);
    state.set(file, 'done');
  };
  for (const file of targets.keys()) visit(file, []);
  return found;
}
