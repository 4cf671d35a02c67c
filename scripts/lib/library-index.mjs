/**
 * The index of the standard library: `library/index.json` holds the text of every `library/*.scale` and where each of its names stands,
 * so that one block can be parsed when it is first referenced, without a file system.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import vm from 'node:vm';
import esbuild from 'esbuild';
import { inCheckout } from './places.mjs';

/**
 * Year and month of the figures' edition; raised whenever a figure of the library changes, to the next month if this one has its edition
 * already.
 */
const version = '2026-12';

/** Formats of arithmetic in the order in which one of them stands for a chip: what training uses comes first. */
const formats = ['bf16', 'fp16', 'fp8', 'fp32'];

/**
 * Writes `library/index.json`. The text written depends on the library's files alone.
 * @returns {Promise<object>} what was written
 * @throws when a library file does not parse, or when a name is missing or used twice
 */
export async function buildLibraryIndex() {
  const { parse } = await loadGrammar();
  const index = indexOf(readLibrary(), parse);
  fs.writeFileSync(inCheckout('library/index.json'), JSON.stringify(index, null, 1) + '\n');
  return index;
}

/**
 * The index of some library files.
 * @param {Record<string, string>} files text by file name
 * @param {(text: string) => { file: object, problems: readonly object[] }} parse the grammar's own
 */
export function indexOf(files, parse) {
  const names = {};
  for (const [file, text] of Object.entries(files)) {
    for (const [name, entry] of entriesOf(file, text, parse)) {
      if (Object.hasOwn(names, name)) throw new Error(`library/${file}: ${name} stands in ${names[name].file} already`);
      names[name] = entry;
    }
  }
  return { version, names: sorted(names), files };
}

/** The grammar is bundled in memory, so that the index can be built before anything is compiled. */
async function loadGrammar() {
  const entry = inCheckout('grammar/src/index.ts');
  const { outputFiles } = await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
  const grammar = { exports: {} };
  vm.compileFunction(outputFiles[0].text, ['module', 'exports', 'require'], { filename: 'grammar.cjs' })(
    grammar,
    grammar.exports,
    createRequire(entry),
  );
  return grammar.exports;
}

function readLibrary() {
  const names = fs
    .readdirSync(inCheckout('library'))
    .filter(name => name.endsWith('.scale'))
    .sort();
  return Object.fromEntries(names.map(name => [name, fs.readFileSync(inCheckout('library', name), 'utf8').replaceAll('\r\n', '\n')]));
}

function entriesOf(file, text, parse) {
  const { file: tree, problems } = parse(text);
  const [problem] = problems;
  if (problem) throw new Error(`library/${file}:${lineOf(text, problem.start)}: ${problem.code} ${problem.text ?? ''}`.trimEnd());
  return tree.items.map(item => {
    const name = item.name?.text;
    if (!name) throw new Error(`library/${file}:${lineOf(text, item.start)}: only named blocks and lets belong in the library`);
    return [name, { ...aboutItem(item, text), file, start: startWithDoc(text, item.start), end: item.end }];
  });
}

function aboutItem(item, text) {
  if (item.kind === 'let') return { kind: 'let', title: item.source?.value ?? '', spec: sourceText(item.value, text) };
  const kind = item.path.names[0].text;
  const value = valuesOf(item, text);
  return { kind, title: item.title?.value ?? '', spec: (specOf[kind] ?? (() => ''))(value) };
}

/** One line about a block, for completion. Every part is copied from the file as it is written there. */
const specOf = {
  hardware: value => joined([peakOf(value), value('memory'), value('memory_bandwidth')]),
  model: value =>
    joined([
      labelled(value('params'), 'params'),
      labelled(value('active_params'), 'active'),
      labelled(value('layers'), 'layers'),
      labelled(value('hidden_size'), 'wide'),
      labelled(value('context'), 'context'),
    ]),
  law: value => formula(value('form') ?? ''),
  benchmark: value =>
    joined([
      value('from_loss'),
      value('from_rl'),
      value('from_pruning'),
      labelled(value('difficulty.alpha'), 'alpha'),
      labelled(value('difficulty.beta'), 'beta'),
    ]),
  pretrain: aboutRun,
  posttrain: aboutRun,
  testtime: value => joined([value('model'), value('hardware'), value('tokens_per_second')]),
};

/** A formula on one line; of one that fills several, how it begins. */
function formula(text) {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= longestFormula ? line : `${line.slice(0, longestFormula - 1).trimEnd()}…`;
}

const longestFormula = 60;

/** What was trained, on how much, on which chip, and how much it took. */
function aboutRun(value) {
  const trained = value('model') ?? value('checkpoint') ?? labelled(value('params'), 'params');
  return joined([trained, labelled(value('tokens'), 'tokens'), value('hardware'), value('gpu_hours') ?? value('flop')]);
}

function peakOf(value) {
  const format = formats.find(name => value(`peak.${name}`));
  return format && `${value(`peak.${format}`)} ${format}`;
}

const labelled = (text, label) => text && `${text} ${label}`;
const joined = parts => parts.filter(Boolean).join(' · ');

/** Looks a dotted path up in a block and answers the text of its value, or nothing. */
function valuesOf(block, text) {
  const values = new Map(propertiesOf(block.body.items, text, ''));
  return path => values.get(path);
}

function propertiesOf(items, text, prefix) {
  return items.flatMap(item => {
    const path = prefix + item.path.names.map(name => name.text).join('.');
    return item.kind === 'block' ? propertiesOf(item.body?.items ?? [], text, `${path}.`) : [[path, sourceText(item.value, text)]];
  });
}

const sourceText = (node, text) => (node ? text.slice(node.start, node.end) : '');

/** The `///` lines directly above an item belong to it, and so does the hover that shows them. */
function startWithDoc(text, start) {
  let line = text.lastIndexOf('\n', start - 1) + 1;
  for (;;) {
    const above = line < 2 ? -1 : text.lastIndexOf('\n', line - 2) + 1;
    if (above < 0 || !text.slice(above, line).trimStart().startsWith('///')) return line;
    line = above;
  }
}

const lineOf = (text, offset) => text.slice(0, offset).split('\n').length;

const sorted = record => Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
