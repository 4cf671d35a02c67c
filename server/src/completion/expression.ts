/** What may come next in an expression, told from its text up to the cursor. */

export type Slot =
  /** A value may begin here. `first`: nothing stands before it, so words and examples of the property fit. */
  | { readonly kind: 'operand'; readonly word: string; readonly first: boolean; readonly inList: boolean }
  /**
   * Behind a number, a bracket or `as`: a unit. `currency`: an amount of money stands before it, which only a `/…` can follow. `alone`: the
   * value is a number, a range or a list of them so far, so its unit is the one of the whole.
   */
  | { readonly kind: 'unit'; readonly word: string; readonly currency: boolean; readonly afterBlank: boolean; readonly alone: boolean }
  /** Behind a dot. */
  | { readonly kind: 'member'; readonly path: readonly string[]; readonly word: string }
  /** In the brackets of a call, at the beginning of an argument or behind its name. */
  | {
      readonly kind: 'argument';
      readonly callee: string;
      readonly given: readonly string[];
      readonly name: string | undefined;
      readonly word: string;
    }
  /** Behind a finished value. */
  | { readonly kind: 'operator'; readonly word: string };

const name = '[\\p{L}\\p{M}\\p{N}_]';
const trailingWord = new RegExp(`${name}*$`, 'u');
const member = new RegExp(`(?<path>(?:(?!\\p{N})${name}+\\s*\\.\\s*)+)$`, 'u');
const unitWord = '(?<word>[\\p{L}\\p{M}_$€£¥/%][\\p{L}\\p{M}\\p{N}_$€£¥/%-]*)?';
const digits = '\\d[\\d_]*(?:\\.\\d+)?(?:[eE][+-]?\\d+)?';
const suffix = `(?:万亿|万|亿|%|(?:[KMGT]i|[kKMBTx])(?!${name}))?`;
const afterNumber = new RegExp(`(?<!${name}|${name}\\.)(?<currency>[$€£¥]\\s*)?${digits}${suffix}(?<blank>\\s*)${unitWord}$`, 'u');
const afterBracket = new RegExp(`[)\\]](?<blank>\\s+)${unitWord}$`, 'u');
const afterAs = new RegExp(`(?<!${name})as(?<blank>\\s+)${unitWord}$`, 'u');

const beginsWithNumber = /^[\s[]*[-$€£¥\d]/u;
/** Signs of a value that is computed: its numbers may have any unit. */
const compound = new RegExp(`[*^+(]|\\s[-/]\\s|/\\s*\\d|(?<!${name})as(?!${name})`, 'u');

/** Words behind which a value begins. */
const expecting = new Set(['to', 'in', 'and', 'or', 'not', 'with', 'by']);

/** No name, path or number that means something is longer; patterns that end at the cursor are tried on this much text only. */
const longestTail = 500;

export function slotOf(expression: string): Slot {
  const word = wordAtEnd(expression);
  const before = expression.slice(0, expression.length - word.length);
  const path = member.exec(before.slice(-longestTail))?.groups?.['path'];
  if (path !== undefined)
    return {
      kind: 'member',
      path: path
        .split('.')
        .map(part => part.trim())
        .filter(part => part !== ''),
      word,
    };
  const unit = unitSlot(expression);
  if (unit !== undefined) return unit;
  // A number that is still being written is no name.
  if (/^\p{N}/u.test(word)) return { kind: 'operator', word };
  const call = openCall(before);
  const inside = call?.text ?? before;
  if (call !== undefined && call.callee !== '') {
    const named = new RegExp(`^\\s*(?<name>${name}+)\\s*:\\s*$`, 'u').exec(call.argument)?.groups?.['name'];
    if (named !== undefined || call.argument.trim() === '')
      return { kind: 'argument', callee: call.callee, given: call.given, name: named, word };
  }
  return operandExpected(before)
    ? { kind: 'operand', word, first: inside.trim() === '', inList: call?.bracket === '[' }
    : { kind: 'operator', word };
}

function unitSlot(expression: string): Slot | undefined {
  const tail = expression.slice(-longestTail);
  for (const pattern of [afterAs, afterBracket, afterNumber]) {
    const groups = pattern.exec(tail)?.groups;
    if (groups === undefined) continue;
    const word = groups['word'] ?? '';
    const afterBlank = groups['blank'] !== '';
    const currency = groups['currency'] !== undefined;
    // Directly behind a digit the number itself may go on, so a unit is offered once there is a blank or a letter; only a price has its `/`
    // there.
    if (word !== '' || afterBlank || currency)
      return { kind: 'unit', word, currency, afterBlank, alone: beginsWithNumber.test(expression) && !compound.test(expression) };
  }
  return undefined;
}

interface OpenCall {
  readonly bracket: '(' | '[';
  /** The name before the bracket; empty for a group or a list. */
  readonly callee: string;
  readonly text: string;
  /** The argument being written. */
  readonly argument: string;
  /** Names of the arguments before it. */
  readonly given: readonly string[];
}

/** The innermost bracket that is still open. */
function openCall(before: string): OpenCall | undefined {
  let depth = 0;
  for (let at = before.length - 1; at >= 0; at--) {
    const sign = before[at]!;
    if (sign === ')' || sign === ']') depth++;
    else if (sign === '(' || sign === '[') {
      if (depth-- > 0) continue;
      const text = before.slice(at + 1);
      const parts = text.split(',');
      const given = parts.slice(0, -1).flatMap(part => (part.includes(':') ? [part.slice(0, part.indexOf(':')).trim()] : []));
      const callee = sign === '(' ? wordAtEnd(before.slice(0, at)) : '';
      return { bracket: sign, callee, text, argument: parts[parts.length - 1]!, given };
    }
  }
  return undefined;
}

function operandExpected(before: string): boolean {
  const trimmed = before.trimEnd();
  if (trimmed === '' || /[-+*/^<>=!([,:&|]$|\.\.$/u.test(trimmed)) return true;
  return expecting.has(wordAtEnd(trimmed));
}

function wordAtEnd(text: string): string {
  return trailingWord.exec(text.slice(-longestTail))![0];
}
