/** Tables as people keep them: any separator, any line end, quotes, holes. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readTable, type Table } from '../../../engine/src/tables/table.js';
import { numberInCell } from '../../../engine/src/tables/cell.js';

const tableIn = (text: string): Table => {
  const result = readTable(text);
  assert.ok(result.ok, result.ok ? '' : result.reason);
  return result.table;
};

describe('a table', () => {
  const same = [
    [1e9, 2.5],
    [2e9, 2.25],
  ];
  for (const [what, text] of [
    ['commas', 'params,loss\n1e9,2.5\n2e9,2.25\n'],
    ['CRLF and a byte order mark', '\ufeffparams,loss\r\n1e9,2.5\r\n2e9,2.25'],
    ['semicolons with decimal commas', 'params;loss\n1e9;2,5\n2e9;2,25\n'],
    ['tabs', 'params\tloss\n1e9\t2.5\n2e9\t2.25\n'],
    ['quotes and blanks', '"params", loss \n"1,000,000,000", 2.5\n\n"2,000,000,000" ,2.25\n\n'],
  ] as const) {
    it(`is read with ${what}`, () => {
      const table = tableIn(text);
      assert.deepEqual(table.names, ['params', 'loss']);
      assert.deepEqual(
        [0, 1].map(row => [table.column('params')!.numbers[row], table.column('loss')!.numbers[row]]),
        same,
      );
    });
  }

  it('says which cell holds no number, and counts the empty ones', () => {
    const column = tableIn('a,b\n1,2\n,3\nx,4\ny,5\n').column('a')!;
    assert.deepEqual(column.firstBad, { line: 4, text: 'x' });
    assert.equal(column.empty, 1);
    assert.ok(Number.isNaN(column.numbers[2]));
  });

  for (const [text, reason] of [
    ['', 'is empty'],
    ['a,a\n1,2\n', 'has two columns called a'],
    ['1,2\n3,4\n', 'has no header: its first line holds numbers, not names of columns'],
    ['a,b\n', 'has a header and no rows'],
  ] as const) {
    it(`is refused when it ${reason.split(':')[0]}`, () => {
      assert.deepEqual(readTable(text), { ok: false, reason });
    });
  }

  it('of any text is read or refused, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(',', ';', '"', '\n', '\r', '1', 'a', ' ', '\t') })), text => {
        const result = readTable(text);
        if (result.ok) for (const name of result.table.names) assert.equal(result.table.column(name)?.numbers.length, result.table.rows);
      }),
    );
  });
});

describe('a cell', () => {
  for (const [text, value] of [
    ['1.5e3', 1500],
    ['41%', 0.41],
    ['-.5', -0.5],
    ['1,234.5', 1234.5],
    ['1,2', Number.NaN],
    ['0x10', Number.NaN],
    ['Infinity', Number.NaN],
    ['1e999', Number.NaN],
    ['', Number.NaN],
    ['7B', Number.NaN],
  ] as const) {
    it(`${text === '' ? 'that is empty' : text} is ${value}`, () => {
      assert.ok(Object.is(numberInCell(text, false), value));
    });
  }
});
