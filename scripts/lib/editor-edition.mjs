/** The browser edition of VS Code, as the npm package code-server carries it: a real workbench and extension host without a desktop. */
import fs from 'node:fs';
import path from 'node:path';
import { cachedTool, npmInstall } from './cached-tool.mjs';

/** Each release runs on one line of Node.js only: the newest that fits is pinned per line, oldest line first. */
const releases = [
  { fromNode: 20, version: '4.100.3' },
  { fromNode: 22, version: '4.117.0' },
  { fromNode: 24, version: '4.139.1' },
];

/**
 * The release for a major version of Node.js, or undefined below the first line.
 * @param {number} nodeMajor
 */
export function editorVersion(nodeMajor = Number.parseInt(process.versions.node, 10)) {
  return releases.findLast(release => nodeMajor >= release.fromNode)?.version;
}

/**
 * Path of the server's main script, fetched when it is not in the cache yet.
 * @throws {import('./cached-tool.mjs').ToolUnavailable}
 */
export async function editorServerScript() {
  const folder = await cachedTool({
    name: 'code-server',
    version: editorVersion(),
    title: 'VS Code for the browser, 400 to 600 MB',
    finish: installInnerPackages,
  });
  return path.join(serverFolder(folder), 'out', 'server-main.js');
}

const serverFolder = folder => path.join(folder, 'node_modules', 'code-server', 'lib', 'vscode');

/** The server's own dependencies are listed a second time inside the package, pinned by its own lock file. */
async function installInnerPackages(folder) {
  await npmInstall(serverFolder(folder), '--omit=dev');
  const searchTool = path.join(serverFolder(folder), 'node_modules', '@vscode', 'ripgrep');
  if (fs.existsSync(searchTool) && !fs.existsSync(path.join(searchTool, 'bin'))) await addSearchTool(folder, searchTool);
}

/**
 * Older releases download the program behind "Search" and "Go to File" in an install script, from outside the registry.
 * A later package of the same publisher carries it for every platform; its copy for this machine takes the place.
 */
async function addSearchTool(folder, searchTool) {
  await npmInstall(folder, '--save-exact', '@vscode/ripgrep-universal@1.18.0');
  const carrier = path.join(folder, 'node_modules', '@vscode', 'ripgrep-universal');
  const carried = path.join(carrier, 'bin', `${process.platform}-${process.arch}`);
  if (fs.existsSync(carried)) fs.cpSync(carried, path.join(searchTool, 'bin'), { recursive: true });
  fs.rmSync(carrier, { recursive: true });
}
