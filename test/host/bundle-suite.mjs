/**
 * Bundles each file of test/suite for the extension host. The host loads a suite as CommonJS, and `vscode` exists only inside it;
 * mocha stays outside, so that the suite and the test files share one copy.
 */
import fs from 'node:fs';
import path from 'node:path';
import esbuild from 'esbuild';
import { inCheckout } from '../../scripts/lib/places.mjs';

const from = inCheckout('test/suite');
const to = inCheckout('out/suite');

fs.rmSync(to, { recursive: true, force: true });
await esbuild.build({
  entryPoints: fs
    .readdirSync(from)
    .filter(name => /^index\.ts$|\.test\.ts$/.test(name))
    .map(name => path.join(from, name)),
  outdir: to,
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  sourcemap: true,
  external: ['vscode', 'mocha'],
  logLevel: 'warning',
});
