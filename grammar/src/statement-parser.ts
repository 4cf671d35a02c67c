import type { IToken } from 'chevrotain';
import { ExpressionParser } from './expression-parser.js';
import * as node from './nodes.js';
import * as types from './tokens.js';
import { tokenEnd } from './tokens.js';
import type { AssertItem, ImportItem, Item, LetItem, StringLiteral } from './tree.js';

/** Reads `import`, `let` and `assert`, and knows where items go. */
export class StatementParser extends ExpressionParser {
  protected docs: ReadonlyMap<number, string> = new Map();
  /** The items being read, and whether a line end, a comma or a brace stands before the next. */
  protected target: Item[] = [];
  protected separated = true;

  /** Begins an item: its place, its `///` text, and a report if it stands behind another on the same line. */
  protected beginItem(first: IToken): string | undefined {
    if (!this.separated) this.problems.add('missing-separator', first.startOffset, tokenEnd(first), undefined, first.image);
    this.separated = false;
    return this.docs.size === 0 ? undefined : this.docs.get(first.startOffset);
  }

  protected readonly importItem = this.RULE('importItem', () => {
    const first = this.CONSUME(types.Import);
    const item: ImportItem = { kind: 'import', ...node.spanOf(first), doc: undefined, path: undefined, hasAs: false, alias: undefined };
    this.ACTION(() => this.attach(item, first));
    this.OPTION1(() => {
      extend(item, (item.path = node.stringOf(this.CONSUME(types.StringToken))));
      this.OPTION2(() => {
        extend(item, node.spanOf(this.CONSUME(types.As)));
        item.hasAs = true;
        this.OPTION3(() => extend(item, (item.alias = node.nameOf(this.CONSUME(types.Word)))));
      });
    });
  });

  protected readonly letItem = this.RULE('letItem', () => {
    const first = this.CONSUME(types.Let);
    const item: LetItem = {
      kind: 'let',
      ...node.spanOf(first),
      doc: undefined,
      name: undefined,
      hasEquals: false,
      value: undefined,
      source: undefined,
    };
    this.ACTION(() => this.attach(item, first));
    this.OPTION1(() => {
      extend(item, (item.name = node.nameOf(this.CONSUME(types.Word))));
      this.OPTION2(() => {
        extend(item, node.spanOf(this.CONSUME(types.Equals)));
        item.hasEquals = true;
        this.OPTION3(() => extend(item, (item.value = this.SUBRULE(this.expression))));
        this.OPTION4(() => extend(item, (item.source = this.note())));
      });
    });
  });

  protected readonly assertItem = this.RULE('assertItem', () => {
    const first = this.CONSUME(types.Assert);
    const item: AssertItem = {
      kind: 'assert',
      ...node.spanOf(first),
      doc: undefined,
      condition: undefined,
      hasWith: false,
      share: undefined,
      reason: undefined,
    };
    this.ACTION(() => this.attach(item, first));
    this.OPTION1(() => extend(item, (item.condition = this.SUBRULE1(this.expression))));
    this.OPTION2(() => {
      extend(item, node.spanOf(this.CONSUME(types.With)));
      item.hasWith = true;
      this.OPTION3(() => extend(item, (item.share = this.SUBRULE2(this.expression))));
    });
    this.OPTION4(() => extend(item, (item.reason = this.note())));
  });

  private note(): StringLiteral {
    return node.stringOf(this.CONSUME(types.StringToken));
  }

  private attach(item: ImportItem | LetItem | AssertItem, first: IToken): void {
    item.doc = this.beginItem(first);
    this.target.push(item);
  }
}

/** A node reaches at least to the end of its last part. */
export function extend(node: { end: number }, part: { readonly end: number } | undefined): void {
  if (part !== undefined) node.end = part.end;
}
