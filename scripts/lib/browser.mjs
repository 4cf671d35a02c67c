/** A browser for the tests: the machine's own when there is one, else a Chromium from npm in the cache. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cachedTool, ToolUnavailable } from './cached-tool.mjs';
import { isFile, onPath, runNode } from './run.mjs';
import { lastLines } from './speech.mjs';

const namesOnPath = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'chrome',
  'msedge',
];

/** Where installers of the three platforms put browsers without telling the PATH. */
function usualPlaces() {
  const programs = [process.env.ProgramFiles, process.env['ProgramFiles(x86)'], process.env.LOCALAPPDATA].filter(Boolean);
  const places = {
    win32: programs.flatMap(folder => [
      path.join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      path.join(folder, 'Chromium', 'Application', 'chrome.exe'),
      path.join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]),
    darwin: ['/Applications', path.join(os.homedir(), 'Applications')].flatMap(folder =>
      ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(name => path.join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
    ),
    linux: ['/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge', '/snap/bin/chromium', '/usr/lib/chromium/chromium'],
  };
  return places[process.platform] ?? [];
}

/** Path of a browser on this machine, or undefined. `SCALE_BROWSER` names one and wins. */
export function findBrowser() {
  if (process.env.SCALE_BROWSER) return process.env.SCALE_BROWSER;
  for (const name of namesOnPath) {
    const found = onPath(name);
    if (found) return found;
  }
  return usualPlaces().find(isFile);
}

/**
 * Path of a browser, fetched from npm when the machine has none.
 * @throws {ToolUnavailable} where the npm package has no binary for this platform, or cannot be installed
 */
export async function resolveBrowser() {
  return findBrowser() ?? (await browserFromNpm());
}

/** Path of the Chromium that npm carries (Linux on x64 only). */
export async function browserFromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new ToolUnavailable('no Chrome, Chromium or Edge was found, and npm carries one for Linux on x64 only');
  }
  const folder = await cachedTool({
    name: '@sparticuz/chromium',
    version: '143.0.4',
    title: 'a Chromium browser, about 270 MB',
    finish: unpackBrowser,
  });
  return path.join(folder, launcher);
}

const launcher = 'chromium.sh';

/**
 * The package unpacks itself into the folder for temporary files, which is set to our own. A bare machine lacks libraries,
 * and the package brings them for the one system it was made for: naming that system unpacks them too.
 */
async function unpackBrowser(folder) {
  const unpacked = path.join(folder, 'unpacked');
  fs.mkdirSync(unpacked);
  const script = path.join(folder, 'unpack.mjs');
  fs.writeFileSync(script, "import chromium from '@sparticuz/chromium';\nawait chromium.executablePath();\n");
  const environment = { TMPDIR: unpacked, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
  const { code, output } = await runNode(script, [], { cwd: folder, quiet: true, environment });
  if (code !== 0 || !isFile(path.join(unpacked, 'chromium'))) throw new Error(`the browser could not be unpacked:\n${lastLines(output)}`);
  fs.writeFileSync(path.join(folder, launcher), launcherText, { mode: 0o755 });
}

/** One path must be enough to start the browser, so its surroundings are set by a launcher. A machine's own fonts are preferred. */
const launcherText = `#!/bin/sh
here=$(cd "$(dirname "$0")" && pwd)/unpacked
export LD_LIBRARY_PATH="$here/al2023/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_PATH="$here/fonts"
exec "$here/chromium" "$@"
`;
