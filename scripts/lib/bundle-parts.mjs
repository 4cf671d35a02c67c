/** How bundles share parts instead of copying them, and read some only when they are called. */
import path from 'node:path';
import { inCheckout } from './places.mjs';

/**
 * What a program imports from the face of a part (`engine/src/index.ts`) comes from that part's own bundle beside it.
 * @param {readonly { from: string, to: string }[]} parts
 */
export function sharedFaces(parts) {
  const bundleOf = new Map(parts.map(({ from, to }) => [inCheckout(from), `./${path.basename(to)}`]));
  return {
    name: 'shared faces',
    setup(build) {
      build.onResolve({ filter: /\/src\/index\.js$/ }, ({ path: specifier, resolveDir }) => {
        const bundle = bundleOf.get(path.resolve(resolveDir, specifier).replace(/\.js$/, '.ts'));
        return bundle === undefined ? undefined : { path: bundle, external: true };
      });
    },
  };
}

/**
 * Modules whose functions are asked for only when one is called, where the import stands at the top of a file: a proxy takes their place.
 * @param {Readonly<Record<string, string>>} modules what is really loaded, by the name it is imported under
 */
export function loadedWhenCalled(modules) {
  return {
    name: 'loaded when called',
    setup(build) {
      const names = Object.keys(modules);
      if (names.length === 0) return;
      build.onResolve({ filter: new RegExp(`^(?:${names.join('|')})$`) }, ({ path: name }) => ({ path: name, namespace: 'when-called' }));
      build.onLoad({ filter: /.*/, namespace: 'when-called' }, ({ path: name }) => ({
        contents: proxyFor(modules[name]),
        resolveDir: inCheckout(),
      }));
      build.onResolve({ filter: /.*/, namespace: 'when-called' }, ({ path: target }) => ({ path: target, external: true }));
    },
  };
}

const proxyFor = target => `
  let loaded;
  const load = () => (loaded ??= require(${JSON.stringify(target)}));
  module.exports = new Proxy(function () {}, { get: (_, name) => load()[name], apply: (_, self, given) => load().apply(self, given) });
`;
