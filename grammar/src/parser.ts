import { EOF, tokenMatcher } from 'chevrotain';
import type { IOrAlt, IToken, ParserMethod } from 'chevrotain';
import * as node from './nodes.js';
import type { Growing } from './nodes.js';
import type { ProblemList } from './problems.js';
import { extend, StatementParser } from './statement-parser.js';
import * as types from './tokens.js';
import type { Block, Body, Expr, Item, Path, Property, StringLiteral } from './tree.js';

/** What the parser reads: the tokens as the layout placed them. */
export interface ParserInput {
  readonly tokens: IToken[];
  readonly docs: ReadonlyMap<number, string>;
  readonly problems: ProblemList;
}

/** How far a broken line is looked over for a `{` or `:` that makes its rest worth reading. */
const lookOver = 64;

/** Reads the items of a file. Every node is attached to its parent before its children are read. */
export class ScaleParser extends StatementParser {
  private itemAlternatives: IOrAlt<void>[] | undefined;
  private entryAlternatives: IOrAlt<void>[] | undefined;
  /** The path and the `///` text of the entry being read, until it is known to be a property or a block. */
  private head: Path | undefined;
  private headDoc: string | undefined;
  /** The property being read, for the block behind its value. */
  private owner: Property | undefined;

  /** A parser with `checkGrammar` throws if one token of look-ahead does not decide every choice; it costs time and is for the tests. */
  constructor(checkGrammar = false) {
    super(checkGrammar);
    this.performSelfAnalysis();
  }

  readFile({ tokens, docs, problems }: ParserInput): Item[] {
    const items: Item[] = [];
    this.begin(tokens, docs, problems);
    this.file(items);
    this.begin([], new Map(), problems);
    return items;
  }

  readValue({ tokens, docs, problems }: ParserInput): Expr | undefined {
    this.begin(tokens, docs, problems);
    const value = this.loneValue();
    this.begin([], new Map(), problems);
    return value;
  }

  private begin(tokens: IToken[], docs: ReadonlyMap<number, string>, problems: ProblemList): void {
    this.docs = docs;
    this.problems = problems;
    this.head = undefined;
    this.owner = undefined;
    this.input = tokens;
  }

  private readonly file = this.RULE('file', (target: Item[]) => {
    this.SUBRULE(this.items, { ARGS: [target] });
  });

  private readonly loneValue = this.RULE('loneValue', (): Expr | undefined => {
    const value = this.OPTION(() => this.SUBRULE(this.expression));
    this.ACTION(() => {
      const rest = this.LA(1).tokenType === types.LineEnd ? this.LA(2) : this.LA(1);
      if (rest.tokenType !== EOF) this.unexpected(rest, rest);
    });
    return value;
  });

  private readonly items = this.RULE('items', (target: Item[] = []) => {
    const outer = this.target;
    this.target = target;
    this.separated = true;
    this.MANY1(() =>
      this.OR1(
        (this.itemAlternatives ??= [
          {
            ALT: () => {
              this.CONSUME(types.LineEnd);
              this.separated = true;
            },
          },
          {
            ALT: () => {
              this.CONSUME(types.Comma);
              this.separated = true;
            },
          },
          { ALT: () => this.entry() },
          { ALT: () => this.SUBRULE(this.importItem) },
          { ALT: () => this.SUBRULE(this.letItem) },
          { ALT: () => this.SUBRULE(this.assertItem) },
          { ALT: () => this.SUBRULE(this.bareBody) },
          { ALT: () => this.SUBRULE(this.stray) },
        ]),
      ),
    );
    this.target = outer;
    this.separated = false;
  });

  private entry(): void {
    const first = this.CONSUME(types.Key);
    const doc = this.beginItem(first);
    const path = node.pathOf(first);
    this.dottedNames(path);
    this.head = path;
    this.headDoc = doc;
    this.OR2(
      (this.entryAlternatives ??= [
        { ALT: () => this.property(this.head!, this.headDoc) },
        { ALT: () => this.block(this.head!, this.headDoc) },
      ]),
    );
  }

  private property(path: Path, doc: string | undefined): void {
    const property = node.propertyOf(path, this.CONSUME1(types.Colon), doc);
    this.target.push(property);
    extend(property, (property.value = this.OPTION1(this.value)));
    extend(property, (property.source = this.OPTION2(this.source)));
    this.owner = property;
    this.OPTION3(this.blockOfProperty);
  }

  private blockOfProperty(): void {
    const property = this.owner!;
    extend(
      property,
      this.SUBRULE1(this.body, {
        ARGS: [
          body => {
            property.block = body;
          },
        ],
      }),
    );
  }

