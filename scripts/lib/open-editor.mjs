/** Opens the examples with the extension: in the user's VS Code when its command is there, else in the browser edition. */
import path from 'node:path';
import { ToolUnavailable } from './cached-tool.mjs';
import { installPackage, profileIn, startEditorServer, windowAddress } from './editor-server.mjs';
import { packageExtension } from './package-extension.mjs';
import { cacheFolder, inCheckout, root } from './places.mjs';
import { isFile, onPath, run } from './run.mjs';
import { say } from './speech.mjs';

/** Exit code 0 when an editor was opened (and, in the browser edition, closed by Ctrl-C). */
export async function openInEditor() {
  const code = desktopCommand();
  if (code) return openDesktop(code);
  try {
    return await openBrowserEdition();
  } catch (error) {
    console.error(`\nThe editor could not be opened: ${error.message}\n${otherWays}`);
    return error instanceof ToolUnavailable ? 0 : 1;
  }
}

/** The command of the user's VS Code. On macOS the application carries it, and few people put it on the PATH. */
const desktopCommand = () => onPath('code') ?? ['/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code'].find(isFile);

const otherWays = [
  'What works without it:',
  '  npm run package, then in your own VS Code "Extensions: Install from VSIX…" and open the folder examples;',
  '  node dist/scale.js --help for the command line.',
].join('\n');

async function openDesktop(code) {
  say('\nOpening the examples in VS Code.');
  return (await run(code, [`--extensionDevelopmentPath=${root}`, inCheckout('examples')])).code;
}

async function openBrowserEdition() {
  say('\nNo VS Code was found on this machine, so the browser edition of VS Code is used.');
  const profile = profileIn(path.join(cacheFolder(), 'editor-profile'));
  await installExtension(profile);
  const server = await startEditorServer(profile);
  say(`\nThe examples are open at\n\n  ${windowAddress(server, { folder: inCheckout('examples') })}\n`);
  say('Put the address into a browser on this machine. Ctrl-C ends the editor.');
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, server.stop);
  await server.ended;
  say('The editor has ended.');
  return 0;
}

async function installExtension(profile) {
  const packed = await packageExtension();
  if (packed.problem) throw new Error(`the extension could not be packed:\n${packed.problem}`);
  await installPackage(profile, packed.file);
}
