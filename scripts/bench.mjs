/**
 * Measures how fast the project is, each figure beside its floor on the same machine in the same run. Figures are for people: nothing fails
 * here because a machine is busy. It measures dist as it lies there: `npm run build` first. Parts can be named: `npm run bench -- parse
 * server`.
 */
import { spawnSync } from 'node:child_process';
import os from 'node:os';
import { fileURLToPath } from 'node:url';
import { benchCurves } from './bench/curves.mjs';
import { benchDraws } from './bench/draws.mjs';
import { loadSources } from './bench/load-sources.mjs';
import { benchParse } from './bench/parse.mjs';
import { benchServer } from './bench/server.mjs';
import { benchSizes } from './bench/sizes.mjs';
import { say } from './lib/speech.mjs';

/** The memory that the extension gives the server is part of how fast it is: everything here is measured with it. */
const { nodeFlags } = await loadSources('client', 'src/node-flags.ts');

const parts = {
  parse: async () => benchParse(await loadSources('grammar')),
  draws: async () => benchDraws(await loadSources('engine')),
  curves: async () =>
    benchCurves({
      ...(await loadSources('engine')),
      ...(await loadSources('engine', 'src/curves/index.ts')),
      ...(await loadSources('grammar')),
    }),
  server: benchServer,
  sizes: benchSizes,
};

const asked = process.argv.slice(2);
const isFlagged = nodeFlags.every(flag => process.execArgv.includes(flag));
const unknown = asked.filter(name => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  console.error(`No part is called ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}.`);
  process.exitCode = 2;
} else if (!isFlagged) {
  const { status } = spawnSync(process.execPath, [...nodeFlags, fileURLToPath(import.meta.url), ...asked], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
} else {
  say(
    `Node.js ${process.version} ${nodeFlags.join(' ')} on ${os.cpus()[0]?.model ?? 'an unknown processor'}, ${os.availableParallelism()} cores`,
  );
  for (const name of asked.length > 0 ? asked : Object.keys(parts)) await measurePart(name);
}

/** A part that cannot be measured, because something is not built, must not keep the others from being measured. */
async function measurePart(name) {
  try {
    await parts[name]();
  } catch (error) {
    say(`${name} could not be measured: ${error.message}`);
    process.exitCode = 1;
  }
}
