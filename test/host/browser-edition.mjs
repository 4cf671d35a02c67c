/** Runs the editor tests in the browser edition of VS Code. `SCALE_BROWSER` names the browser. Exit code 0 when all passed. */
import { format } from 'node:util';
import { root } from '../../scripts/lib/places.mjs';
import { windowAddress } from '../../scripts/lib/editor-server.mjs';
import { suiteFile } from './suite-environment.mjs';
import { openWorkbench } from './workbench.mjs';

const limitInMilliseconds = 900_000;

/** Lines of the workbench about itself: modules that exist on desktops only, its own connections and caches. */
const noise = new RegExp(
  [
    'spdlog',
    'native-watchdog',
    '^\\[Extension Host\\]',
    '^%c',
    'Creating a socket',
    'connection token',
    'remote agent',
    'additional builtin extensions',
    '^\\[Service Worker\\]',
    '^ChatSessionStore',
    'authentication provider',
    '^\\[reconnection',
    '^Creation of workbench',
  ].join('|'),
  'i',
);

/** The workbench reports through two functions of its window: lines of text, and at the end the exit code. */
async function runSuite({ page, server, workspace }) {
  let onTime;
  const exitCode = new Promise((resolve, reject) => {
    onTime = setTimeout(
      () => reject(new Error(`the editor tests gave no result within ${limitInMilliseconds / 1000} s`)),
      limitInMilliseconds,
    );
    page.on('crash', () => reject(new Error('the window of the editor crashed')));
    void page.exposeFunction('codeAutomationExit', resolve);
    void page.exposeFunction('codeAutomationLog', (type, pieces) => {
      const line = format(...pieces);
      if (!noise.test(line)) console.log(line);
    });
  });
  await page.goto(windowAddress(server, { folder: workspace.folder, extension: root, suite: suiteFile }));
  return exitCode.finally(() => clearTimeout(onTime));
}

let workbench;
try {
  workbench = await openWorkbench({ testDriver: true });
  process.exitCode = await runSuite(workbench);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await workbench?.close();
}
