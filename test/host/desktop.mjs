/** Runs the editor tests in VS Code for the desktop, which @vscode/test-electron downloads into the cache. Exit code 0 when all passed. */
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { cacheFolder, root } from '../../scripts/lib/places.mjs';
import { calmSettings, temporaryProfile } from '../../scripts/lib/editor-server.mjs';
import { suiteFile, temporaryWorkspace } from './suite-environment.mjs';

const workspace = temporaryWorkspace();
const profile = temporaryProfile(calmSettings);
try {
  await runTests({
    version: process.env.SCALE_VSCODE_VERSION ?? 'stable',
    cachePath: path.join(cacheFolder(), 'vscode-desktop'),
    extensionDevelopmentPath: root,
    extensionTestsPath: suiteFile,
    launchArgs: [
      workspace.folder,
      '--disable-extensions',
      '--disable-workspace-trust',
      `--user-data-dir=${path.join(profile.folder, 'user-data')}`,
      `--extensions-dir=${path.join(profile.folder, 'extensions')}`,
    ],
  });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  workspace.remove();
  profile.remove();
}
