/** Runs the browser edition of VS Code on this machine: one server process per window, reachable on the loopback address only. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { editorServerScript } from './editor-edition.mjs';
import { runNode } from './run.mjs';
import { lastLines } from './speech.mjs';

/** Built-in extensions that ask for a network or an account, or that start for nothing here. */
const builtinsLeftOut = [
  'GitHub.copilot-chat',
  'vscode.github',
  'vscode.github-authentication',
  'vscode.microsoft-authentication',
  'vscode.git',
  'vscode.tunnel-forwarding',
  'ms-vscode.js-debug',
  'ms-vscode.js-debug-companion',
  'ms-vscode.vscode-js-profile-table',
];

/** No telemetry, no updates, no welcome pages, no assistants: the window shows the folder and our extension. */
export const calmSettings = {
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'files.autoSave': 'off',
};

/**
 * A folder of its own for one server: profile, extensions, home. `remove` deletes it.
 * @param {Record<string, unknown>} settings user settings on top of the calm ones
 */
export function temporaryProfile(settings = {}) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scale-editor-'));
  const profile = profileIn(folder, settings);
  return { ...profile, remove: () => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }) };
}

/** Lays out a profile in a folder. Settings that are there already belong to their user and stay. */
export function profileIn(folder, settings = {}) {
  const userFolder = path.join(folder, 'user-data', 'User');
  for (const needed of [userFolder, path.join(folder, 'extensions'), path.join(folder, 'home')]) fs.mkdirSync(needed, { recursive: true });
  const settingsFile = path.join(userFolder, 'settings.json');
  if (!fs.existsSync(settingsFile)) fs.writeFileSync(settingsFile, JSON.stringify({ ...calmSettings, ...settings }, null, 2));
  return { folder, home: path.join(folder, 'home') };
}

const profileParameters = ({ folder }) => [
  '--server-data-dir',
  folder,
  '--user-data-dir',
  path.join(folder, 'user-data'),
  '--extensions-dir',
  path.join(folder, 'extensions'),
  '--accept-server-license-terms',
  '--telemetry-level',
  'off',
];

/** Variables for the server: nothing of a VS Code around us, no extension gallery, and for tests a home that is thrown away. */
function serverEnvironment(extra) {
  const foreign = Object.keys(process.env).filter(name => /^(VSCODE_|npm_)/.test(name));
  return {
    ...Object.fromEntries(foreign.map(name => [name, undefined])),
    EXTENSIONS_GALLERY: '{"serviceUrl":""}',
    VSCODE_SKIP_BUILTIN_EXTENSIONS: builtinsLeftOut.join(','),
    ...extra,
  };
}

/** Variables that keep a server's sockets and dot files inside its own profile. */
export const isolated = profile => ({ HOME: profile.home, TMPDIR: profile.folder, XDG_RUNTIME_DIR: profile.folder });

/**
 * Installs a packaged extension into a profile.
 * @throws when the editor refuses the package, with what it said
 */
export async function installPackage(profile, packageFile, environment = {}) {
  const script = await editorServerScript();
  const parameters = [...profileParameters(profile), '--install-extension', packageFile, '--force'];
  const { code, output } = await runNode(script, parameters, { quiet: true, environment: serverEnvironment(environment) });
  if (code !== 0) throw new Error(`the editor did not accept ${packageFile}:\n${lastLines(output)}`);
}

/**
 * Starts a server and waits until it answers.
 * @param {{ folder: string, home: string }} profile
 * @param {{ environment?: Record<string, string>, testDriver?: boolean }} options
 *   `testDriver` lets the address name a development folder and a test suite; without it a built workbench ignores both in silence
 * @returns {Promise<{ origin: string, token: string, stop: () => void, ended: Promise<number> }>}
 * @throws when the server ends at once or does not answer within a minute, with the end of its log
 */
export async function startEditorServer(profile, { environment = {}, testDriver = false } = {}) {
  const script = await editorServerScript();
  const port = await freePort();
  // Without a secret in the address, every account of this machine could use the editor's terminal as its owner.
  const token = randomBytes(16).toString('hex');
  const logFile = path.join(profile.folder, 'server.log');
  const log = fs.openSync(logFile, 'w');
  const parameters = [
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
    '--connection-token',
    token,
    ...profileParameters(profile),
    '--disable-experiments',
  ];
  const child = spawn(process.execPath, [script, ...parameters, ...(testDriver ? ['--enable-smoke-test-driver'] : [])], {
    stdio: ['ignore', log, log],
    env: { ...process.env, ...serverEnvironment(environment) },
    detached: process.platform !== 'win32',
  });
  fs.closeSync(log);
  const server = { origin: `http://127.0.0.1:${port}`, token, stop: () => stopGroup(child), ended: endOf(child) };
  process.once('exit', server.stop);
  await untilItAnswers(server, logFile);
  return server;
}

/** The server starts extension hosts and terminals of its own: its whole process group ends with it. */
function stopGroup(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill();
    else process.kill(-child.pid, 'SIGTERM');
  } catch {
    // It ended between the question and the signal: nothing is left to stop.
  }
}

const endOf = child =>
  new Promise(resolve => {
    child.on('error', () => resolve(127));
    child.on('exit', code => resolve(code ?? 0));
  });

async function untilItAnswers(server, logFile) {
  let exitCode;
  void server.ended.then(code => {
    exitCode = code;
  });
  for (const deadline = Date.now() + 180_000; Date.now() < deadline && exitCode === undefined;) {
    if (await answers(server)) return;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  server.stop();
  throw new Error(
    `the editor's server did not start (exit ${exitCode ?? 'none within three minutes'}):\n${lastLines(fs.readFileSync(logFile, 'utf8'))}`,
  );
}

async function answers({ origin }) {
  try {
    return (await fetch(`${origin}/version`, { redirect: 'manual', signal: AbortSignal.timeout(20_000) })).status < 500;
  } catch {
    return false;
  }
}

/** A port nobody listens on. The system picks it; the server takes it over a moment later. */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net
      .createServer()
      .on('error', reject)
      .listen(0, '127.0.0.1', () => {
        const { port } = probe.address();
        probe.close(() => resolve(port));
      });
  });
}

/**
 * The address of a window: which folder it shows, and for tests which development folder and suite it loads.
 * @param {{ origin: string, token: string }} server
 * @param {{ folder: string, extension?: string, suite?: string }} window absolute paths
 */
export function windowAddress({ origin, token }, { folder, extension, suite }) {
  const remote = place => `vscode-remote://${new URL(origin).host}${place}`;
  const payload = [];
  if (extension) payload.push(['extensionDevelopmentPath', remote(extension)]);
  if (suite) payload.push(['extensionTestsPath', remote(suite)]);
  const query = new URLSearchParams({ tkn: token, folder });
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `${origin}/?${query}`;
}
