/**
 * Shows the project at work: the estimate of the Grok-3 example in the terminal, then the examples in VS Code.
 * `--no-editor` stops after the terminal part, and so do `CI` and a run without a terminal; `--editor` opens the editor all the same.
 */
import { spawnSync } from 'node:child_process';
import { distIsFresh } from './lib/freshness.mjs';
import { openInEditor } from './lib/open-editor.mjs';
import { inCheckout, root } from './lib/places.mjs';
import { runNode } from './lib/run.mjs';
import { say } from './lib/speech.mjs';

const example = 'examples/grok3.scale';

function wantsEditor() {
  if (process.argv.includes('--no-editor')) return false;
  if (process.argv.includes('--editor')) return true;
  return !process.env.CI && Boolean(process.stdin.isTTY && process.stdout.isTTY);
}

async function buildUnlessFresh() {
  if (distIsFresh()) return 0;
  return (await runNode(inCheckout('scripts/build.mjs'), [], { cwd: root })).code;
}

/** The command line writes to this terminal itself, so that it sees its width and may use colours. */
function showEstimate() {
  say(`\n$ scale estimate ${example}\n`);
  return spawnSync(process.execPath, [inCheckout('dist/scale.js'), 'estimate', example], { cwd: root, stdio: 'inherit' }).status ?? 1;
}

async function main() {
  const built = await buildUnlessFresh();
  if (built !== 0) return built;
  const estimated = showEstimate();
  if (estimated !== 0 || !wantsEditor()) return estimated;
  return openInEditor();
}

process.exitCode = await main();
