import { endOfLine } from './characters.js';
import type { Block, Expr, Item, Node, Span } from './tree.js';

/** The direct parts of a node, in the order of the text. */
export function childrenOf(node: Node): Node[] {
  return partsOf(node).filter(part => part !== undefined);
}

type Parts = readonly (Node | undefined)[];

function partsOf(node: Node): Parts {
  switch (node.kind) {
    case 'file':
    case 'body':
      return node.items;
    case 'import':
    case 'let':
    case 'assert':
    case 'property':
    case 'block':
      return partsOfItem(node);
    case 'path':
      return node.names;
    case 'argument':
      return [node.name ?? node.badName, node.value];
    case 'name':
    case 'unit':
      return [];
    default:
      return partsOfExpression(node);
  }
}

function partsOfItem(item: Item): Parts {
  switch (item.kind) {
    case 'import':
      return [item.path, item.alias];
    case 'let':
      return [item.name, item.value, item.source];
    case 'assert':
      return [item.condition, item.share, item.reason];
    case 'property':
      return [item.path, item.value, item.source, item.block];
    case 'block':
      return partsOfBlock(item);
  }
}

function partsOfBlock({ path, name, title, from, body }: Block): Parts {
  return [path, name, title, from, body];
}

function partsOfExpression(expression: Expr): Parts {
  switch (expression.kind) {
    case 'number':
      return [expression.currency, expression.unit];
    case 'reference':
      return expression.names;
    case 'call':
      return [expression.callee, ...expression.args, expression.unit];
    case 'list':
      return [...expression.items, expression.unit];
    case 'group':
      return [expression.inner, expression.unit];
    case 'unary':
      return [expression.operand];
    case 'binary':
      return expression.operands;
    case 'range':
      return [expression.low, expression.high];
    case 'convert':
      return [expression.operand, expression.unit, expression.by];
    case 'date':
    case 'string':
    case 'error':
      return [];
  }
}

/** Calls back for a node and everything in it, parents first, in the order of the text. `false` leaves out the parts of that node. */
export function visit(node: Node, callback: (node: Node, parent: Node | undefined) => boolean | void): void {
  visitWithin(node, undefined, callback);
}

function visitWithin(node: Node, parent: Node | undefined, callback: (node: Node, parent: Node | undefined) => boolean | void): void {
  if (callback(node, parent) === false) return;
  for (const part of partsOf(node)) if (part !== undefined) visitWithin(part, node, callback);
}

/** A node and everything in it, parents first, in the order of the text. */
export function* walk(node: Node): Generator<Node, void, undefined> {
  const waiting = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    const parts = partsOf(next);
    for (let index = parts.length - 1; index >= 0; index--) {
      const part = parts[index];
      if (part !== undefined) waiting.push(part);
    }
  }
}

/**
 * The nodes that contain or touch an offset, outermost first. Where two neighbours touch it, as in `a|:`, the one that begins there wins,
 * unless only the other leads to a name, a unit or a value.
 */
export function nodesAt(root: Node, offset: number): Node[] {
  const found: Node[] = [];
  for (let node: Node | undefined = touches(root, offset) ? root : undefined; node !== undefined; node = touchingPart(node, offset))
    found.push(node);
  return found;
}

function touchingPart(node: Node, offset: number): Node | undefined {
  const touching = childrenOf(node).filter(part => touches(part, offset));
  return touching.find(part => offset < part.end) ?? touching[touching.length - 1];
}

function touches({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** A word of the text, where it stands. */
export interface WordSpan extends Span {
  readonly text: string;
}

const words = /[\p{L}_][\p{L}\p{M}\p{Nd}_]*/gu;

/** The word (letters of any script, marks, digits, `_`) that contains or touches an offset; digits alone are no word. */
export function wordAt(text: string, offset: number): WordSpan | undefined {
  if (offset < 0 || offset > text.length) return undefined;
  const lineStart = offset === 0 ? 0 : Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  for (const { index, 0: word } of text.slice(lineStart, endOfLine(text, offset)).matchAll(words)) {
    const start = index + lineStart;
    if (start <= offset && offset <= start + word.length) return { start, end: start + word.length, text: word };
  }
  return undefined;
}
