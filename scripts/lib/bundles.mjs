/** What is bundled into dist, from where, for whom. */
import { inCheckout } from './places.mjs';

/** Node.js of the oldest VS Code and of the oldest plain Node.js that are supported. */
const forNode = { platform: 'node', format: 'cjs', target: 'node20' };
/** The page of the preview panel runs in the Chromium of the oldest supported VS Code. */
const forPage = { platform: 'browser', format: 'iife', target: 'chrome122' };

export const bundles = [
  { from: 'client/src/extension.ts', to: 'dist/extension.js', ...forNode, external: ['vscode'] },
  { from: 'server/src/node.ts', to: 'dist/scale-server.js', ...forNode, banner: { js: '#!/usr/bin/env node' } },
  { from: 'cli/src/main.ts', to: 'dist/scale.js', ...forNode, banner: { js: '#!/usr/bin/env node' } },
  { from: 'client/webview/main.ts', to: 'dist/webview.js', ...forPage },
  { from: 'client/webview/panel.css', to: 'dist/webview.css', target: forPage.target },
];

/** The options esbuild gets for one bundle. */
export function bundleOptions({ from, to, ...target }, { sourceMaps }) {
  return {
    ...target,
    entryPoints: [inCheckout(from)],
    outfile: inCheckout(to),
    bundle: true,
    minify: !sourceMaps,
    sourcemap: sourceMaps,
    // A CommonJS copy inside a dual package would be bundled beside its ES-module twin; the latter also shakes better.
    mainFields: target.platform === 'node' ? ['module', 'main'] : undefined,
    legalComments: 'none',
    logLevel: 'warning',
  };
}
