import type { IToken } from 'chevrotain';
import { readNumber } from './numbers.js';
import { stringValue } from './strings.js';
import { tokenEnd } from './tokens.js';
import type {
  Argument,
  Body,
  Call,
  DateLiteral,
  ErrorExpr,
  Expr,
  GroupExpr,
  ListExpr,
  Name,
  NumberLiteral,
  Path,
  Property,
  Reference,
  Span,
  StringLiteral,
  Unit,
} from './tree.js';

/** Nodes grow while their parts are read, so the parser sees them without `readonly`. */
export type Growing<T> = { -readonly [Key in keyof T]: T[Key] };

export function spanOf(token: IToken): Span {
  return { start: token.startOffset, end: tokenEnd(token) };
}

export function nameOf(token: IToken): Name {
  return { kind: 'name', start: token.startOffset, end: tokenEnd(token), text: token.image };
}

export function unitOf(token: IToken): Unit {
  return { kind: 'unit', start: token.startOffset, end: tokenEnd(token), text: token.image };
}

export function stringOf(token: IToken): StringLiteral {
  return { kind: 'string', start: token.startOffset, end: tokenEnd(token), value: stringValue(token.image) };
}

export function dateOf(token: IToken): DateLiteral {
  return { kind: 'date', start: token.startOffset, end: tokenEnd(token), text: token.image };
}

export function numberOf(token: IToken, currency: Unit | undefined, unit: Unit | undefined): NumberLiteral {
  const { value, suffix, digits } = readNumber(token.image);
  return {
    kind: 'number',
    start: currency?.start ?? token.startOffset,
    end: unit?.end ?? tokenEnd(token),
    value,
    text: token.image,
    suffix,
    digits,
    currency,
    unit,
  };
}

export function errorOf(first: IToken, last: IToken): ErrorExpr {
  return { kind: 'error', start: first.startOffset, end: tokenEnd(last) };
}

export function pathOf(first: IToken): Growing<Path> {
  return { kind: 'path', start: first.startOffset, end: tokenEnd(first), names: [nameOf(first)], trailingDot: false };
}

export function referenceOf(first: IToken): Growing<Reference> {
  return { kind: 'reference', start: first.startOffset, end: tokenEnd(first), names: [nameOf(first)], trailingDot: false };
}

/** A dot behind a path or a reference, with the name behind it if there is one yet. */
export function extendPath(path: Growing<Path> | Growing<Reference>, dot: IToken, name: Name | undefined): void {
  path.trailingDot = name === undefined;
  path.end = name?.end ?? tokenEnd(dot);
  if (name !== undefined) path.names.push(name);
}

export function listOf(open: IToken): Growing<ListExpr> {
  return { kind: 'list', start: open.startOffset, end: tokenEnd(open), items: [], close: undefined, unit: undefined };
}

export function groupOf(open: IToken): Growing<GroupExpr> {
  return { kind: 'group', start: open.startOffset, end: tokenEnd(open), inner: undefined, close: undefined, unit: undefined };
}

export function callOf(callee: Reference): Growing<Call> {
  return { kind: 'call', start: callee.start, end: callee.end, callee, args: [], close: undefined, unit: undefined };
}

/** Ends a bracket. A closing sign that was put in for a missing one has no image and leaves `close` absent. */
export function closeBracket(node: Growing<ListExpr | GroupExpr | Call | Body>, close: IToken, unit?: Unit): void {
  if (close.image !== '') node.close = spanOf(close);
  node.end = Math.max(node.end, unit?.end ?? tokenEnd(close));
  if (unit !== undefined && 'unit' in node) node.unit = unit;
}

/** `name: value`, or a lone value. What stands before a colon is a name, or is kept apart to be reported. */
export function argumentOf(first: Expr, colon: IToken | undefined, value: Expr | undefined): Argument {
  if (colon === undefined)
    return { kind: 'argument', start: first.start, end: first.end, name: undefined, badName: undefined, value: first };
  const plain = first.kind === 'reference' && first.names.length === 1 && !first.trailingDot;
  return {
    kind: 'argument',
    start: first.start,
    end: value?.end ?? tokenEnd(colon),
    name: plain ? first.names[0] : undefined,
    badName: plain ? undefined : first,
    value,
  };
}

export function bodyOf(open: IToken): Growing<Body> {
  return { kind: 'body', start: open.startOffset, end: tokenEnd(open), open: spanOf(open), close: undefined, items: [] };
}

export function propertyOf(path: Path, colon: IToken, doc: string | undefined): Growing<Property> {
  return {
    kind: 'property',
    start: path.start,
    end: tokenEnd(colon),
    doc,
    path,
    colon: spanOf(colon),
    value: undefined,
    source: undefined,
    block: undefined,
  };
}