  private value(): Expr {
    return this.SUBRULE(this.expression);
  }

  private source(): StringLiteral {
    return node.stringOf(this.CONSUME1(types.StringToken));
  }

  private block(path: Path, doc: string | undefined): void {
    const block: Growing<Block> = {
      kind: 'block',
      start: path.start,
      end: path.end,
      doc,
      path,
      name: undefined,
      title: undefined,
      hasFrom: false,
      from: undefined,
      body: undefined,
    };
    this.target.push(block);
    this.OPTION4(() => {
      extend(block, (block.name = node.nameOf(this.CONSUME(types.BlockName))));
      this.OPTION5({ GATE: () => this.LA(2).tokenType === types.OpenBrace, DEF: () => this.skipped(this.CONSUME2(types.Colon)) });
    });
    this.OPTION6(() => extend(block, (block.title = node.stringOf(this.CONSUME2(types.StringToken)))));
    this.OPTION7(() => {
      extend(block, node.spanOf(this.CONSUME(types.From)));
      block.hasFrom = true;
      this.OPTION8(() => extend(block, (block.from = this.SUBRULE(this.reference))));
    });
    this.MANY2({ GATE: () => this.hidesBrace(), DEF: () => this.skipped(this.CONSUME(types.HeaderJunk)) });
    this.OPTION(() =>
      extend(
        block,
        this.SUBRULE2(this.body, {
          ARGS: [
            body => {
              block.body = body;
            },
          ],
        }),
      ),
    );
  }

  private readonly body: ParserMethod<[(body: Body) => void], Body> = this.RULE('body', (attach: (body: Body) => void) => {
    const body = node.bodyOf(this.CONSUME(types.OpenBrace));
    this.ACTION(() => attach(body));
    this.SUBRULE(this.items, { ARGS: [body.items] });
    const close = this.CONSUME(types.CloseBrace);
    this.ACTION(() => node.closeBracket(body, close));
    return body;
  });

  /** `{` without a header is reported; what it holds belongs to the items around it. */
  private readonly bareBody = this.RULE('bareBody', () => {
    this.ACTION(() => this.unexpected(this.LA(1), this.LA(1)));
    const body = this.SUBRULE(this.body, { ARGS: [() => undefined] });
    this.ACTION(() => {
      for (const item of body.items) this.target.push(item);
    });
  });

  /**
   * What can begin no item, with the rest of the line unless an entry follows there. It is one problem, whatever stands in its brackets.
   */
  private readonly stray = this.RULE('stray', () => {
    const first = this.ACTION(() => this.LA(1));
    const foundBefore = this.ACTION(() => this.problems.found.length);
    this.OR1([
      {
        ALT: () => {
          this.CONSUME1(types.Stray);
        },
      },
      {
        ALT: () => {
          this.SUBRULE1(this.list);
        },
      },
      {
        ALT: () => {
          this.SUBRULE1(this.group);
        },
      },
      {
        ALT: () => {
          this.SUBRULE1(this.lostCall);
        },
      },
    ]);
    this.MANY({
      GATE: () => this.continuesStray(),
      DEF: () =>
        this.OR2([
          {
            ALT: () => {
              this.CONSUME2(types.Skippable);
            },
          },
          {
            ALT: () => {
              this.SUBRULE2(this.list);
            },
          },
          {
            ALT: () => {
              this.SUBRULE2(this.group);
            },
          },
          {
            ALT: () => {
              this.SUBRULE2(this.lostCall);
            },
          },
        ]),
    });
    this.ACTION(() => {
      this.problems.found.length = foundBefore;
      this.unexpected(first, this.LA(0));
    });
  });

  private continuesStray(): boolean {
    if (!tokenMatcher(this.LA(1), types.Word)) return true;
    for (let distance = 1; distance <= lookOver; distance++) {
      const { tokenType } = this.LA(distance);
      if (tokenType === types.Colon || tokenType === types.OpenBrace) return false;
      if (tokenType === types.Comma || tokenType === types.CloseBrace || tokenType === types.LineEnd) return true;
    }
    return true;
  }

  /** Whether only unexpected words and signs stand between a header and its `{`, as in `model 7b {`. */
  private hidesBrace(): boolean {
    for (let distance = 1; distance <= lookOver; distance++) {
      const token = this.LA(distance);
      if (token.tokenType === types.OpenBrace) return distance > 1;
      if (!tokenMatcher(token, types.HeaderJunk)) return false;
      if (token.tokenType === types.Equals && this.LA(distance + 1).tokenType !== types.OpenBrace) return false;
    }
    return false;
  }
}
