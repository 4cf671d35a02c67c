import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse, parseExpression } from '../../grammar/src/index.js';
import type { BinaryExpr, Block, Expr, Item, Node, SyntaxProblem } from '../../grammar/src/index.js';

const root = new URL('../../../', import.meta.url);
const folders = ['test/grammar/samples', 'examples', 'library', 'test/fixtures/specs'];

export interface SampleFile {
  readonly name: string;
  readonly text: string;
}

/** Every `.scale` file of the repository that must parse without a problem. */
export function sampleFiles(): SampleFile[] {
  return folders.flatMap(folder => {
    const url = new URL(`${folder}/`, root);
    if (!existsSync(url)) return [];
    const names = readdirSync(url, { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.scale'))
      .sort();
    return names.map(name => ({ name: `${folder}/${name}`, text: readFileSync(new URL(name, url), 'utf8') }));
  });
}

/** Our own samples, which cover the whole language. */
export function ownSamples(): SampleFile[] {
  return sampleFiles().filter(({ name }) => name.startsWith(folders[0]));
}

/** The problems that count as errors; full-width signs are information. */
export function errorsOf(problems: readonly SyntaxProblem[]): SyntaxProblem[] {
  return problems.filter(({ code }) => code !== 'full-width');
}

/** `code text` of each error. */
export function errorsIn(text: string): string[] {
  return errorsOf(parse(text).problems).map(problem => `${problem.code} ${problem.text}`.trim());
}

const places = new Set(['start', 'end', 'colon', 'open', 'close', 'operatorSpan', 'span']);

/** A tree without positions, for comparison. */
export function withoutPlaces(tree: Node): string {
  return JSON.stringify(tree, (key, value: unknown) => (places.has(key) ? undefined : value));
}

/** `kind name` of every block at the top of a file. */
export function topBlocks(items: readonly Item[]): string[] {
  return items.filter(item => item.kind === 'block').map(headOf);
}

export function headOf(block: Block): string {
  return `${block.path.names.map(({ text }) => text).join('.')} ${block.name?.text ?? ''}`.trim();
}

/** A value in a short form that shows what binds to what: `(1 + (2 * 3[GPUs]))`. A missing part is `_`. */
export function sketch(expression: Expr | undefined): string {
  if (expression === undefined) return '_';
  switch (expression.kind) {
    case 'number':
      return `${expression.currency?.text ?? ''}${expression.text}${unitOf(expression)}`;
    case 'date':
      return `date ${expression.text}`;
    case 'string':
      return JSON.stringify(expression.value);
    case 'reference':
      return expression.names.map(({ text }) => text).join('.') + (expression.trailingDot ? '.' : '');
    case 'call':
      return `${sketch(expression.callee)}(${expression.args.map(sketchArgument).join(', ')})${unitOf(expression)}`;
    case 'list':
      return `[${expression.items.map(sketch).join(', ')}]${unitOf(expression)}`;
    case 'group':
      return `{${sketch(expression.inner)}}${unitOf(expression)}`;
    case 'unary':
      return `(${expression.operator} ${sketch(expression.operand)})`;
    case 'range':
      return `(${sketch(expression.low)} ${expression.operator} ${sketch(expression.high)})`;
    case 'convert':
      return `(${sketch(expression.operand)} as${unitOf(expression)}${expression.hasBy ? ` by ${sketch(expression.by)}` : ''})`;
    case 'binary':
      return sketchRow(expression);
    case 'error':
      return 'error';
  }
}

function sketchRow({ operands, operators }: BinaryExpr): string {
  const rest = operators.map(({ operator }, index) => ` ${operator} ${sketch(operands[index + 1])}`);
  return `(${sketch(operands[0])}${rest.join('')})`;
}

function unitOf({ unit }: { unit?: { text: string } }): string {
  return unit === undefined ? '' : `[${unit.text}]`;
}

function sketchArgument({ name, badName, value }: { name?: { text: string }; badName?: Expr; value?: Expr }): string {
  if (badName !== undefined) return `!${sketch(badName)}: ${sketch(value)}`;
  return name === undefined ? sketch(value) : `${name.text}: ${sketch(value)}`;
}

/** The short form of a lone value. */
export function sketchOf(text: string): string {
  return sketch(parseExpression(text).value);
}

/** A file in short form, one string per item; the items of a block in braces. */
export function outline(items: readonly Item[]): string[] {
  return items.map(outlineItem);
}

function outlineItem(item: Item): string {
  switch (item.kind) {
    case 'import':
      return `import ${sketch(item.path)}${item.hasAs ? ` as ${item.alias?.text ?? '_'}` : ''}`;
    case 'let':
      return `let ${item.name?.text ?? '_'} = ${sketch(item.value)}${note(item.source)}`;
    case 'assert':
      return `assert ${sketch(item.condition)}${item.hasWith ? ` with ${sketch(item.share)}` : ''}${note(item.reason)}`;
    case 'property':
      return `${pathText(item)}: ${sketch(item.value)}${note(item.source)}${bodyText(item.block)}`;
    case 'block':
      return outlineBlock(item);
  }
}

function outlineBlock(block: Block): string {
  const head = `${pathText(block)} ${block.name?.text ?? ''}`.trim();
  return `${head}${note(block.title)}${block.hasFrom ? ` from ${sketch(block.from)}` : ''}${bodyText(block.body)}`;
}

function pathText({ path }: Block | Extract<Item, { kind: 'property' }>): string {
  return path.names.map(({ text }) => text).join('.') + (path.trailingDot ? '.' : '');
}

function note(string: Expr | undefined): string {
  return string === undefined ? '' : ` ${sketch(string)}`;
}

function bodyText(body: { items: Item[] } | undefined): string {
  return body === undefined ? '' : ` { ${outline(body.items).join('; ')} }`;
}

/** The short form of every item of a file. */
export function outlineOf(text: string): string[] {
  return outline(parse(text).file.items);
}
