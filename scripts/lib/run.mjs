/** Starts other programs and waits for them. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/**
 * Runs a program to its end. What it prints is kept, and shown while it runs unless `quiet`.
 * A program that cannot be started answers with code 127 and the reason as output; nothing is thrown.
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, parameters, { cwd, environment, quiet = false } = {}) {
  return new Promise(resolve => {
    let output = '';
    const shell = needsShell(command);
    const [program, ...rest] = shell ? [command, ...parameters].map(word => `"${word}"`) : [command, ...parameters];
    const child = spawn(program, rest, { cwd, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'], shell });
    const keep = stream => piece => {
      output += piece;
      if (!quiet) stream.write(piece);
    };
    child.stdout.setEncoding('utf8').on('data', keep(process.stdout));
    child.stderr.setEncoding('utf8').on('data', keep(process.stderr));
    child.on('error', error => resolve({ code: 127, output: error.message }));
    child.on('close', (code, signal) => resolve({ code: code ?? (signal ? 128 : 1), output }));
  });
}

/** Runs a Node.js program with the Node.js that runs this one. */
export const runNode = (script, parameters = [], options = {}) => run(process.execPath, [script, ...parameters], options);

/** Runs npm. Inside `npm test` the npm that called is used again: on Windows the command itself is a script that needs a shell. */
export function runNpm(parameters, options = {}) {
  const caller = process.env.npm_execpath;
  const environment = { ...withoutCaller(process.env), ...options.environment };
  if (caller?.endsWith('.js') && fs.existsSync(caller)) return runNode(caller, parameters, { ...options, environment });
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', parameters, { ...options, environment });
}

/** Full path of a program on the PATH, or undefined when there is none. */
export function onPath(name, environment = process.env, platform = process.platform) {
  const endings = platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];
  for (const folder of (environment.PATH ?? environment.Path ?? '').split(path.delimiter).filter(Boolean)) {
    for (const ending of endings) {
      const candidate = path.join(folder, name + ending);
      if (isFile(candidate)) return candidate;
    }
  }
  return undefined;
}

/** Whether there is a file (not a folder) at this place. */
export const isFile = file => fs.statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;

/** npm tells its children about the project it runs in; an install elsewhere must not take that for its own. */
function withoutCaller(environment) {
  const cleared = Object.keys(environment).filter(name => /^npm_(package_|lifecycle_|command$|config_local_prefix$)/.test(name));
  return Object.fromEntries(cleared.map(name => [name, undefined]));
}

/** Since a security fix, Node.js starts Windows command files through a shell only, and a shell wants words with blanks in quotes. */
const needsShell = command => process.platform === 'win32' && /\.(cmd|bat)$/i.test(command);
