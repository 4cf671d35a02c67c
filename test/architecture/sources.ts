/** Reads the project's own sources for the tests of its architecture. */
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** The checkout; the compiled tests lie in out/test/architecture. */
export const root = path.resolve(import.meta.dirname, '../../..');

export const sourceFolders = [
  'grammar/src',
  'engine/src',
  'chart/scene',
  'chart/mount',
  'fitting/src',
  'server/src',
  'cli/src',
  'client/src',
  'client/webview',
] as const;

export interface Source {
  /** Path from the checkout, with slashes. */
  readonly file: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
  readonly imports: readonly Import[];
}

export interface Import {
  /** A package (`chevrotain`, `node:fs`), or the path of an own file from the checkout, ending in `.ts`. */
  readonly target: string;
  readonly own: boolean;
  /** Nothing of it is left when the file runs. */
  readonly typeOnly: boolean;
  /** `import(…)` in the middle of a function: loaded when that runs. */
  readonly late: boolean;
}

const read = new Map<string, Source>();

/** Every TypeScript file below a folder of the checkout. */
export function sourcesIn(folder: string): Source[] {
  return filesIn(folder, '.ts').map(sourceOf);
}

export function filesIn(folder: string, ...endings: readonly string[]): string[] {
  const names = fs.readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true });
  return names
    .filter(entry => entry.isFile() && endings.some(ending => entry.name.endsWith(ending)))
    .map(entry => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

export function textOf(file: string): string {
  return fs.readFileSync(path.join(root, file), 'utf8');
}

export function sourceOf(file: string): Source {
  const known = read.get(file);
  if (known !== undefined) return known;
  const text = textOf(file);
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const source = { file, text, tree, imports: importsOf(tree, file) };
  read.set(file, source);
  return source;
}

/** Calls `look` for every node of a tree. */
export function eachNode(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node);
  node.forEachChild(child => eachNode(child, look));
}

function importsOf(tree: ts.SourceFile, file: string): Import[] {
  const imports: Import[] = [];
  eachNode(tree, node => {
    const specifier = specifierOf(node);
    if (specifier !== undefined) imports.push({ ...resolve(specifier, file), typeOnly: isTypeOnly(node), late: ts.isCallExpression(node) });
  });
  return imports;
}

function specifierOf(node: ts.Node): string | undefined {
  const named = ts.isImportDeclaration(node) || ts.isExportDeclaration(node) ? node.moduleSpecifier : undefined;
  const called = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword ? node.arguments[0] : undefined;
  const typed = ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
  const literal = named ?? called ?? typed;
  return literal !== undefined && ts.isStringLiteralLike(literal) ? literal.text : undefined;
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isImportTypeNode(node)) return true;
  if (ts.isExportDeclaration(node)) return node.isTypeOnly || allTypes(node.exportClause);
  if (!ts.isImportDeclaration(node)) return false;
  const clause = node.importClause;
  if (clause === undefined) return false;
  return clause.isTypeOnly || (clause.name === undefined && allTypes(clause.namedBindings));
}

function allTypes(names: ts.NamedImportBindings | ts.NamedExportBindings | undefined): boolean {
  if (names === undefined || !(ts.isNamedImports(names) || ts.isNamedExports(names))) return false;
  const elements: readonly (ts.ImportSpecifier | ts.ExportSpecifier)[] = [...names.elements];
  return elements.length > 0 && elements.every(({ isTypeOnly: ofType }) => ofType);
}

function resolve(specifier: string, file: string): Pick<Import, 'target' | 'own'> {
  if (!specifier.startsWith('.')) return { target: specifier, own: false };
  return { target: path.posix.join(path.posix.dirname(file), specifier).replace(/\.js$/u, '.ts'), own: true };
}

/** `@scope/name` or `name` of a package import, without a path inside it. */
export function packageName(target: string): string {
  const parts = target.split('/');
  return target.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0]!;
}
