/** Which other files a file asks for, as written: the host finds them and hands them in. */
import { parse, visit } from '../../grammar/src/index.js';

export interface Needs {
  readonly imports: readonly string[];
  /** `csv("runs.csv")`, `json("config.json")` */
  readonly files: readonly string[];
}

export function needs(text: string): Needs {
  if (!/\bimport\b|\bcsv\b|\bjson\b/.test(text.normalize('NFKC'))) return { imports: [], files: [] };
  const imports: string[] = [];
  const files: string[] = [];
  visit(parse(text).file, node => {
    if (node.kind === 'import' && node.path !== undefined) imports.push(node.path.value);
    if (node.kind === 'call' && ['csv', 'json'].includes(node.callee.names[0]?.text ?? '')) {
      const first = node.args[0]?.value;
      if (first?.kind === 'string') files.push(first.value);
    }
  });
  return { imports, files };
}
