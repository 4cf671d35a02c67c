/** The reference pages that are lists: kinds, functions, units, diagnostics. */
import { anchor, code, codeBlock, page, section, table } from './markdown.mjs';

export function indexPage({ kinds }) {
  const rows = [...kinds.values()].map(({ name, doc }) => [`[${code(name)}](${name}.md)`, doc]);
  const lists = ['- [Functions](functions.md)', '- [Units](units.md)', '- [Diagnostics](diagnostics.md)'].join('\n');
  return page(
    'Reference',
    'Every block kind, made from the same list that completion and the checks use.',
    table(['kind', 'meaning'], rows),
    lists,
  );
}

export function functionsPage({ functions }) {
  const rows = [...functions.values()].map(({ name, signature, doc }) => [`${anchor(name)}${code(signature)}`, doc]);
  return page('Functions', 'They stand wherever a value stands. What they do, they do draw by draw.', table(['function', 'meaning'], rows));
}

const prefixTexts = { none: '', decimal: 'k M G T P E Z', 'decimal or binary': 'k M G T P E Z, Ki Mi Gi Ti', required: 'one is needed' };

export function unitsPage(unitWords, describe) {
  const rows = unitWords.map(({ names, doc, prefix, dimension }) => [
    names.map(code).join(' '),
    doc,
    describe(dimension),
    prefixTexts[prefix],
  ]);
  return page(
    'Units',
    'Units follow a number, `]`, `)` or `as`. They are joined by `-` and `/` without blanks: `GPU-hours`, `FLOP/s`, `$/GPU-hour`; after the first `/` everything divides. Time, energy, bytes, FLOP, each currency and CO2 are checked everywhere; counts such as tokens, users or GPUs cancel in products.',
    table(['spellings', 'meaning', 'measures', 'prefixes'], rows),
    section(
      'Accelerator hours of a chip',
      '`GPU-hours` are hours of any chip. `H100-hours` are hours of that chip: the word is the `tag` of a `hardware` block, in any case. `as A100-hours by bf16` converts between chips, and says on what basis.',
    ),
  );
}

export function diagnosticsPage(catalogue) {
  const overview = table(
    ['code', 'severity', 'finding'],
    catalogue.map(({ code: id, severity, title }) => [`[${id}](#${id.toLowerCase()})`, severity, title]),
  );
  const intro =
    'The setting `scale.severity` changes the severity of a code or switches it off; a line `// scale-ignore SC040: reason` silences one place.';
  return page('Diagnostics', intro, overview, ...catalogue.map(diagnosticText));
}

function diagnosticText({ code: id, title, cause, remedy, example }) {
  return [`${anchor(id.toLowerCase())}\n\n## ${id}: ${title}`, cause, `**Remedy.** ${remedy}`, example ? codeBlock('scale', example) : '']
    .filter(part => part !== '')
    .join('\n\n');
}
