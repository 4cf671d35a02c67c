import assert from 'node:assert/strict';
import { tableLines } from '../../cli/src/formats/text-table.js';
import type { Column } from '../../cli/src/report/section.js';

const columns: readonly Column[] = [{ title: 'name' }, { title: 'value', right: true }];
const texts = (rows: Parameters<typeof tableLines>[1], width = 80) => tableLines(columns, rows, width).map(({ text }) => text);

describe('a table of text', () => {
  it('aligns Chinese names and right-aligned numbers', () => {
    assert.deepEqual(texts([{ cells: ['模型', '7'] }, { cells: ['mfu', '12345'] }]), ['name  value', '模型      7', 'mfu   12345']);
  });

  it('lets running text take the room that is left, and wraps it there', () => {
    assert.deepEqual(texts([{ cells: ['loss'], rest: 'unknown, because no law is given' }, { cells: ['mfu', '41'] }], 30), [
      'name  value',
      'loss  unknown, because no law',
      '      is given',
      'mfu      41',
    ]);
  });

  it('becomes records where it is too wide', () => {
    assert.deepEqual(texts([{ cells: ['a long name of a thing', '1'] }, { cells: ['b', '2'] }], 24), [
      '  name: a long name of a',
      '        thing',
      '  value: 1',
      '',
      '  name: b',
      '  value: 2',
    ]);
  });

  it('stands in parts one below the other where its keys can be repeated', () => {
    const keyed: readonly Column[] = [{ title: 'params', key: true }, ...['cost', 'days', 'energy'].map(title => ({ title, right: true }))];
    const lines = tableLines(
      keyed,
      [{ cells: ['7B', '$248k', '4.2 days', '112 MWh'] }, { cells: ['70B', '$2M', '37 days', '997 MWh'] }],
      24,
    );
    assert.deepEqual(
      lines.map(({ text }) => text),
      [
        'params   cost      days',
        '7B      $248k  4.2 days',
        '70B       $2M   37 days',
        '',
        'params   energy',
        '7B      112 MWh',
        '70B     997 MWh',
      ],
    );
  });

  it('prints no control characters', () =>
    assert.ok(texts([{ cells: ['a\u001b[2J', 'b\n'] }]).every(text => !/[\u0000-\u001f]/u.test(text))));
});
