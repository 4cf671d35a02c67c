/** "Write the architecture here": what a `config.json` fills becomes lines of the block, and the file is needed no more. */
import { jsonPath, modelLines, readConfig, resolvePath, type Analysis } from '../../../engine/src/index.js';
import type { Block, Item, Property } from '../../../grammar/src/index.js';
import type { Rewriting } from './write-derived.js';

/** Offered on `config: json("…")` of a model whose file was read. */
export function writeArchitecture(analysis: Analysis, text: string, offset: number): Rewriting[] {
  const block = analysis.parsed.file.items.find(
    (item): item is Block => item.kind === 'block' && item.start <= offset && offset <= item.end,
  );
  const property = block?.body?.items.find((item): item is Property => isConfig(item) && item.start <= offset && offset <= item.end);
  const lines = block === undefined || property === undefined ? [] : linesFor(analysis, block, property);
  if (property === undefined || lines.length === 0) return [];
  return [
    {
      title: 'Write the architecture here',
      edit: { start: property.start, end: property.end, text: lines.join(separatorAt(text, property.start)) },
    },
  ];
}

const isConfig = (item: Item): boolean => item.kind === 'property' && item.path.names.map(name => name.text).join('.') === 'config';

/** One line for each property that the file fills; what the block says itself stays as it is. */
function linesFor(analysis: Analysis, block: Block, property: Property): string[] {
  const written = property.value === undefined ? undefined : jsonPath(property.value);
  const { main, files } = analysis.input;
  const content = written === undefined ? undefined : files.get(resolvePath(main, written.value));
  const read = content !== undefined && 'text' in content ? readConfig(content.text) : undefined;
  if (written === undefined || read === undefined || 'fault' in read) return [];
  const own = new Set(
    (block.body?.items ?? []).flatMap(item => (item.kind === 'property' ? [item.path.names.map(name => name.text).join('.')] : [])),
  );
  const lines = modelLines(read).filter(line => !own.has(line.slice(0, line.indexOf(':'))));
  return own.has('source') ? lines : [...lines, `source: "${written.value.replaceAll(/[\\"]/gu, '\\$&')}, read as ${read.family}"`];
}

/** Lines of their own in a block over several lines, entries of one line otherwise. */
function separatorAt(text: string, start: number): string {
  const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return indent.trim() === '' ? `\n${indent}` : ', ';
}
