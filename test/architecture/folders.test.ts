/** Which folder may import what: the table of docs/architecture.md, as a test. */
import assert from 'node:assert/strict';
import { packageName, sourceFolders, sourcesIn, type Import, type Source } from './sources.js';

interface Allowed {
  /** Own folders. */
  readonly folders: readonly string[];
  /** Own files or folders of which only types may be taken. */
  readonly types?: readonly string[];
  readonly packages: readonly string[];
  /** Modules of Node.js. */
  readonly node?: boolean;
}

/** Formatting of numbers is one for all surfaces, so those that draw may take it from the engine; they take no formula. */
const numberFormats = 'engine/src/quantity/format.ts';
const protocol = 'server/src/protocol.ts';

const table: Readonly<Record<(typeof sourceFolders)[number], Allowed>> = {
  'grammar/src': { folders: [], packages: ['chevrotain'] },
  'engine/src': {
    folders: ['grammar/src'],
    packages: [
      '@stdlib/math-base-special-gamma-delta-ratio',
      '@stdlib/math-base-special-gammaln',
      '@stdlib/stats-base-dists-beta-quantile',
      '@stdlib/stats-base-dists-normal-quantile',
      'papaparse',
    ],
  },
  'chart/scene': { folders: [numberFormats], types: ['engine/src'], packages: ['d3-scale', 'd3-shape'] },
  'chart/mount': { folders: ['chart/scene', numberFormats], types: ['engine/src'], packages: [] },
  'fitting/src': { folders: ['engine/src/laws/fit'], node: true, packages: [] },
  'server/src': {
    folders: ['grammar/src', 'engine/src', 'fitting/src'],
    node: true,
    packages: ['vscode-languageserver', 'vscode-languageserver-textdocument', 'vscode-uri'],
  },
  'cli/src': { folders: ['grammar/src', 'engine/src', 'chart/scene', 'fitting/src'], node: true, packages: ['commander', 'picocolors'] },
  'client/src': {
    folders: [numberFormats],
    types: [protocol, 'engine/src/curves'],
    node: true,
    packages: ['vscode', 'vscode-languageclient'],
  },
  'client/webview': {
    folders: ['chart/scene', 'chart/mount', numberFormats],
    types: [protocol, 'engine/src'],
    packages: ['@vscode/webview-ui-toolkit'],
  },
};

describe('the folders', () => {
  for (const folder of sourceFolders) {
    it(`${folder} imports only what its row allows`, () => {
      const sources = sourcesIn(folder);
      assert.ok(sources.length > 0, `${folder} has no sources`);
      assert.deepEqual(
        sources.flatMap(source => forbidden(source, folder)),
        [],
      );
    });
  }

  it('only one module knows the toolkit of the panel', () => {
    const importers = sourceFolders
      .flatMap(sourcesIn)
      .filter(({ imports }) => imports.some(({ target }) => target.startsWith('@vscode/webview-ui-toolkit')));
    assert.deepEqual(
      importers.map(({ file }) => file),
      ['client/webview/controls.ts'],
    );
  });
});

function forbidden({ file, imports }: Source, folder: keyof typeof table): string[] {
  return imports.filter(each => !isAllowed(each, folder)).map(({ target }) => `${file} imports ${target}`);
}

function isAllowed({ target, own, typeOnly }: Import, folder: keyof typeof table): boolean {
  const { folders, types = [], packages, node = false } = table[folder];
  const inside = (places: readonly string[]): boolean => places.some(place => target === place || target.startsWith(`${place}/`));
  if (own) return inside([folder, ...folders]) || (typeOnly && inside(types)) || isGeneratedIndex(target);
  return target.startsWith('node:') ? node : packages.includes(packageName(target));
}

/** The index of the library is data that is built, not a module of another folder. */
function isGeneratedIndex(target: string): boolean {
  return target === 'library/index.json';
}
