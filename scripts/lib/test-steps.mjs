/** The steps that need no editor: compiler, lint, fast tests, TextMate grammar, build, pages in a browser. Each gives a tally. */
import fs from 'node:fs';
import { buildLibraryIndex } from './library-index.mjs';
import { inCheckout, root } from './places.mjs';
import { runNode } from './run.mjs';
import { say } from './speech.mjs';
import { nothing, ofExitCode, ofGrammarTests, ofMocha, sum } from './tally.mjs';

/** The script behind a command of an installed package, so that no shell and no `.cmd` file is needed. */
const installed = (...parts) => inCheckout('node_modules', ...parts);
export const mocha = (parameters, environment) => runNode(installed('mocha', 'bin', 'mocha.js'), parameters, { cwd: root, environment });

/**
 * Writes the index of the library, which tests read, and compiles. Reference pages and highlighting are not made anew here: a test compares
 * the committed ones with what the vocabulary says.
 */
export async function compile() {
  await buildLibraryIndex();
  removeDeletedTests();
  return ofExitCode(await runNode(installed('@typescript', 'native', 'bin', 'tsc'), ['-b'], { cwd: root }));
}

/** Compiled files of deleted tests would still run. */
function removeDeletedTests() {
  for (const compiled of filesIn('out/test', '.js')) {
    const source = compiled.replace(/^out\//, '').replace(/\.js$/, '.ts');
    if (!fs.existsSync(inCheckout(source))) fs.rmSync(inCheckout(compiled));
  }
}

export async function lint() {
  const rules = ofExitCode(await runNode(installed('eslint', 'bin', 'eslint.js'), ['.'], { cwd: root }));
  return sum([rules, ofExitCode(await runNode(installed('prettier', 'bin', 'prettier.cjs'), ['--check', '.'], { cwd: root }))]);
}

/** What `.mocharc.mjs` names. */
export async function fastTests() {
  return ofMocha(await mocha([]));
}

/**
 * Colours: files that begin with a `SYNTAX TEST` line carry their expectations; the others have a snapshot beside them.
 * The snapshot tester writes a missing snapshot and is content, so a missing one is a failure here.
 */
export async function grammarTests() {
  const files = filesIn('test/syntaxes', '.scale');
  const [annotated, plain] = [files.filter(isAnnotated), files.filter(file => !isAnnotated(file))];
  const unrecorded = plain.filter(file => !fs.existsSync(inCheckout(`${file}.snap`)));
  for (const file of unrecorded) {
    say(
      `${file} has no snapshot. This writes one: npx vscode-tmgrammar-snap -g syntaxes/scale.tmLanguage.json --scope source.scale ${file}`,
    );
  }
  const tallies = [{ ...nothing, failed: unrecorded.length }];
  const recorded = plain.filter(file => !unrecorded.includes(file));
  if (annotated.length > 0) tallies.push(ofGrammarTests(await runGrammarTool('unit.js', annotated)));
  if (recorded.length > 0) tallies.push(ofGrammarTests(await runGrammarTool('snapshot.js', ['--scope', 'source.scale', ...recorded])));
  return sum(tallies);
}

const isAnnotated = file => fs.readFileSync(inCheckout(file), 'utf8').split('\n', 1)[0].includes('SYNTAX TEST');

const runGrammarTool = (tool, parameters) =>
  runNode(installed('vscode-tmgrammar-test', 'dist', tool), ['-g', 'syntaxes/scale.tmLanguage.json', ...parameters], { cwd: root });

export async function build() {
  return ofExitCode(await runNode(inCheckout('scripts/build.mjs'), [], { cwd: root }));
}

export async function pageTests(browser) {
  return ofMocha(await mocha(['--no-config', '--timeout', '180000', 'out/test/panel/**/*.test.js'], { SCALE_BROWSER: browser }));
}

/** Paths of the files below a folder that have this ending, relative to the checkout, with slashes on every platform. */
export function filesIn(folder, ending) {
  const place = inCheckout(folder);
  if (!fs.existsSync(place)) return [];
  const names = fs.readdirSync(place, { recursive: true }).map(name => `${folder}/${String(name).replaceAll('\\', '/')}`);
  return names.filter(name => name.endsWith(ending)).sort();
}
