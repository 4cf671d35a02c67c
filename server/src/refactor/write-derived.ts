/** "Write the derived value here": an assumption or a result becomes a line of the file, which its writer can then narrow. */
import { vocabulary, type Analysis, type BlockEstimates, type Estimate } from '../../../engine/src/index.js';
import type { Block, Item } from '../../../grammar/src/index.js';
import { writtenText } from '../text/estimate-text.js';

export interface Rewriting {
  readonly title: string;
  readonly edit: { readonly start: number; readonly end: number; readonly text: string };
}

/** A menu of more would be searched, not read. */
const mostOffered = 8;

/** Offered on the head of a block, for its headline values that are not in the text. */
export function writeDerivedValues(analysis: Analysis, text: string, offset: number): Rewriting[] {
  const headed = headedAt(analysis, offset);
  const close = headed?.node.body?.close;
  if (headed === undefined || close === undefined) return [];
  return entriesOf(headed.block)
    .slice(0, mostOffered)
    .map(entry => ({ title: `Write "${entry}" here`, edit: insertion(entry, text, close.start, headed.node.start) }));
}

/** The block on whose head the cursor stands, with its syntax; `undefined` anywhere else. */
export function headedAt(analysis: Analysis, offset: number): { readonly block: BlockEstimates; readonly node: Block } | undefined {
  const block = analysis.blocks.find(({ head }) => head.start <= offset && offset <= head.end);
  const node =
    block === undefined ? undefined : analysis.parsed.file.items.find((item): item is Block => isBlockAt(item, block.place.start));
  return block === undefined || node === undefined ? undefined : { block, node };
}

function isBlockAt(item: Item, start: number): boolean {
  return item.kind === 'block' && item.start <= start && start < item.end;
}

/** `gpu_hours: 28.1M to 34.2M GPU-hours` */
function entriesOf(block: BlockEstimates): string[] {
  return writable(block).flatMap(estimate => {
    const value = writtenText(estimate);
    return value === undefined ? [] : [`${estimate.path}: ${value}`];
  });
}

function writable(block: BlockEstimates): Estimate[] {
  const properties = vocabulary.kinds.get(block.kind)?.properties ?? [];
  return properties
    .filter(({ how, headline, path }) => how !== 'derived' && headline === true && !path.includes('.'))
    .map(({ path }) => block.estimates.get(path))
    .filter(estimate => estimate !== undefined)
    .filter(({ origin }) => origin === 'derived' || origin === 'default' || origin === 'library');
}

/** A line of its own before the closing brace; in a block on one line, one more entry of that line. */
export function insertion(entry: string, text: string, close: number, blockStart: number): Rewriting['edit'] {
  const lineStart = text.lastIndexOf('\n', close - 1) + 1;
  if (lineStart > blockStart && text.slice(lineStart, close).trim() === '') {
    const indent = text.slice(lineStart, close);
    return { start: lineStart, end: lineStart, text: `${indent}  ${entry}\n` };
  }
  const before = text.slice(0, close).trimEnd();
  const separator = before.endsWith('{') || before.endsWith(',') ? ' ' : ', ';
  return { start: before.length, end: close, text: `${separator}${entry} ` };
}
