/** A configuration file to the properties of a model. Nothing in a file makes this throw. */
import { commonFamily, commonFields, families } from './families.js';
import { irrelevantFields } from './irrelevant.js';
import { isObject, parseJson, type JsonObject, type JsonValue } from './json.js';
import { isUnreadQuantisation, isWhole } from './rules.js';
import type { ConfigContent, ConfigEntry, Family, Fields, Rule, WrongField } from './types.js';

/** Why a text gives nothing; completes "`config.json` …". */
export interface ConfigFault {
  readonly fault: string;
}

/** Real files have a few kilobytes, with a long list of quantised layers some hundred. */
export const largestConfig = 1_048_576;

/** What the text of a `config.json` says of a model, or why it says nothing. */
export function readConfig(text: string): ConfigContent | ConfigFault {
  if (text.length > largestConfig) return { fault: 'has more than a million characters; a configuration has a few thousand' };
  const parsed = parseJson(text);
  if ('fault' in parsed) return { fault: `is no valid JSON: line ${parsed.line}, column ${parsed.column}: ${parsed.fault}` };
  if (!isObject(parsed.value)) return { fault: `holds ${kindOf(parsed.value)} where a configuration is \`{ … }\`` };
  const { fields, outer } = languagePart(parsed.value);
  const type = [fields.get('model_type'), outer?.get('model_type')].find(value => typeof value === 'string');
  const known =
    families.find(family => family.types.includes(type as string)) ?? (type === undefined ? byClass(outer ?? fields) : undefined);
  if (known !== undefined) return contentOf(known, fields, outer);
  const missing = commonFields.filter(field => !isWhole(fields.get(field)));
  if (missing.length > 0)
    return {
      fault: `${type === undefined ? 'names no `model_type`' : `is of a family that is not known here, \`${type}\``}, and has no ${missing
        .slice(0, 3)
        .map(name => `\`${name}\``)
        .join(', ')}`,
    };
  return { ...contentOf(commonFamily, fields, outer), unknownType: typeof type === 'string' ? type : '' };
}

/** Values of `model_type` that have a table, in its order. */
export const knownTypes: readonly string[] = families.flatMap(({ types }) => types);

/** Models that also see or hear keep what is written of their language model in a part of its own. */
function languagePart(config: JsonObject): { readonly fields: JsonObject; readonly outer?: JsonObject } {
  for (const name of ['text_config', 'llm_config', 'language_config']) {
    const inner = config.get(name);
    if (isObject(inner)) return { fields: inner, outer: new Map([...config].filter(([field]) => field !== name)) };
  }
  return { fields: config };
}

function byClass(config: JsonObject): Family | undefined {
  const classes = config.get('architectures');
  const name = Array.isArray(classes) ? classes.find(each => typeof each === 'string') : undefined;
  return name === undefined ? undefined : families.find(family => family.classes.some(beginning => (name as string).startsWith(beginning)));
}

function contentOf(family: Family, fields: JsonObject, outer: JsonObject | undefined): ConfigContent {
  const config = fieldsOf(fields, outer);
  return {
    family: family.name,
    entries: [
      ...family.rules.flatMap(rule => entryOf(rule, config)),
      ...Object.entries(family.fixed)
        .filter(([path]) => !family.rules.some(rule => rule.path === path))
        .map(([path, value]) => ({ path, value, from: `model family ${family.name}` })),
    ],
    wrong: family.rules.flatMap(rule => wrongIn(rule, fields)),
    uncounted: [...uncounted(family, fields, config), ...(outer === undefined ? [] : uncounted(family, outer, config))],
  };
}

/** `tie_word_embeddings` and the number format of a model with several parts stand outside as often as inside. */
function fieldsOf(inner: JsonObject, outer: JsonObject | undefined): Fields {
  const shared = ['tie_word_embeddings', 'torch_dtype', 'dtype', 'quantization_config'].filter(
    name => !inner.has(name) && outer?.has(name) === true,
  );
  const all = shared.length === 0 ? inner : new Map([...inner, ...shared.map(name => [name, outer!.get(name)!] as const)]);
  return {
    all,
    whole: (...names) => names.map(name => all.get(name)).find(isWhole),
    truth: name => {
      const value = all.get(name);
      return typeof value === 'boolean' ? value : undefined;
    },
  };
}

function entryOf(rule: Rule, config: Fields): ConfigEntry[] {
  const value = rule.read(config);
  if (value === undefined) return [];
  const there = rule.fields.find(field => isSet(config.all.get(field)));
  return [{ path: rule.path, value, from: there ?? `left out: the default of ${rule.fields[0]!}` }];
}

const isSet = (value: JsonValue | undefined): boolean => value !== undefined && value !== null;

function wrongIn(rule: Rule, fields: JsonObject): WrongField[] {
  return rule.fields.flatMap(field => {
    const value = fields.get(field);
    return !isSet(value) || rule.fits(value!) ? [] : [{ field, found: shown(value!), wanted: rule.wanted }];
  });
}

/** What nobody here reads. `null`, what a family leaves unused, and a part that is turned off say nothing. */
function uncounted(family: Family, fields: JsonObject, config: Fields): string[] {
  const read = new Set(family.rules.flatMap(rule => rule.fields));
  return [...fields]
    .filter(([field, value]) => {
      if (field === 'quantization_config') return isUnreadQuantisation(config);
      if (read.has(field) || !isSet(value) || irrelevantFields.has(field) || family.irrelevant?.includes(field) === true) return false;
      return !(expected(family, field)?.includes(value) ?? isTurnedOff(value));
    })
    .map(([field]) => field);
}

/**
 * `use_…: false`, `num_…: 0`, an empty list: there is nothing that could be counted. An empty group may stand for a part with all its
 * defaults.
 */
const isTurnedOff = (value: JsonValue): boolean =>
  value === false || value === 0 || value === '' || (Array.isArray(value) && value.length === 0);

const expected = ({ expected: values }: Family, field: string): readonly JsonValue[] | undefined =>
  values !== undefined && Object.hasOwn(values, field) ? values[field] : undefined;

const kindOf = (value: JsonValue): string => (value === null ? '`null`' : Array.isArray(value) ? 'a list' : `a ${typeof value}`);

/** A value in a message: short, and on one line. */
function shown(value: JsonValue): string {
  if (typeof value === 'number' && !Number.isFinite(value)) return 'a number that is too large';
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return `\`${value}\``;
  if (typeof value !== 'string') return isObject(value) ? 'a group' : 'a list';
  const line = value.replaceAll(/[\s`]+/gu, ' ');
  return `\`"${line.length > 30 ? `${line.slice(0, 29)}…` : line}"\``;
}
