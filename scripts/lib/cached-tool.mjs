/** Npm packages that are too large to be dependencies: fetched when first needed, kept outside the checkout. */
import fs from 'node:fs';
import path from 'node:path';
import { cacheFolder } from './places.mjs';
import { runNpm } from './run.mjs';
import { lastLines, withProgress } from './speech.mjs';

/** Says in one sentence why a tool cannot be had; its message is meant for the reader of the terminal. */
export class ToolUnavailable extends Error {}

/**
 * The folder a package is installed in; installs it first when it is not there yet.
 * Work happens in a neighbouring folder that gets its final name at the end: an interrupted install never looks finished.
 * @param {{ name: string, version: string, title: string, finish?: (folder: string) => Promise<void> }} tool
 *   `finish` completes the installed folder, for example by unpacking what the package carries
 * @returns {Promise<string>}
 * @throws {ToolUnavailable} when the registry or the disk refuses
 */
export async function cachedTool({ name, version, title, finish }) {
  const folder = toolFolder(name, version);
  if (fs.existsSync(folder)) return folder;
  const unfinished = `${folder}.${process.pid}`;
  try {
    await withProgress(`Fetching ${title} (${name} ${version} from npm, once) into ${folder}`, async () => {
      await installInto(unfinished, name, version);
      await finish?.(unfinished);
    });
    adopt(unfinished, folder);
  } catch (error) {
    throw error instanceof ToolUnavailable ? error : new ToolUnavailable(`${title} could not be set up: ${error.message}`);
  } finally {
    fs.rmSync(unfinished, { recursive: true, force: true });
  }
  return folder;
}

/** Install scripts stay off: these packages bring what is needed prebuilt, and their scripts would compile or download more. */
export async function npmInstall(folder, ...parameters) {
  const quietly = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code, output } = await runNpm(['install', ...quietly, ...parameters], { cwd: folder, quiet: true });
  if (code !== 0) throw new ToolUnavailable(`npm install failed in ${folder} (exit ${code}):\n${lastLines(output)}`);
}

const toolFolder = (name, version) => path.join(cacheFolder(), `${name.replace(/^@/, '').replaceAll('/', '-')}-${version}`);

async function installInto(folder, name, version) {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  await npmInstall(folder, '--save-exact', `${name}@${version}`);
}

/** Gives a finished install its name. Another process may have been faster; then its result serves as well. */
function adopt(unfinished, folder) {
  try {
    fs.renameSync(unfinished, folder);
  } catch (error) {
    if (!fs.existsSync(folder)) throw error;
  }
}
