import { EmbeddedActionsParser } from 'chevrotain';
import type { DSLMethodOpts, IOrAlt, IToken, ParserMethod } from 'chevrotain';
import * as node from './nodes.js';
import type { Growing } from './nodes.js';
import { hasLeadingPoint, hasSpelledMagnitude } from './numbers.js';
import type { ProblemList } from './problems.js';
import { Row } from './row.js';
import * as types from './tokens.js';
import { tokenEnd } from './tokens.js';
import type { Argument, Call, Expr, GroupExpr, ListExpr, Name, Path, Reference, Unit } from './tree.js';

/** Stands in for the name of a call that is read only to be skipped. */
const lostCallee: Reference = { kind: 'reference', start: 0, end: 0, names: [], trailingDot: false };

/**
 * Reads values. Every part is optional, so nothing a user types fails here: what is missing stays absent, what fits nowhere is reported and
 * skipped. The layout has seen to it that brackets have partners and that no line end stands inside them.
 *
 * Chevrotain learns the grammar by running each rule once without input and without arguments; hence the default arguments and `ACTION`.
 * Parts that are read often are methods, not closures: the same function each time is faster and leaves no garbage.
 */
export class ExpressionParser extends EmbeddedActionsParser {
  protected problems!: ProblemList;
  /** The expression being read. */
  private row = new Row();
  private pieces: DSLMethodOpts<void> | undefined;
  private pieceAlternatives: IOrAlt<void>[] | undefined;
  private operands: IOrAlt<Expr>[] | undefined;
  private path: Growing<Path> | Growing<Reference> = lostCallee;
  private callee = lostCallee;

  constructor(checkGrammar: boolean) {
    super(types.parsedTokens, { maxLookahead: 1, recoveryEnabled: true, skipValidations: !checkGrammar });
  }

  /** One rule for all operators: it reads a row of pieces, and the row knows how they bind. */
  readonly expression: ParserMethod<[], Expr> = this.RULE('expression', () => {
    const outer = this.row;
    this.row = new Row();
    this.AT_LEAST_ONE((this.pieces ??= { GATE: () => this.row.expectsOperand, DEF: () => this.piece() }));
    const value = this.ACTION(this.finishedRow);
    this.row = outer;
    return value;
  });

  private finishedRow(): Expr {
    return this.row.finish(this.problems);
  }

  /** A sign before a value; or a value, conversions of it, and perhaps an operator that asks for another. */
  private piece(): void {
    this.OR1((this.pieceAlternatives ??= [{ ALT: () => this.prefix() }, { ALT: () => this.operand() }]));
  }

  private prefix(): void {
    this.row.prefix(this.CONSUME(types.PrefixSign));
  }

  private operand(): void {
    this.row.operand(this.OR2((this.operands ??= this.operandAlternatives())));
    this.MANY(this.conversion);
    this.OPTION(this.operator);
  }

  private operator(): void {
    this.row.operator(this.CONSUME(types.BinaryOperatorSign));
  }

  private conversion(): void {
    const sign = this.CONSUME(types.As);
    const unit = this.OPTION1(() => node.unitOf(this.CONSUME1(types.Unit)));
    const by = this.OPTION2(() => ({ word: this.CONSUME(types.By), path: this.OPTION3(() => this.SUBRULE(this.reference)) }));
    this.row.conversion(sign, unit, by);
  }

  private operandAlternatives(): IOrAlt<Expr>[] {
    return [
      { ALT: () => this.number() },
      { ALT: () => this.referenceOrCall() },
      { ALT: () => this.amount() },
      { ALT: () => node.stringOf(this.CONSUME(types.StringToken)) },
      { ALT: () => node.dateOf(this.CONSUME(types.DateToken)) },
      { ALT: () => this.SUBRULE(this.list) },
      { ALT: () => this.SUBRULE(this.group) },
      { ALT: () => this.SUBRULE(this.junk) },
    ];
  }

  private number(): Expr {
    const digits = this.CONSUME1(types.NumberToken);
    this.ACTION(() => this.checkNumber(digits));
    return node.numberOf(digits, undefined, this.OPTION4(this.unitOfNumber));
  }

  /** Told as it is written; the number is read as it was meant. */
  private checkNumber(digits: IToken): void {
    if (hasLeadingPoint(digits.image)) this.problems.add('leading-point', digits.startOffset, tokenEnd(digits), undefined, digits.image);
    if (hasSpelledMagnitude(digits.image))
      this.problems.add('magnitude-word', digits.startOffset, tokenEnd(digits), undefined, digits.image);
  }

  private unitOfNumber(): Unit {
    return node.unitOf(this.CONSUME2(types.Unit));
  }

  private amount(): Expr {
    const currency = this.CONSUME(types.Currency);
    const number = this.OPTION5(() => {
      const digits = this.CONSUME2(types.NumberToken);
      this.ACTION(() => this.checkNumber(digits));
      return node.numberOf(digits, node.unitOf(currency), this.OPTION6(this.unitOfAmount));
    });
    return (
      number ??
      this.ACTION(() => {
        this.unexpected(currency, currency);
        return node.errorOf(currency, currency);
      })
    );
  }

  private unitOfAmount(): Unit {
    return node.unitOf(this.CONSUME3(types.Unit));
  }

  private referenceOrCall(): Expr {
    const reference = node.referenceOf(this.CONSUME(types.ReferenceWord));
    this.dottedNames(reference);
    this.callee = reference;
    return this.OPTION7(this.callOfReference) ?? reference;
  }

