/** Types of properties in words. */
import { code } from './markdown.mjs';

/** What may be written: `number`, `share`, one of some words, a name of a kind. */
export function typeText(type) {
  switch (type.kind) {
    case 'quantity':
      return quantityText(type);
    case 'word':
      return `one of ${type.words.map(({ name }) => code(name)).join(' ')}`;
    case 'reference':
      return [`name of ${type.to.map(code).join(' or ')}`, ...(type.or ?? []).map(typeText)].join(', or ');
    case 'text':
      return 'text';
    case 'date':
      return 'date';
    case 'boolean':
      return `${code('yes')} or ${code('no')}`;
    case 'list':
      return `list, each a ${typeText(type.of)}`;
    case 'file':
      return code(`${type.reader}("file")`);
    case 'formula':
      return 'formula';
    case 'open-group':
      return `group of own keys, each ${typeText(type.of)}`;
    case 'bounds':
      return `bounds ${code('low..high')}`;
    default:
      throw new Error(`The reference pages have no words for the type ${type.kind}.`);
  }
}

/** The unit figures are given in; empty for factors, shares and everything that is no number. */
export function unitText(type) {
  if (type.kind !== 'quantity') return '';
  return [type.unit, ...(type.alternatives ?? []).map(({ unit }) => unit)]
    .filter(unit => unit !== '')
    .map(code)
    .join(', ');
}

function quantityText(type) {
  if (type.share) return 'share';
  if (type.unit === '') return 'number';
  return type.perGpu ? 'quantity, per accelerator' : 'quantity';
}
