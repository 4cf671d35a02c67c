/**
 * Writes what is made from other files of the project: the TextMate grammar, the snippets and the pages of docs/reference.
 * They are committed, so that a reader of the repository sees them; a test fails when they are stale.
 */
import fs from 'node:fs';
import path from 'node:path';
import { grammarFile } from './generate/highlighting.mjs';
import { kindPage } from './generate/kind-page.mjs';
import { diagnosticsPage, functionsPage, indexPage, unitsPage } from './generate/list-pages.mjs';
import { snippetFile } from './generate/snippets.mjs';
import { readSources } from './generate/sources.mjs';
import { inCheckout } from './places.mjs';

const pagesFolder = 'docs/reference';

/**
 * Writes every generated file that differs from what it should be; with `check` it writes nothing.
 * @param {{ check?: boolean }} options
 * @returns {Promise<string[]>} the paths that differed, with a word on how; empty when all are fresh
 */
export async function generate({ check = false } = {}) {
  const wanted = generatedFiles(await readSources());
  const differences = [
    ...[...wanted].filter(isStale).map(([file]) => `${file}: not what its sources give`),
    ...leftOver(wanted).map(file => `${file}: its source is gone`),
  ];
  if (!check) bringUpToDate(wanted);
  return differences;
}

/** Path and text of every generated file. */
export function generatedFiles({ vocabulary, catalogue, unitWords, describe }) {
  const kinds = [...vocabulary.kinds.values()];
  return new Map([
    ['syntaxes/scale.tmLanguage.json', grammarFile(vocabulary)],
    ['client/snippets/scale.json', snippetFile(vocabulary)],
    [`${pagesFolder}/index.md`, indexPage(vocabulary)],
    [`${pagesFolder}/functions.md`, functionsPage(vocabulary)],
    [`${pagesFolder}/units.md`, unitsPage(unitWords, describe)],
    [`${pagesFolder}/diagnostics.md`, diagnosticsPage(catalogue)],
    ...kinds.map(kind => [`${pagesFolder}/${kind.name}.md`, kindPage(kind)]),
  ]);
}

function isStale([file, text]) {
  const place = inCheckout(file);
  return !fs.existsSync(place) || fs.readFileSync(place, 'utf8') !== text;
}

/** Pages of kinds that are no more. */
function leftOver(wanted) {
  const folder = inCheckout(pagesFolder);
  const present = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
  return present.map(name => `${pagesFolder}/${name}`).filter(file => !wanted.has(file));
}

function bringUpToDate(wanted) {
  for (const file of leftOver(wanted)) fs.rmSync(inCheckout(file));
  for (const [file, text] of [...wanted].filter(isStale)) {
    fs.mkdirSync(path.dirname(inCheckout(file)), { recursive: true });
    fs.writeFileSync(inCheckout(file), text);
  }
}
