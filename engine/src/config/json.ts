/**
 * JSON with places: what is wrong, and where, in the same words on every machine. The built-in parser says either differently from one
 * engine to the next.
 */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** Entries in their order. A map, since a file may call a field `__proto__`. */
export type JsonObject = ReadonlyMap<string, JsonValue>;

export type JsonResult = { readonly value: JsonValue } | JsonFault;

export interface JsonFault {
  /** Completes "it is no valid JSON: …". */
  readonly fault: string;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
}

export const isObject = (value: JsonValue | undefined): value is JsonObject => value instanceof Map;

/** Configuration files are flat; anything deeper is none. */
const deepest = 64;

class Fault extends Error {
  constructor(
    readonly what: string,
    readonly offset: number,
  ) {
    super(what);
  }
}

/** The value of a text, or the first place at which it is no JSON. */
export function parseJson(text: string): JsonResult {
  const source = text.startsWith('\ufeff') ? text.slice(1) : text;
  try {
    return { value: new Parser(source).document() };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const before = source.slice(0, error.offset).split(/\r\n|\n|\r/u);
    return { fault: error.what, line: before.length, column: before.at(-1)!.length + 1 };
  }
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/uy;
const blanks = /[ \t\r\n]*/uy;
const words: readonly (readonly [string, JsonValue])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];
const escapes: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

class Parser {
  private at = 0;

  constructor(private readonly text: string) {}

  document(): JsonValue {
    const value = this.value(0);
    this.skip();
    if (this.at < this.text.length) throw new Fault(`nothing may follow the value, and ${this.found()} does`, this.at);
    return value;
  }

  private value(depth: number): JsonValue {
    this.skip();
    if (depth > deepest) throw new Fault(`it is nested deeper than ${deepest} levels`, this.at);
    const next = this.text[this.at];
    if (next === '{') return this.object(depth);
    if (next === '[') return this.list(depth);
    if (next === '"') return this.string();
    const word = words.find(([name]) => this.text.startsWith(name, this.at));
    if (word !== undefined) {
      this.at += word[0].length;
      return word[1];
    }
    const digits = this.match(number);
    if (digits === '') throw new Fault(`a value is missing before ${this.found()}`, this.at);
    return Number(digits);
  }

  private object(depth: number): JsonObject {
    const entries = new Map<string, JsonValue>();
    this.items('}', () => {
      if (this.text[this.at] !== '"') throw new Fault(`a name in double quotes is missing before ${this.found()}`, this.at);
      const name = this.string();
      this.skip();
      if (this.text[this.at] !== ':') throw new Fault(`\`:\` is missing before ${this.found()}`, this.at);
      this.at++;
      entries.set(name, this.value(depth + 1));
    });
    return entries;
  }

  private list(depth: number): readonly JsonValue[] {
    const items: JsonValue[] = [];
    this.items(']', () => {
      items.push(this.value(depth + 1));
    });
    return items;
  }

  /** What stands between brackets, separated by commas. */
  private items(close: string, item: () => void): void {
    this.at++;
    this.skip();
    if (this.text[this.at] === close) {
      this.at++;
      return;
    }
    for (;;) {
      item();
      this.skip();
      const next = this.text[this.at];
      if (next !== ',' && next !== close) throw new Fault(`\`,\` or \`${close}\` is missing before ${this.found()}`, this.at);
      this.at++;
      if (next === close) return;
      this.skip();
    }
  }

  private string(): string {
    const start = this.at++;
    let value = '';
    for (;;) {
      const next = this.text[this.at++];
      if (next === '"') return value;
      if (next === undefined || next < ' ') throw new Fault('a string has no closing quote', start);
      value += next === '\\' ? this.escape() : next;
    }
  }

  private escape(): string {
    const sign = this.text[this.at++] ?? '';
    if (Object.hasOwn(escapes, sign)) return escapes[sign]!;
    const code = sign === 'u' ? /^[\da-fA-F]{4}/u.exec(this.text.slice(this.at, this.at + 4))?.[0] : undefined;
    if (code === undefined) throw new Fault(`\`\\${sign}\` means nothing in a string`, this.at - 2);
    this.at += 4;
    return String.fromCharCode(Number.parseInt(code, 16));
  }

  private skip(): void {
    this.match(blanks);
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  private found(): string {
    const sign = this.text.codePointAt(this.at);
    return sign === undefined ? 'the end of the file' : sign < 0x20 ? 'a control character' : `\`${String.fromCodePoint(sign)}\``;
  }
}
