/** The outline: made from the tree alone, so that it stays while the text is broken. */
import { SymbolKind, type DocumentSymbol, type SymbolInformation } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Block, Item, Property, Span } from '../../../grammar/src/index.js';
import { rangeOf } from '../convert.js';
import type { Analysed } from '../workspace.js';

const kindSymbols: Readonly<Record<string, SymbolKind>> = {
  model: SymbolKind.Class,
  data: SymbolKind.Array,
  hardware: SymbolKind.Object,
  pretrain: SymbolKind.Function,
  posttrain: SymbolKind.Function,
  testtime: SymbolKind.Function,
  phase: SymbolKind.Function,
  budget: SymbolKind.Package,
  law: SymbolKind.Operator,
  benchmark: SymbolKind.Interface,
  scenario: SymbolKind.Event,
  sweep: SymbolKind.Enum,
};

/** A long expression says nothing more in an outline than its beginning. */
const longestDetail = 60;

export function symbols({ document, analysis }: Analysed): DocumentSymbol[] {
  return analysis.parsed.file.items.flatMap(item => symbolsOf(item, document));
}

/** The same for editors that know flat lists only. */
export function flatSymbols(analysed: Analysed): SymbolInformation[] {
  const flat: SymbolInformation[] = [];
  const add = (symbol: DocumentSymbol, container: string | undefined): void => {
    const location = { uri: analysed.document.uri, range: symbol.range };
    flat.push({ name: symbol.name, kind: symbol.kind, location, ...(container === undefined ? {} : { containerName: container }) });
    for (const child of symbol.children ?? []) add(child, symbol.name);
  };
  for (const symbol of symbols(analysed)) add(symbol, undefined);
  return flat;
}

function symbolsOf(item: Item, document: TextDocument): DocumentSymbol[] {
  switch (item.kind) {
    case 'block':
      return [blockSymbol(item, document)];
    case 'property':
      return [propertySymbol(item, document)];
    case 'let':
      return item.name === undefined
        ? []
        : [symbol(document, item.name.text, SymbolKind.Variable, item, item.name, shortened(document, item.value))];
    case 'assert':
      return item.condition === undefined ? [] : [assertSymbol(item, item.condition, document)];
    case 'import':
      return item.path === undefined ? [] : [symbol(document, item.path.value, SymbolKind.Module, item, item.path, 'import')];
  }
}

function assertSymbol(item: Span, condition: Span, document: TextDocument): DocumentSymbol {
  return symbol(document, 'assert', SymbolKind.Boolean, item, condition, shortened(document, condition));
}

function blockSymbol(block: Block, document: TextDocument): DocumentSymbol {
  const kind = block.path.names.map(name => name.text).join('.');
  const detail = [block.name === undefined ? '' : kind, block.title?.value ?? ''].filter(part => part !== '').join(' · ');
  const children = (block.body?.items ?? []).flatMap(item => symbolsOf(item, document));
  return {
    ...symbol(document, block.name?.text ?? kind, kindSymbols[kind] ?? SymbolKind.Namespace, block, block.name ?? block.path, detail),
    children,
  };
}

function propertySymbol(property: Property, document: TextDocument): DocumentSymbol {
  const name = property.path.names.map(part => part.text).join('.');
  const children = (property.block?.items ?? []).flatMap(item => symbolsOf(item, document));
  return { ...symbol(document, name, SymbolKind.Property, property, property.path, shortened(document, property.value)), children };
}

/** Editors insist on a name, and on a selection inside the range. */
function symbol(document: TextDocument, name: string, kind: SymbolKind, whole: Span, selected: Span, detail: string): DocumentSymbol {
  const start = Math.max(whole.start, Math.min(selected.start, whole.end));
  const selection = { start, end: Math.max(start, Math.min(selected.end, whole.end)) };
  const shown = {
    name: name.trim() === '' ? '?' : name,
    kind,
    range: rangeOf(document, whole),
    selectionRange: rangeOf(document, selection),
  };
  return detail === '' ? shown : { ...shown, detail };
}

function shortened(document: TextDocument, span: Span | undefined): string {
  if (span === undefined) return '';
  const text = document.getText().slice(span.start, span.end).replace(/\s+/gu, ' ').trim();
  return text.length > longestDetail ? `${text.slice(0, longestDetail - 1)}…` : text;
}
