/** What stands to the right of a colon: strings, numbers with their units, calls, operators, names. */
import { anyOf, blank, name, nameAhead, notAfterName, notContextual, notMore, valueWords, word } from './highlighting-words.mjs';

const currency = '[$€£¥￥]';
const digits = '[0-9０-９][0-9０-９_]*';
const figures = `${digits}(?:[.．]${digits})?(?:[eE][+-]?[0-9]+)?`;
const suffix = '(?:Ki|Mi|Gi|Ti|[kKMBTx])(?![A-Za-z0-9_])|万亿|万|亿|[%％]';
const unitWord = `(?:[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*|${currency}(?![0-9０-９]))`;
/** Words joined by glued `/` and `-`; never a contextual word, never what is a key or the head of a block. */
const unit = `${notContextual}${unitWord}(?:[/-]${unitWord})*(?!${nameAhead})`;

const scopes = (...names) => Object.fromEntries(names.map((scope, index) => [String(index + 1), { name: scope }]));

/** Rules by name; `expressions` includes the others. */
export function expressions(vocabulary) {
  return {
    expressions: {
      patterns: ['comments', 'strings', 'numbers', 'units', 'words', 'calls', 'operators', 'names', 'punctuation'].map(key => ({
        include: `#${key}`,
      })),
    },
    strings: strings(),
    numbers: numbers(),
    units: units(),
    words: words(vocabulary),
    calls: calls(vocabulary),
    operators: operators(),
    names: names(),
    punctuation: punctuation(),
  };
}

/** A string ends with its line, closed or not; each kind closes only with its own sign. */
function strings() {
  return {
    patterns: [
      {
        name: 'string.quoted.double.scale',
        begin: '"',
        end: '"|$',
        patterns: [{ name: 'constant.character.escape.scale', match: '\\\\["\\\\]' }],
      },
      { name: 'string.quoted.other.scale', begin: '“', end: '”|$' },
    ],
  };
}

function numbers() {
  return {
    patterns: [
      { name: 'constant.other.date.scale', match: `${notAfterName}[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])` },
      {
        match: `(${currency})(?:${blank}*(${figures})(${suffix})?(?:(/${unitWord}(?:[/-]${unitWord})*)|${blank}*(${unit}))?)?`,
        captures: scopes(
          'keyword.other.unit.currency.scale',
          'constant.numeric.scale',
          'constant.numeric.suffix.scale',
          'keyword.other.unit.scale',
          'keyword.other.unit.scale',
        ),
      },
      {
        match: `${notAfterName}(${figures})(${suffix})?(?:${blank}*(${unit}))?`,
        captures: scopes('constant.numeric.scale', 'constant.numeric.suffix.scale', 'keyword.other.unit.scale'),
      },
    ],
  };
}

/** Units that follow a bracket, or `as`. */
function units() {
  return {
    patterns: [
      { match: `(?<=[\\])］）])${blank}*(${unit})`, captures: scopes('keyword.other.unit.scale') },
      { match: `${word('as')}${blank}+(${unit})`, captures: scopes('keyword.operator.word.scale', 'keyword.other.unit.scale') },
    ],
  };
}

function words(vocabulary) {
  return {
    patterns: [
      {
        match: `${word('from')}(?:${blank}+(${name}(?:\\.${name})*))?`,
        captures: scopes('keyword.control.from.scale', 'entity.other.inherited-class.scale'),
      },
      { match: word('with'), captures: scopes('keyword.control.with.scale') },
      { match: word('to'), captures: scopes('keyword.operator.range.scale') },
      { match: word('in', 'by', 'as'), captures: scopes('keyword.operator.word.scale') },
      { match: word('and', 'or', 'not'), captures: scopes('keyword.operator.logical.scale') },
      { name: 'constant.language.scale', match: `${notAfterName}(?:yes|no|true|false|derived)${notMore}(?!${nameAhead})` },
      {
        name: 'support.constant.scale',
        match: `(?<![\\p{L}\\p{M}\\p{N}_.])(?:${anyOf(valueWords(vocabulary))})${notMore}(?!${nameAhead}|${blank}*[(（])`,
      },
    ],
  };
}

/** Inside a call `name:` is an argument, which outside would be a key. A half-typed call ends with its block. */
function calls(vocabulary) {
  const callee = (names, scope) => ({
    begin: `${notAfterName}(${names})(?=[(（])`,
    beginCaptures: scopes(scope),
    end: '(?<=[)）])|(?=[}｝])',
    patterns: [
      {
        begin: '[(（]',
        end: '[)）]|(?=[}｝])',
        patterns: [{ match: `(${name})(?=${blank}*[:：])`, captures: scopes('variable.parameter.scale') }, { include: '#expressions' }],
      },
    ],
  });
  return {
    patterns: [
      callee([...vocabulary.functions.keys(), 'json'].join('|'), 'support.function.scale'),
      callee(anyOf(valueWords(vocabulary)), 'support.function.method.scale'),
      callee(name, 'entity.name.function.scale'),
    ],
  };
}

function operators() {
  return {
    patterns: [
      { name: 'keyword.operator.range.scale', match: '\\.\\.' },
      { name: 'keyword.operator.comparison.scale', match: '<=|>=|==|!=|[<>＜＞]' },
      { name: 'keyword.operator.assignment.scale', match: '[=＝]' },
      { name: 'keyword.operator.arithmetic.scale', match: '[-+*/^＋－＊／＾]' },
    ],
  };
}

function names() {
  return { patterns: [{ name: 'variable.other.scale', match: name }] };
}

function punctuation() {
  return {
    patterns: [
      { name: 'punctuation.separator.key-value.scale', match: '[:：]' },
      { name: 'punctuation.separator.scale', match: '[,，]' },
      { name: 'punctuation.accessor.scale', match: '[.．]' },
      { name: 'punctuation.section.block.scale', match: '[{}｛｝]' },
      { name: 'punctuation.section.brackets.scale', match: '[\\[\\]()（）［］]' },
    ],
  };
}
