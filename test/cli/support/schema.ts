/** As much of JSON Schema as our own contracts use. Unknown keywords are refused, so that nothing is taken for checked that is not. */
import fs from 'node:fs';
import path from 'node:path';
import { checkout } from './terminal.js';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
interface Schema {
  readonly [keyword: string]: any;
}

const notes = new Set(['$schema', '$id', '$defs', 'title', 'description']);

/** Every violation as `path: what is wrong`; empty when the value conforms. */
export function violations(schemaName: string, value: unknown): string[] {
  const root = JSON.parse(fs.readFileSync(path.join(checkout, 'docs/schema', schemaName), 'utf8')) as Schema;
  return check(value as Json, root, '$', root);
}

function check(value: Json, schema: Schema, at: string, root: Schema): string[] {
  return Object.entries(schema).flatMap(([keyword, expected]) =>
    notes.has(keyword) ? [] : checkKeyword(keyword, expected, value, schema, at, root),
  );
}

function checkKeyword(keyword: string, expected: any, value: Json, schema: Schema, at: string, root: Schema): string[] {
  const fail = (holds: boolean, what: string) => (holds ? [] : [`${at}: ${what}`]);
  switch (keyword) {
    case '$ref':
      return check(value, root['$defs'][(expected as string).replace('#/$defs/', '')], at, root);
    case 'const':
      return fail(value === expected, `is not ${expected}`);
    case 'enum':
      return fail(expected.includes(value), `${JSON.stringify(value)} is none of ${expected.join(', ')}`);
    case 'type':
      return fail(isOfType(value, [expected].flat()), `${JSON.stringify(value)} is no ${expected}`);
    case 'minimum':
      return fail(typeof value !== 'number' || value >= expected, `${value} is below ${expected}`);
    case 'maximum':
      return fail(typeof value !== 'number' || value <= expected, `${value} is above ${expected}`);
    case 'pattern':
      return fail(typeof value !== 'string' || new RegExp(expected, 'u').test(value), `${value} does not match ${expected}`);
    case 'required':
      return expected.flatMap((name: string) =>
        fail(
          entriesOf(value).some(([each]) => each === name),
          `${name} is missing`,
        ),
      );
    case 'items':
      return Array.isArray(value) ? value.flatMap((item, index) => check(item, expected, `${at}[${index}]`, root)) : [];
    case 'anyOf':
      return fail(
        expected.some((choice: Schema) => check(value, choice, at, root).length === 0),
        `fits no alternative: ${JSON.stringify(value)}`,
      );
    case 'properties':
      return entriesOf(value)
        .filter(([name]) => Object.hasOwn(expected, name))
        .flatMap(([name, each]) => check(each, expected[name], `${at}.${name}`, root));
    case 'additionalProperties':
      return entriesOf(value)
        .filter(([name]) => !Object.hasOwn(schema['properties'] ?? {}, name))
        .flatMap(([name, each]) =>
          expected === false ? [`${at}: ${name} is not foreseen`] : check(each, expected, `${at}.${name}`, root),
        );
    default:
      throw new Error(`the checker does not know ${keyword}`);
  }
}

const entriesOf = (value: Json): [string, Json][] => (typeOf(value) === 'object' ? Object.entries(value as object) : []);

const isOfType = (value: Json, types: readonly string[]): boolean =>
  types.includes(typeOf(value)) || (typeOf(value) === 'integer' && types.includes('number'));

function typeOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value;
}
