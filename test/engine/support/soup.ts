/** Texts nobody would write, and texts somebody is just writing: for tests with random input. */
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { vocabulary } from '../../../engine/src/index.js';
import { checkout, library } from './plan.js';

export const examples: ReadonlyMap<string, string> = new Map(
  fs
    .readdirSync(path.join(checkout, 'examples'))
    .filter(name => name.endsWith('.scale'))
    .map(name => [name, fs.readFileSync(path.join(checkout, 'examples', name), 'utf8')]),
);

const kinds = [...vocabulary.kinds.values()];
const properties = [...new Set(kinds.flatMap(kind => kind.properties.map(property => property.path)))];
const values = [...new Set(kinds.flatMap(kind => kind.properties.flatMap(property => property.example ?? [])))];

const signs = [
  '{',
  '}',
  '[',
  ']',
  '(',
  ')',
  ':',
  ',',
  '.',
  '..',
  '=',
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '+',
  '-',
  '*',
  '/',
  '^',
  '%',
  '"',
  '“',
  '”',
  '//',
  '///',
  '/*',
  '*/',
  '$',
  '€',
  '\n',
  '\n',
  ' ',
  '　',
  '：',
];
const keywords = ['import', 'let', 'assert', 'as', 'with', 'from', 'to', 'in', 'by', 'and', 'or', 'not', 'derived', 'yes', 'no', 'phase'];
const numbers = [
  '0',
  '1',
  '-1',
  '7B',
  '15T',
  '1e400',
  '1e308',
  '1e-308',
  '5e-324',
  '60%',
  '0%',
  '100%',
  '30x',
  '5亿',
  '3万',
  '128Ki',
  '0.5',
  '2026-12-10',
  '2026-02-30',
  '9999-12-31',
  '$2.5/GPU-hour',
  '¥3',
];
const units = [
  'GPU-hours',
  'H100-hours',
  'hours',
  'days',
  'tokens',
  'params',
  'FLOP',
  'TFLOP/s',
  'GB',
  'B',
  '$/GPU-hour',
  '/day',
  'kWh',
  'tCO2',
  '卡时',
  '天',
  'nonsense',
];
const names = [
  'a',
  'b',
  'base',
  'core',
  '模型',
  'été',
  'constructor',
  '__proto__',
  'toString',
  'N',
  'D',
  'h100',
  'a100_80gb',
  'besiroglu_2024',
  ...Object.keys(library.names).slice(0, 10),
];
const functions = [...vocabulary.functions.keys()].map(name => `${name}(`);

const token: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...signs),
  fc.constantFrom(...keywords),
  fc.constantFrom(...numbers),
  fc.constantFrom(...units),
  fc.constantFrom(...names),
  fc.constantFrom(...functions),
  fc.constantFrom(...kinds.map(kind => kind.name)),
  fc.constantFrom(...properties),
);

/** Words of the language in any order. */
export const tokenSoup: fc.Arbitrary<string> = fc.array(token, { maxLength: 60 }).map(tokens => tokens.join(' '));

const name = fc.constantFrom('a', 'b', 'c', 'd', 'core');
const amount: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...numbers),
  fc.constantFrom(...values),
  name,
  fc.constantFrom('h100', 'besiroglu_2024', 'llama_3_1_8b', 'a.tokens', 'b.cost', 'c.hardware.price', 'core.loss'),
);
const expression: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: amount },
  fc
    .tuple(amount, fc.constantFrom('+', '-', '*', '/', '^', 'to', '..', '<', '<=', 'in', 'and', '=='), amount)
    .map(parts => parts.join(' ')),
  fc.tuple(fc.constantFrom(...functions), fc.array(amount, { maxLength: 3 })).map(([call, args]) => `${call}${args.join(', ')})`),
  fc.tuple(amount, fc.constantFrom(...units)).map(parts => parts.join(' ')),
  fc.array(amount, { maxLength: 3 }).map(items => `[${items.join(', ')}]`),
);

/** A property of its kind with its own example, or with something else. */
const line = (kind: (typeof kinds)[number]): fc.Arbitrary<string> =>
  kind.properties.length === 0
    ? fc.tuple(name, fc.constantFrom(...properties), expression).map(([block, property, value]) => `${block}.${property}: ${value}`)
    : fc
        .tuple(fc.constantFrom(...kind.properties), fc.boolean(), expression)
        .map(([property, own, value]) => `${property.path.replace('*', 'x')}: ${own ? (property.example ?? value) : value}`);

const block: fc.Arbitrary<string> = fc
  .constantFrom(...kinds)
  .chain(kind =>
    fc
      .tuple(name, fc.option(name), fc.array(line(kind), { maxLength: 9 }))
      .map(
        ([own, from, lines]) =>
          `${kind.name} ${own} ${from === null ? '' : `from ${from} `}{\n${lines.map(each => `  ${each}`).join('\n')}\n}`,
      ),
  );

/** Files whose grammar is right and whose sense is random. */
export const randomPlan: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: block },
      fc.tuple(name, expression).map(([own, value]) => `let ${own} = ${value}`),
      fc.tuple(expression, expression).map(([left, right]) => `assert ${left} < ${right}`),
    ),
    { maxLength: 7 },
  )
  .map(items => items.join('\n'));

const pieces = (text: string): string[] => text.match(/[\p{L}\p{N}_]+|\s+|./gu) ?? [];

/** An example with a few tokens dropped, doubled, exchanged or put in. */
export const mutatedExample: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...examples.values()), fc.array(fc.tuple(fc.nat(), fc.nat(3), token), { minLength: 1, maxLength: 4 }))
  .map(([text, edits]) => {
    const tokens = pieces(text);
    for (const [place, kind, other] of edits) {
      const at = place % tokens.length;
      const replacement = [[], [tokens[at]!, tokens[at]!], [other], [tokens[at]!, ' ', other, ' ']][kind]!;
      tokens.splice(at, 1, ...replacement);
    }
    return tokens.join('');
  });
