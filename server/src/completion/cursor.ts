/**
 * Where the cursor stands, decided from the tree for the blocks around it and from the text before it for the entry being written. Both are
 * there when lines above or below are broken, so completion never depends on a file without errors.
 */
import { foldFullWidth, type Block, type Body, type FileNode, type Item, type Property } from '../../../grammar/src/index.js';

export type Container = Block | Property;

export interface Cursor {
  readonly offset: number;
  /** Blocks and groups around the cursor, outermost first. */
  readonly containers: readonly Container[];
  /** Items beside the one being written. */
  readonly siblings: readonly Item[];
  /** Text of the entry from its first sign to the cursor, full-width forms folded, so that every sign keeps its offset. */
  readonly entry: string;
  /** The cursor is in a string or a comment, where no words of the language are offered. */
  readonly quoted: boolean;
  /** What stands in the string before the cursor; absent outside of one. */
  readonly inString?: string;
}

export function cursorAt(file: FileNode, text: string, offset: number): Cursor {
  const containers: Container[] = [];
  let items: readonly Item[] = file.items;
  let from = 0;
  for (;;) {
    const last = lastBefore(items, offset);
    const body = last === undefined ? undefined : bodyOf(last);
    if (body === undefined || !holds(body, offset)) break;
    containers.push(last as Container);
    items = body.items;
    from = body.open.end;
  }
  const current = lastBefore(items, offset);
  const start = Math.max(from, entryStart(current, text, offset));
  const scanned = scan(text, start, offset);
  return {
    offset,
    containers,
    siblings: items.filter(item => item !== current || item.end < scanned.start),
    entry: foldFullWidth(text.slice(scanned.start, offset)).trimStart(),
    quoted: scanned.quoted || inBlockComment(text, offset),
    ...(scanned.string === undefined || inBlockComment(text, offset) ? {} : { inString: text.slice(scanned.string, offset) }),
  };
}

export function bodyOf(item: Item): Body | undefined {
  return item.kind === 'block' ? item.body : item.kind === 'property' ? item.block : undefined;
}

function lastBefore(items: readonly Item[], offset: number): Item | undefined {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (items[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return items[low - 1];
}

/** A body without its closing brace holds everything up to the next item of the level above. */
function holds(body: Body, offset: number): boolean {
  return body.open.end <= offset && (body.close === undefined || offset <= body.close.start);
}

/** An entry begins on the cursor's line, unless its value is continued over lines: a list, a call, a condition. */
function entryStart(current: Item | undefined, text: string, offset: number): number {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const continued = current !== undefined && current.kind !== 'block' && current.start < lineStart && offset <= current.end;
  return continued ? current.start : lineStart;
}

/** Finds the beginning of the last entry on the way to the cursor, and whether the cursor is in a string or a comment. */
function scan(text: string, from: number, offset: number): { start: number; quoted: boolean; string?: number } {
  let start = from;
  let depth = 0;
  let at = from;
  while (at < offset) {
    const sign = text[at]!;
    if (sign === '"' || sign === '“') {
      const end = endOfString(text, at);
      if (end > offset) return { start, quoted: true, string: at + 1 };
      at = end;
      continue;
    }
    if (sign === '/' && text[at + 1] === '/') {
      const end = lineEnd(text, at);
      if (end >= offset) return { start, quoted: true };
      at = end;
      continue;
    }
    if (sign === '(' || sign === '[') depth++;
    else if (sign === ')' || sign === ']') depth = Math.max(0, depth - 1);
    else if (sign === '{' || sign === '}' || (depth === 0 && (sign === ',' || sign === '，'))) start = at + 1;
    at++;
  }
  return { start, quoted: false };
}

/** Behind the closing sign, or the end of the line for a string that has none. */
function endOfString(text: string, open: number): number {
  const close = text[open] === '“' ? '”' : '"';
  const end = lineEnd(text, open);
  for (let at = open + 1; at < end; at++) {
    if (close === '"' && text[at] === '\\') at++;
    else if (text[at] === close) return at + 1;
  }
  return end + 1;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function inBlockComment(text: string, offset: number): boolean {
  const open = text.lastIndexOf('/*', offset - 2);
  if (open < 0 || open + 2 > offset) return false;
  const close = text.indexOf('*/', open + 2);
  // A comment that is never closed is one line of it only.
  return close < 0 ? lineEnd(text, open) >= offset : close + 2 > offset;
}
