/** Reads a unit: words joined by glued `/` and `-`. After the first `/` everything divides: `a/b/c` is a/(b·c). */
import { dimension, dimensionless, divide, multiply, type Dimension } from './dimension.js';
import { closest } from './suggest.js';
import { resolveWord, suggestibleWords } from './unit-words.js';
import type { Unit } from './unit.js';

export type ParsedUnit =
  | { readonly ok: true; readonly unit: Unit }
  /** `word` is the part that is no unit, at `start` to `end` of the text; empty where a word is missing. */
  | { readonly ok: false; readonly word: string; readonly start: number; readonly end: number; readonly suggestions: string[] };

/** Says whether a word is the name of a chip, and gives the name in its usual spelling. */
export type TagLookup = (word: string) => string | undefined;

interface Piece {
  readonly word: string;
  readonly start: number;
  /** The sign in front: empty for the first word. */
  readonly joint: '' | '-' | '/';
  readonly below: boolean;
}

interface Meaning {
  readonly factor: number;
  readonly dimension: Dimension;
  readonly tag?: string;
}

/** More words than any unit has; keeps the factor of the largest prefixes finite. */
const mostWords = 12;

const time = dimension({ time: 1 });
const flop = dimension({ flop: 1 });
const flopRate = divide(flop, time);
const accelerator = dimension({ gpu: 1 });

/**
 * The unit a text stands for. `isTag` makes chip names units of accelerators, so that `H100-hours` is accelerator-time with the tag `H100`.
 * A leading `/` is for use behind a currency amount: `/GPU-hour`.
 */
export function parseUnit(text: string, isTag?: TagLookup): ParsedUnit {
  const pieces = ratesApart(piecesOf(foldWidth(text)));
  let factor = 1;
  let measured = dimensionless;
  let tag: string | undefined;
  for (const [index, piece] of pieces.entries()) {
    const meaning = index < mostWords ? meaningOf(piece.word, isTag) : undefined;
    const otherChip = tag !== undefined && meaning?.tag !== undefined && meaning.tag !== tag;
    if (meaning === undefined || otherChip) return failure(piece, pieces[index + 1]);
    factor = piece.below ? factor / meaning.factor : factor * meaning.factor;
    measured = piece.below ? divide(measured, meaning.dimension) : multiply(measured, meaning.dimension);
    tag ??= meaning.tag;
  }
  const unit = { text: foldWidth(text), factor, dimension: measured };
  return { ok: true, unit: tag === undefined ? unit : { ...unit, tag } };
}

/** Full-width letters and signs as their ASCII twins, one for one, so that offsets stay true. */
function foldWidth(text: string): string {
  return text.replace(/[\uFF01-\uFF5E]/g, sign => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replaceAll('￥', '¥');
}

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let joint: Piece['joint'] = text.startsWith('/') ? '/' : '';
  let below = joint === '/';
  let start = joint.length;
  for (const word of text.slice(start).split(/[/-]/)) {
    pieces.push(...apart({ word, start, joint, below }));
    start += word.length + 1;
    joint = text[start - 1] === '/' ? '/' : '-';
    below ||= joint === '/';
  }
  return pieces;
}

/** `GPU小时` and `卡时` are written without a joint. */
function apart(piece: Piece): Piece[] {
  const compound = /^(.+?)(小时|分钟|个月|时|秒|天|周|月|年)$/u.exec(piece.word);
  if (compound === null || resolveWord(piece.word) !== undefined) return [piece];
  const [, chip, duration] = compound;
  const second = {
    word: duration === '时' ? '小时' : duration!,
    start: piece.start + chip!.length,
    joint: '-',
    below: piece.below,
  } as const;
  return [{ ...piece, word: chip! }, second];
}

/**
 * `PFLOP/s-days` is a rate held for days, against the rule that everything after `/` divides, because nobody means anything else by it;
 * and the short `PF` of `PF-days` is a rate already, so the `/s` people add to it changes nothing.
 */
function ratesApart(pieces: Piece[]): Piece[] {
  const [first, second, ...rest] = pieces;
  if (first === undefined || second === undefined || first.below || second.joint !== '/' || meaningOf(second.word)?.dimension !== time)
    return pieces;
  const rate = resolveWord(first.word)?.word;
  if (rate?.dimension !== flop && rate?.prefix !== 'required') return pieces;
  const slash = rest.findIndex(piece => piece.joint === '/');
  const held = rest.map((piece, index) => (slash < 0 || index < slash ? { ...piece, below: false } : piece));
  return rate.dimension === flopRate ? [first, ...held] : [first, second, ...held];
}

function meaningOf(word: string, isTag?: TagLookup): Meaning | undefined {
  const known = resolveWord(word);
  if (known !== undefined) return { factor: known.factor, dimension: known.word.dimension };
  if (word === '' || isTag === undefined) return undefined;
  const tag = isTag(word) ?? (/.s$/i.test(word) ? isTag(word.slice(0, -1)) : undefined);
  return tag === undefined ? undefined : { factor: 1, dimension: accelerator, tag };
}

function failure(piece: Piece, next: Piece | undefined): ParsedUnit {
  const near = closest(piece.word, suggestibleWords);
  const isLikelyChip = piece.word.length > 1 && next?.joint === '-' && meaningOf(next.word)?.dimension === time;
  const suggestions = near.length === 0 && isLikelyChip ? ['GPU'] : near;
  return { ok: false, word: piece.word, start: piece.start, end: piece.start + piece.word.length, suggestions };
}