  private callOfReference(): Call {
    return this.SUBRULE(this.call, { ARGS: [this.callee] });
  }

  protected readonly reference: ParserMethod<[], Reference> = this.RULE('reference', () => {
    const reference = node.referenceOf(this.CONSUME(types.ReferenceWord));
    this.dottedNames(reference);
    return reference;
  });

  /** `.name.name` behind the first name of a path or a reference; each rule that needs it has it as its ninth repetition. */
  protected dottedNames(path: Growing<Path> | Growing<Reference>): void {
    this.path = path;
    this.MANY9(this.dottedName);
  }

  private dottedName(): void {
    const dot = this.CONSUME9(types.Dot);
    node.extendPath(this.path, dot, this.OPTION9(this.nameBehindDot));
  }

  private nameBehindDot(): Name {
    return node.nameOf(this.CONSUME9(types.Word));
  }

  private readonly call: ParserMethod<[Reference], Call> = this.RULE('call', (callee: Reference = lostCallee) => {
    const call = node.callOf(callee);
    let afterValue = false;
    this.CONSUME(types.OpenCall);
    this.MANY(() =>
      this.OR([
        {
          ALT: () => {
            call.args.push(this.SUBRULE(this.argument));
            afterValue = true;
          },
        },
        {
          ALT: () => {
            afterValue = this.separator(this.CONSUME(types.Comma), afterValue);
          },
        },
        {
          ALT: () => {
            this.SUBRULE(this.filler);
          },
        },
      ]),
    );
    const close = this.CONSUME(types.CloseRound);
    node.closeBracket(call, close, this.OPTION(this.unitOfBracket));
    return call;
  });

  private unitOfBracket(): Unit {
    return node.unitOf(this.CONSUME(types.Unit));
  }

  private readonly argument: ParserMethod<[], Argument> = this.RULE('argument', () => {
    const first = this.SUBRULE(this.expression);
    let value: Expr | undefined;
    const colon = this.OPTION1(() => {
      const sign = this.CONSUME(types.Colon);
      value = this.OPTION2(() => this.SUBRULE2(this.expression));
      return sign;
    });
    return this.ACTION(() => node.argumentOf(first, colon, value));
  });

  protected readonly list: ParserMethod<[], ListExpr> = this.RULE('list', () => {
    const list = node.listOf(this.CONSUME(types.OpenList));
    let afterValue = false;
    this.MANY(() =>
      this.OR([
        {
          ALT: () => {
            list.items.push(this.SUBRULE(this.expression));
            afterValue = true;
          },
        },
        {
          ALT: () => {
            afterValue = this.separator(this.CONSUME(types.Comma), afterValue);
          },
        },
        {
          ALT: () => {
            this.SUBRULE(this.filler);
          },
        },
      ]),
    );
    const close = this.CONSUME(types.CloseList);
    node.closeBracket(list, close, this.OPTION(this.unitOfBracket));
    return list;
  });

  protected readonly group: ParserMethod<[], GroupExpr> = this.RULE('group', () => {
    const group = node.groupOf(this.CONSUME(types.OpenGroup));
    this.OPTION1(() => {
      group.inner = this.SUBRULE1(this.expression);
    });
    this.MANY(() =>
      this.OR([
        {
          ALT: () => {
            const second = this.SUBRULE2(this.expression);
            this.ACTION(() => this.problems.add('unexpected', second.start, second.end));
          },
        },
        {
          ALT: () => {
            this.separator(this.CONSUME(types.Comma), false);
          },
        },
        {
          ALT: () => {
            this.SUBRULE(this.filler);
          },
        },
      ]),
    );
    const close = this.CONSUME(types.CloseRound);
    node.closeBracket(group, close, this.OPTION(this.unitOfBracket));
    return group;
  });

  /** A comma separates values; one that follows none is reported. Nothing follows it yet. */
  private separator(comma: IToken, afterValue: boolean): false {
    this.ACTION(() => {
      if (!afterValue) this.unexpected(comma, comma);
    });
    return false;
  }

  /** A sign inside brackets that neither is nor separates values. */
  private readonly filler = this.RULE('filler', () => {
    this.OR([
      { ALT: () => this.skipped(this.CONSUME(types.Filler)) },
      { ALT: () => this.skipped(this.CONSUME(types.With)) },
      {
        ALT: () => {
          this.SUBRULE(this.lostCall);
        },
      },
    ]);
  });

  protected skipped(token: IToken): void {
    this.ACTION(() => this.unexpected(token, token));
  }

  /** The bracket of a call that has no name to call: read over as a whole. */
  protected readonly lostCall = this.RULE('lostCall', () => {
    const call = this.SUBRULE(this.call, { ARGS: [lostCallee] });
    this.ACTION(() => this.problems.add('unexpected', call.end - 1, call.end));
  });

  private readonly junk: ParserMethod<[], Expr> = this.RULE('junk', () => {
    const run: IToken[] = [];
    this.AT_LEAST_ONE(() => run.push(this.CONSUME(types.Junk)));
    return this.ACTION(() => {
      const last = run[run.length - 1];
      this.unexpected(run[0], last);
      return node.errorOf(run[0], last);
    });
  });

  /** Reports a run of tokens; its first is the word or sign the message names. */
  protected unexpected(first: IToken, last: IToken): void {
    this.problems.add('unexpected', first.startOffset, tokenEnd(last), undefined, first.image);
  }
}
