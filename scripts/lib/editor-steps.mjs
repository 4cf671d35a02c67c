/** The steps that need an editor: the suite inside the extension host, and the installed package on the screen. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { editorServerScript } from './editor-edition.mjs';
import { packageExtension } from './package-extension.mjs';
import { cacheFolder, inCheckout, root } from './places.mjs';
import { onPath, run, runNode } from './run.mjs';
import { lastLines, say, withProgress } from './speech.mjs';
import { mocha } from './test-steps.mjs';
import { ofMocha, oneFailed } from './tally.mjs';

/**
 * Runs the suite: in VS Code for the desktop where it can be had, else in the browser edition from npm. One suite for both.
 * `SCALE_TEST_EDITOR` set to `desktop` or `npm` decides without asking.
 * @throws {import('./cached-tool.mjs').ToolUnavailable} when neither can be had
 */
export async function editorTests(browser) {
  const bundling = await runNode(inCheckout('test/host/bundle-suite.mjs'), [], { cwd: root });
  if (bundling.code !== 0) return oneFailed;
  const reason = await whyNoDesktop();
  if (reason === undefined) return ofMocha(await runOnDesktop());
  say(`Editor: the browser edition from npm (${reason}).`);
  await editorServerScript();
  return ofMocha(await runNode(inCheckout('test/host/browser-edition.mjs'), [], { cwd: root, environment: { SCALE_BROWSER: browser } }));
}

/** Packs the extension, installs the package in the browser edition and looks at the screen. */
export async function packageTests(browser) {
  await editorServerScript();
  const packed = await packageExtension(inCheckout('out/tested.vsix'));
  if (packed.problem) {
    console.error(packed.problem);
    return oneFailed;
  }
  const environment = { SCALE_BROWSER: browser, SCALE_PACKAGE: packed.file };
  return ofMocha(await mocha(['--no-config', '--timeout', '180000', 'test/host/packaged.test.mjs'], environment));
}

/** Why VS Code for the desktop is not used, or undefined when it is there. */
async function whyNoDesktop() {
  const wish = process.env.SCALE_TEST_EDITOR;
  if (wish === 'npm') return 'SCALE_TEST_EDITOR asks for it';
  if (needsScreen() && !onPath('xvfb-run')) return 'there is no screen and no xvfb-run for VS Code on the desktop';
  if (wish !== 'desktop' && !(await downloadsReachable())) return 'VS Code for the desktop cannot be downloaded here';
  try {
    await withProgress('Fetching VS Code for the desktop, unless it is in the cache', downloadDesktop);
    return undefined;
  } catch (error) {
    return `VS Code for the desktop could not be downloaded: ${lastLines(error.message, 1)}`;
  }
}

const needsScreen = () => process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;

/** A machine without internet access answers at once or never: four seconds decide. */
async function downloadsReachable() {
  try {
    return (await fetch('https://update.code.visualstudio.com/api/releases/stable', { signal: AbortSignal.timeout(4000) })).ok;
  } catch {
    return false;
  }
}

async function downloadDesktop() {
  const { downloadAndUnzipVSCode } = createRequire(import.meta.url)('@vscode/test-electron');
  await downloadAndUnzipVSCode({
    version: process.env.SCALE_VSCODE_VERSION ?? 'stable',
    cachePath: path.join(cacheFolder(), 'vscode-desktop'),
  });
}

function runOnDesktop() {
  const script = inCheckout('test/host/desktop.mjs');
  if (needsScreen()) return run('xvfb-run', ['-a', process.execPath, script], { cwd: root });
  return runNode(script, [], { cwd: root });
}
