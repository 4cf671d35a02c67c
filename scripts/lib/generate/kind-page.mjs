/** The reference page of one block kind. */
import { anchor, code, codeBlock, page, section, table } from './markdown.mjs';
import { typeText, unitText } from './type-text.mjs';

const howTexts = { given: 'given', derived: 'derived', both: 'given or derived' };

export function kindPage(kind) {
  return page(
    code(kind.name),
    kind.doc,
    kind.open ? 'Any key may be written in this block; those below have a meaning of their own.' : '',
    nestedText(kind),
    section('Draft', codeBlock('scale', snippetText(kind.snippet))),
    section('Properties', propertyTable(kind)),
    section('Columns', columnTables(kind)),
    section('Words', wordLists(kind)),
    section('Formulas', formulaText(kind)),
    section('Defaults', defaultText(kind)),
    section('Not derived yet', underivedTable(kind)),
    '[All block kinds](index.md)',
  );
}

function nestedText({ nested = [] }) {
  return nested.length === 0 ? '' : `May hold nested blocks of kind ${nested.map(code).join(', ')}.`;
}

/** A snippet as it reads when every tab stop keeps its text. */
export function snippetText(snippet) {
  return snippet
    .replace(/\$\{\d+:((?:[^\\}]|\\.)*)\}|\$\{\d+\|([^,|]*)[^}]*\}|\$\{?\d+\}?/gu, (_, text, choice) => text ?? choice ?? '')
    .replace(/\\([$}\\])/gu, '$1');
}

/** What the braces behind a table may say. */
function columnTables({ properties }) {
  const tables = properties.filter(({ type }) => type.kind === 'file' && type.columns !== undefined);
  return tables
    .map(({ path, type }) =>
      [
        `In the braces of ${code(path)}, each a column or an expression over columns.`,
        table(
          ['name', 'type', 'unit', 'example', 'meaning'],
          type.columns.map(column => [
            code(column.path),
            typeText(column.type),
            unitText(column.type),
            code(column.example ?? ''),
            column.doc,
          ]),
        ),
      ].join('\n\n'),
    )
    .join('\n\n');
}

function propertyTable({ properties }) {
  return table(
    ['property', 'type', 'unit', 'how', 'example', 'meaning'],
    properties.map(property => [
      `${anchor(property.path)}${code(property.path)}`,
      typeText(property.type),
      unitText(property.type),
      property.limit ? 'limit' : howTexts[property.how],
      code(property.example ?? ''),
      property.doc,
    ]),
  );
}

/** Words without a text explain themselves. Properties that take the same words, as the number formats, share a list. */
function wordLists({ properties }) {
  const explained = properties.filter(({ type }) => type.kind === 'word' && type.words.some(({ doc }) => doc !== ''));
  const types = [...new Set(explained.map(({ type }) => type))];
  return types
    .map(type =>
      wordList(
        explained.filter(property => property.type === type),
        type,
      ),
    )
    .join('\n\n');
}

/** Methods and strategies take arguments. */
function wordList(properties, { words: entries }) {
  const title = properties.map(({ path }) => code(path)).join(', ');
  return [`### ${title}`, table(['word', 'arguments', 'meaning'], entries.map(wordRow))].join('\n\n');
}

function wordRow({ name, args = [], doc }) {
  return [code(name), args.map(argumentText).join('<br>'), doc];
}

function argumentText({ name, type, doc, default: value, required }) {
  const presence = required ? 'required' : value === undefined ? 'optional' : `default ${code(value)}`;
  return `${code(name)} (${typeText(type)}, ${presence}): ${doc}`;
}

function formulaText({ formulas }) {
  const rows = formulas.map(formula => [
    code(formula.of),
    code(formula.text),
    formula.kind,
    conditions(formula.when),
    [formula.source, formula.assumption].filter(Boolean).join('; '),
  ]);
  if (rows.length === 0) return '';
  const intro = 'In the order they are tried. An identity holds by definition; an estimate is a model of the world.';
  return [intro, table(['gives', 'formula', 'kind', 'when', 'source'], rows)].join('\n\n');
}

function defaultText({ defaults }) {
  const rows = defaults.map(each => [code(each.of), code(each.text), conditions(each.when), each.because, each.source ?? '']);
  if (rows.length === 0) return '';
  const intro = 'Used only where nothing that is given reaches, in this order, and always shown as assumptions.';
  return [intro, table(['property', 'value', 'when', 'because', 'source'], rows)].join('\n\n');
}

function underivedTable({ properties }) {
  const rows = properties
    .filter(({ underived }) => underived !== undefined)
    .map(({ path, underived }) => [code(path), `unknown, because ${underived}`]);
  return table(['property', 'what is said'], rows);
}

function conditions(when = []) {
  return when.map(({ path, is, not }) => `${code(path)} ${is === undefined ? negation(not ?? []) : `is ${words(is)}`}`).join(' and ');
}

/** `not` without values asks only whether the property is known. */
function negation(values) {
  return values.length === 0 ? 'is known' : `is known and not ${words(values)}`;
}

const words = values => values.map(code).join(' or ');
