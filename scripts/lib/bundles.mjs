/** What is bundled into dist, from where, for whom. */
import { inCheckout } from './places.mjs';
import { loadedWhenCalled, sharedFaces } from './bundle-parts.mjs';

/** Node.js of the oldest VS Code and of the oldest plain Node.js that are supported. */
const forNode = { platform: 'node', format: 'cjs', target: 'node20' };
/** The page of the preview panel runs in the Chromium of the oldest supported VS Code. */
const forPage = { platform: 'browser', format: 'iife', target: 'chrome122' };

/** Special functions for the beta distribution and for repeated sampling, a quarter of the engine; most plans have none. */
const betaQuantile = '@stdlib/stats-base-dists-beta-quantile';
const gammaRatio = '@stdlib/math-base-special-gamma-delta-ratio';
const logGamma = '@stdlib/math-base-special-gammaln';

/** Parts that the programs share. Each is read when something of it is first needed. */
const grammar = { from: 'grammar/src/index.ts', to: 'dist/scale-grammar.js', ...forNode };
const engine = { from: 'engine/src/index.ts', to: 'dist/scale-engine.js', ...forNode };
const beta = { from: `node_modules/${betaQuantile}`, to: 'dist/scale-beta.js', ...forNode };
const ratio = { from: `node_modules/${gammaRatio}`, to: 'dist/scale-gamma-ratio.js', ...forNode };
const gamma = { from: `node_modules/${logGamma}`, to: 'dist/scale-gamma.js', ...forNode };

/** Of these, the libraries for protocol and commands ask at the top of their files, for something that is rarely done. */
const rarelyCalled = { child_process: 'node:child_process', 'node:child_process': 'node:child_process', crypto: 'node:crypto' };

export const bundles = [
  { from: 'client/src/extension.ts', to: 'dist/extension.js', ...forNode, external: ['vscode'] },
  {
    from: 'server/src/node.ts',
    to: 'dist/scale-server.js',
    ...forNode,
    banner: { js: '#!/usr/bin/env node' },
    shares: [grammar, engine],
    whenCalled: rarelyCalled,
  },
  {
    from: 'cli/src/main.ts',
    to: 'dist/scale.js',
    ...forNode,
    banner: { js: '#!/usr/bin/env node' },
    shares: [grammar, engine],
    whenCalled: rarelyCalled,
  },
  {
    ...engine,
    shares: [grammar],
    whenCalled: { [betaQuantile]: './scale-beta.js', [gammaRatio]: './scale-gamma-ratio.js', [logGamma]: './scale-gamma.js' },
  },
  { from: 'fitting/src/thread.ts', to: 'dist/scale-fit.js', ...forNode, shares: [grammar] },
  grammar,
  beta,
  ratio,
  gamma,
  { from: 'client/webview/main.ts', to: 'dist/webview.js', ...forPage },
  { from: 'client/webview/panel.css', to: 'dist/webview.css', target: forPage.target },
];

/** The options esbuild gets for one bundle. */
export function bundleOptions({ from, to, shares = [], whenCalled = {}, ...target }, { sourceMaps }) {
  return {
    ...target,
    entryPoints: [inCheckout(from)],
    outfile: inCheckout(to),
    bundle: true,
    plugins: [sharedFaces(shares), loadedWhenCalled(whenCalled)],
    minify: !sourceMaps,
    sourcemap: sourceMaps,
    // A CommonJS copy inside a dual package would be bundled beside its ES-module twin; the latter also shakes better.
    mainFields: target.platform === 'node' ? ['module', 'main'] : undefined,
    legalComments: 'none',
    logLevel: 'warning',
  };
}
