/**
 * Builds dist: the extension, the language server, the command line and the page of the preview panel.
 * `--watch` builds again on every change; `--sourcemap` keeps names and source maps for the debugger.
 */
import fs from 'node:fs';
import esbuild from 'esbuild';
import { bundleOptions, bundles } from './lib/bundles.mjs';
import { buildGenerated } from './lib/generated.mjs';
import { inCheckout } from './lib/places.mjs';
import { say, secondsSince } from './lib/speech.mjs';

const watch = process.argv.includes('--watch');
const sourceMaps = watch || process.argv.includes('--sourcemap');

/** The root is an ES-module package; what is built for Node.js is CommonJS, so dist says so itself. */
function layOutDist() {
  fs.mkdirSync(inCheckout('dist'), { recursive: true });
  fs.writeFileSync(inCheckout('dist/package.json'), '{ "type": "commonjs" }\n');
}

async function watchBundles() {
  const contexts = await Promise.all(
    bundles.map(bundle => esbuild.context({ ...bundleOptions(bundle, { sourceMaps }), logLevel: 'info' })),
  );
  await Promise.all(contexts.map(context => context.watch()));
  say('Watching for changes; Ctrl-C ends it.');
}

/** esbuild has printed what is wrong, with place and line; a stack trace of this script would only hide it. */
async function buildOnce() {
  const results = await Promise.allSettled(bundles.map(bundle => esbuild.build(bundleOptions(bundle, { sourceMaps }))));
  const failed = results.filter(({ status }) => status === 'rejected').length;
  if (failed > 0) throw new Error(`${failed} of ${bundles.length} bundles failed.`);
}

const start = performance.now();
try {
  await buildGenerated();
  layOutDist();
  if (watch) await watchBundles();
  else await buildOnce();
  if (!watch) say(`Built dist (${bundles.length} bundles) in ${secondsSince(start)}.`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
