/** Which other files a file asks for, as written: the host finds them and hands them in. */
import { visit } from '../../grammar/src/index.js';
import { parsedContent } from './names/parsed.js';

export interface Needs {
  readonly imports: readonly string[];
  /** `csv("runs.csv")`, `json("config.json")` */
  readonly files: readonly string[];
}

const nothing: Needs = { imports: [], files: [] };

const knownNeeds = new WeakMap<{ readonly text: string }, Needs>();

/** Worked out once for a content object: files that others import are asked again with each keystroke there. */
export function needs(content: { readonly text: string }): Needs {
  const known = knownNeeds.get(content);
  if (known !== undefined) return known;
  const found = /\bimport\b|\bcsv\b|\bjson\b/.test(content.text.normalize('NFKC')) ? needsInTree(content) : nothing;
  knownNeeds.set(content, found);
  return found;
}

function needsInTree(content: { readonly text: string }): Needs {
  const imports: string[] = [];
  const files: string[] = [];
  visit(parsedContent(content).file, node => {
    if (node.kind === 'import' && node.path !== undefined) imports.push(node.path.value);
    if (node.kind === 'call' && ['csv', 'json'].includes(node.callee.names[0]?.text ?? '')) {
      const first = node.args[0]?.value;
      if (first?.kind === 'string') files.push(first.value);
    }
  });
  return { imports, files };
}
