import assert from 'node:assert/strict';
import type { DocumentSymbol, Position, SymbolInformation } from 'vscode-languageserver/node';
import { threePhases } from './plans.js';
import { fullClient, withDocument } from './session.js';

const outline = (symbols: readonly DocumentSymbol[], depth = 0): string[] =>
  symbols.flatMap(({ name, detail, children }) => {
    const text = `${'  '.repeat(depth)}${name}${detail === undefined ? '' : ` (${detail})`}`;
    return [text, ...outline(children ?? [], depth + 1)];
  });

const outlineOf = (source: string): Promise<string[]> => withDocument(source, async (session, uri) => outline(await session.symbols(uri)));

describe('the outline', () => {
  it('has blocks with their properties, nested groups, lets and asserts', async () => {
    const source =
      'import "a.scale"\nhardware pool "Pool" from h100 {\n  peak { bf16: 1 TFLOP/s }\n  count: 8\n}\nlet a = 1 + 2\nassert a < 4\n';
    assert.deepEqual(await outlineOf(source), [
      'a.scale (import)',
      'pool (hardware · Pool)',
      '  peak',
      '    bf16 (1 TFLOP/s)',
      '  count (8)',
      'a (1 + 2)',
      'assert (a < 4)',
    ]);
  });

  it('stays while the text is broken', async () => {
    const broken = 'pretrain a {\n  mfu: ) to\n}\npretrain b {\n  tokens:\n}\nlet\nassert\nimport\n';
    assert.deepEqual(await outlineOf(broken), ['a (pretrain)', '  mfu () to)', 'b (pretrain)', '  tokens']);
  });

  it('has every selection inside its range', () =>
    withDocument(threePhases, async (session, uri) => {
      const check = (symbol: DocumentSymbol): void => {
        const { range, selectionRange } = symbol;
        assert.ok(before(range.start, selectionRange.start) && before(selectionRange.end, range.end), symbol.name);
        symbol.children?.forEach(check);
      };
      (await session.symbols(uri)).forEach(check);
    }));

  it('is a flat list for an editor that knows no other', () => {
    const params = structuredClone(fullClient);
    params.capabilities.textDocument!.documentSymbol = {};
    return withDocument(
      'pretrain a {\n  mfu: 40%\n}\n',
      async (session, uri) => {
        const flat = (await session.symbols(uri)) as unknown as SymbolInformation[];
        assert.deepEqual(
          flat.map(({ name, containerName, location }) => [name, containerName, location.uri]),
          [
            ['a', undefined, uri],
            ['mfu', 'a', uri],
          ],
        );
      },
      { params },
    );
  });
});

const before = (a: Position, b: Position): boolean => a.line < b.line || (a.line === b.line && a.character <= b.character);
