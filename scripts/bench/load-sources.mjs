/** Parts of the project as they ship: bundled and minified, but callable. */
import esbuild from 'esbuild';
import { inCheckout } from '../lib/places.mjs';

/** Some dependencies are CommonJS and ask for modules of Node.js. */
const requireForDependencies = `import { createRequire } from 'node:module'; const require = createRequire(${JSON.stringify(inCheckout('package.json'))});`;

/** @param {'grammar' | 'engine' | 'client'} part  @param entry the file whose exports are wanted: the public face without */
export async function loadSources(part, entry = 'src/index.ts') {
  const { outputFiles } = await esbuild.build({
    entryPoints: [inCheckout(part, entry)],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
    banner: { js: requireForDependencies },
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
