import type { IToken } from 'chevrotain';

/** Braces, brackets, signs before a value and powers nest to this depth together; whoever walks the tree may recurse. */
export const nestingLimit = 200;

export type FrameShape = 'file' | 'brace' | 'list' | 'group' | 'call';

/** An open brace or bracket. */
export interface Frame {
  readonly shape: FrameShape;
  readonly opener: IToken | undefined;
  /** A call's `(` that has its `)` somewhere before the block ends. */
  readonly hasPartner: boolean;
  /** Opened beyond the limit: both of its signs are junk. */
  readonly tooDeep: boolean;
  /** Levels added by `-` and `^` since the last operator that binds less. */
  tower: number;
  /** Levels added by `not`, `to`, `..` and `as` since the last `and`, `or` or separator. */
  chain: number;
}

/** The open braces and brackets, innermost last. */
export class Nesting {
  private readonly frames: Frame[] = [newFrame('file', undefined, false, false)];
  private depth = 0;
  /** Open round and square brackets since the last brace, to know at once whether a closing sign has a partner. */
  private round = 0;
  private square = 0;
  private readonly outerCounts: { round: number; square: number }[] = [];

  get top(): Frame {
    return this.frames[this.frames.length - 1];
  }

  get inBracket(): boolean {
    return this.round + this.square > 0;
  }

  get isFull(): boolean {
    return this.depth >= nestingLimit;
  }

  get openBraces(): number {
    return this.outerCounts.length;
  }

  hasOpen(shape: 'round' | 'square'): boolean {
    return this[shape] > 0;
  }

  push(shape: FrameShape, opener: IToken, hasPartner: boolean): Frame {
    const frame = newFrame(shape, opener, hasPartner, this.isFull);
    this.frames.push(frame);
    if (!frame.tooDeep) this.depth++;
    if (shape === 'brace') {
      this.outerCounts.push({ round: this.round, square: this.square });
      this.round = this.square = 0;
    } else if (shape === 'list') this.square++;
    else this.round++;
    return frame;
  }

  /** Closes the innermost frame, which must not be the file. */
  pop(): Frame {
    const frame = this.frames.pop()!;
    this.depth -= (frame.tooDeep ? 0 : 1) + frame.tower + frame.chain;
    if (frame.shape === 'brace') ({ round: this.round, square: this.square } = this.outerCounts.pop()!);
    else if (frame.shape === 'list') this.square--;
    else this.round--;
    return frame;
  }

  deepen(by: 'tower' | 'chain'): void {
    this.top[by]++;
    this.depth++;
  }

  /** An operator that binds less ends towers; a separator, `and` and `or` end chains too. */
  flatten(chains: boolean): void {
    const { top } = this;
    this.depth -= top.tower + (chains ? top.chain : 0);
    top.tower = 0;
    if (chains) top.chain = 0;
  }
}

function newFrame(shape: FrameShape, opener: IToken | undefined, hasPartner: boolean, tooDeep: boolean): Frame {
  return { shape, opener, hasPartner, tooDeep, tower: 0, chain: 0 };
}
