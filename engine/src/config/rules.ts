/** Builders of rules: one line of a family's table each. */
import { isObject, type JsonValue } from './json.js';
import type { Fields, Rule, Setting } from './types.js';

export const isWhole = (value: JsonValue | undefined): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

type Otherwise<T extends Setting> = T | ((config: Fields) => T | undefined);

const fallback = <T extends Setting>(otherwise: Otherwise<T> | undefined, config: Fields): T | undefined =>
  typeof otherwise === 'function' ? otherwise(config) : otherwise;

/**
 * A size: a whole number under one of these names. `otherwise` is what the configuration class of the family takes for a field that is left
 * out; without one nothing is filled.
 */
export const size = (path: string, fields: string | readonly string[], otherwise?: Otherwise<number>): Rule => {
  const names = typeof fields === 'string' ? [fields] : fields;
  return {
    path,
    fields: names,
    read: config => config.whole(...names) ?? fallback(otherwise, config),
    wanted: 'a whole number',
    fits: isWhole,
  };
};

/** A choice between yes and no. */
export const choice = (path: string, field: string, otherwise: boolean): Rule => ({
  path,
  fields: [field],
  read: config => config.truth(field) ?? otherwise,
  wanted: '`true` or `false`',
  fits: value => typeof value === 'boolean',
});

/** A word of the property that follows from one or more choices. */
export const wordFrom = (path: string, fields: readonly string[], read: (config: Fields) => string): Rule => ({
  path,
  fields,
  read,
  wanted: '`true` or `false`',
  fits: value => typeof value === 'boolean',
});

/** A number that several fields make together. */
export const computed = (path: string, fields: readonly string[], read: (config: Fields) => Setting | undefined): Rule => ({
  path,
  fields,
  read,
  wanted: 'a value of its kind',
  fits: () => true,
});

/** `layer_types`: how many entries of the list name this kind of layer; `undefined` without a list. */
export function layersOfType(config: Fields, type: string): number | undefined {
  const list = config.all.get('layer_types');
  return Array.isArray(list) ? list.filter(each => each === type).length : undefined;
}

const formats: Readonly<Record<string, string>> = {
  float32: 'fp32',
  float: 'fp32',
  bfloat16: 'bf16',
  float16: 'fp16',
  half: 'fp16',
  float8_e4m3fn: 'fp8',
  float8_e5m2: 'fp8',
  float8: 'fp8',
  int8: 'int8',
};

/** Number format of the stored weights: of quantised weights the one they are quantised to. */
export const precisionRule: Rule = {
  path: 'precision',
  fields: ['quantization_config', 'torch_dtype', 'dtype'],
  wanted: 'a number format',
  fits: () => true,
  read: config =>
    quantised(config) ?? [config.all.get('torch_dtype'), config.all.get('dtype')].map(formatNamed).find(format => format !== undefined),
};

const formatNamed = (value: JsonValue | undefined): string | undefined => {
  const name = typeof value === 'string' ? value.replace(/^torch\./u, '') : '';
  return Object.hasOwn(formats, name) ? formats[name] : undefined;
};

/** `undefined` when nothing is quantised, or in a way that is not known here. */
function quantised({ all }: Fields): string | undefined {
  const quantisation = all.get('quantization_config');
  if (!isObject(quantisation)) return undefined;
  const [method, bits] = [quantisation.get('quant_method'), quantisation.get('bits')];
  if (method === 'fp8' || method === 'fbgemm_fp8') return 'fp8';
  if (method === 'mxfp4') return 'fp4';
  return bits === 8 ? 'int8' : bits === 4 ? 'int4' : undefined;
}

/** A quantisation that says no format is told as not counted. */
export const isUnreadQuantisation = (config: Fields): boolean =>
  isObject(config.all.get('quantization_config')) && quantised(config) === undefined;
