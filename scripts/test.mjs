/**
 * Runs all tests, from the quickest to the slowest, and counts. `--fast` stops after the tests that need no build, browser or editor.
 * What a machine cannot run is said and counted as skipped. The last line reads `N passed, N failed, N skipped`.
 */
import fs from 'node:fs';
import { resolveBrowser } from './lib/browser.mjs';
import { ToolUnavailable } from './lib/cached-tool.mjs';
import { editorTests, packageTests } from './lib/editor-steps.mjs';
import { inCheckout } from './lib/places.mjs';
import { say, secondsSince } from './lib/speech.mjs';
import { inWords, nothing, oneFailed, sum } from './lib/tally.mjs';
import { build, compile, fastTests, filesIn, grammarTests, lint, pageTests } from './lib/test-steps.mjs';

const fastOnly = process.argv.includes('--fast');
const tallies = [];

/** Does one step. What it throws is a failure of the step, a tool that cannot be had a skip; the steps after it still run. */
async function step(title, work) {
  const start = performance.now();
  say(`\n== ${title}`);
  const tally = await work().catch(resultOfFault);
  tallies.push(tally);
  say(`== ${title}: ${inWords(tally)} (${secondsSince(start)})`);
  return tally.failed === 0;
}

function resultOfFault(error) {
  if (!(error instanceof ToolUnavailable)) {
    console.error(error);
    return oneFailed;
  }
  say(`Skipped: ${error.message}`);
  return { ...nothing, skipped: 1 };
}

/** Everything from here on runs what the build made. */
async function slowSteps() {
  if (fs.existsSync(inCheckout('syntaxes/scale.tmLanguage.json'))) await step('Colours of the TextMate grammar', grammarTests);
  if (!(await step('Build of dist', build))) return say('The build failed, so nothing that needs it was run.');
  if (filesIn('out/test/panel', '.test.js').length > 0) await step('Pages in a browser', async () => pageTests(await resolveBrowser()));
  await step('Editor', async () => editorTests(await resolveBrowser()));
  await step('Installed package', async () => packageTests(await resolveBrowser()));
}

async function main() {
  const compiled = await step('Compiler', compile);
  if (fs.existsSync(inCheckout('eslint.config.mjs'))) await step('Lint', lint);
  if (compiled) await step('Fast tests', fastTests);
  else say('The code does not compile, so no test was run.');
  if (compiled && !fastOnly) await slowSteps();
  const total = sum(tallies);
  say(`\n${inWords(total)}`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

await main();
