/** What the extension host calls: runs every test file beside this one with mocha. */
import { readdirSync } from 'node:fs';
import path from 'node:path';

/**
 * Resolves when every test passed.
 * @throws when one failed: the host turns that into the exit code of the run
 */
export async function run(): Promise<void> {
  // Mocha is an ES module; the host loads this file as CommonJS, where only a dynamic import reaches it.
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({ ui: 'bdd', timeout: 180_000, color: false, reporter: 'spec' });
  // The bundle is CommonJS, so its folder has this name; the module syntax of the source is gone by then.
  for (const name of readdirSync(__dirname).filter(file => file.endsWith('.test.cjs'))) mocha.addFile(path.join(__dirname, name));
  const failures = await new Promise<number>(resolve => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} editor tests failed`);
}
