/** `csv("file", column)` in an editor: completion of paths and columns, hover, definition, and files that change. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { InsertTextFormat, type CompletionItem, type TextEdit } from 'vscode-languageserver/node';
import { filesBelow } from '../../server/src/files-below.js';
import { writtenFrom } from '../../server/src/paths.js';
import { applied } from './marked.js';
import { memoryHost } from './memory-host.js';
import { startSession, withDocument } from './session.js';

const runs = 'mfu,price $/h,hours,note\n41%,2.1,10,a\n35%,2.4,20,b\n38%,2.2,40,\n';
const files = {
  '/plans/runs.csv': runs,
  '/plans/data/more.csv': 'a\n1\n',
  '/plans/config.json': '{}',
  '/plans/other.scale': 'let b = 1\n',
  '/elsewhere/far.csv': 'a\n1\n',
};

const itemsAt = (source: string, name?: string): Promise<CompletionItem[]> =>
  withDocument(source, async (session, uri, { cursor }) => (await session.completion(uri, cursor))?.items ?? [], {
    host: memoryHost(files),
    ...(name === undefined ? {} : { name }),
  });

const labelsAt = async (source: string, name?: string): Promise<string[]> => (await itemsAt(source, name)).map(({ label }) => label);

/** The text of the line after the item of that label is taken. */
const taken = (source: string, label: string): Promise<string> =>
  withDocument(
    source,
    async (session, uri, { cursor, text }) => {
      const item = (await session.completion(uri, cursor))?.items.find(each => each.label === label);
      assert.ok(item !== undefined, `${label} is not offered`);
      const edit = item.textEdit as TextEdit;
      return applied(text, [
        {
          ...edit,
          newText: item.insertTextFormat === InsertTextFormat.Snippet ? edit.newText.replaceAll(/\\([$}\\])/gu, '$1') : edit.newText,
        },
      ]);
    },
    { host: memoryHost(files) },
  );

const hoverAt = (source: string): Promise<string> =>
  withDocument(
    source,
    async (session, uri, { cursor }) => {
      const hover = await session.hover(uri, cursor);
      return hover === null ? '' : (hover.contents as { value: string }).value;
    },
    { host: memoryHost(files) },
  );

describe('completion of data files', () => {
  for (const [what, source, labels] of [
    ['the csv files of the folder between the quotes', 'let a = csv("<|>', ['data/more.csv', 'runs.csv']],
    ['them while a path is typed, with its end there', 'let a = csv("da<|>", x)', ['data/more.csv', 'runs.csv']],
    ['json files for json', 'model m {\n  config: json("<|>")\n}', ['config.json']],
    ['other plans for an import', 'import "<|>"', ['other.scale']],
    ['columns behind the path', 'let a = csv("runs.csv", <|>)', ['mfu', 'price $/h', 'hours', 'note']],
    ['columns while one is typed', 'let a = 2 * csv("runs.csv", ho<|>)', ['mfu', 'price $/h', 'hours', 'note']],
    ['columns between quotes', 'hardware h {\n  price: csv("runs.csv", "pr<|>")\n}', ['mfu', 'price $/h', 'hours', 'note']],
    ['no columns of a file that is not there', 'let a = csv("gone.csv", "<|>")', []],
    ['nothing in another string', 'let a = 3 "runs<|>"', []],
    ['nothing in a comment', '// csv("<|>', []],
  ] as const)
    it(`offers ${what}`, async () => {
      assert.deepEqual(await labelsAt(source), labels);
    });

  it('writes paths relative to the file that names them', async () => {
    assert.deepEqual(await labelsAt('let a = csv("<|>', 'sub/plan.scale'), ['../data/more.csv', '../runs.csv']);
    for (const [main, file, written] of [
      ['a.scale', 'b.csv', 'b.csv'],
      ['x/y/a.scale', 'x/z/b.csv', '../z/b.csv'],
      ['x/a.scale', 'x/b.csv', 'b.csv'],
      ['x/a.scale', 'xy/b.csv', '../xy/b.csv'],
    ] as const)
      assert.equal(writtenFrom(main, file), written);
  });

  it('adds quotes where there are none, and only where a name needs them', async () => {
    assert.equal(await taken('let a = csv(<|>)', 'runs.csv'), 'let a = csv("runs.csv")');
    assert.equal(await taken('let a = csv("ru<|>")', 'runs.csv'), 'let a = csv("runs.csv")');
    assert.equal(await taken('let a = csv("runs.csv", <|>)', 'price $/h'), 'let a = csv("runs.csv", "price $/h")');
    assert.equal(await taken('let a = csv("runs.csv", "p<|>")', 'price $/h'), 'let a = csv("runs.csv", "price $/h")');
    assert.equal(await taken('let a = csv("runs.csv", h<|>)', 'hours'), 'let a = csv("runs.csv", hours)');
  });
});

describe('hover of a data file', () => {
  it('shows rows and columns on its path', async () => {
    assert.match(
      await hoverAt('let a = csv("ru<|>ns.csv", hours)'),
      /\*\*runs\.csv\*\* – 3 rows\.\n\nColumns: `mfu`, `price \$\/h`, `hours`, `note`/,
    );
  });

  it('shows the rows of a column, bare or in quotes', async () => {
    assert.match(
      await hoverAt('let a = csv("runs.csv", ho<|>urs) hours'),
      /\*\*hours\*\* – a column of `runs\.csv`, 3 rows\.[^]*\| rows \| 10 \| 20 \| 40 \| 23\.3 \|/,
    );
    assert.match(await hoverAt('hardware h {\n  goodput: csv("runs.csv", "m<|>fu")\n}'), /\| rows \| 35 % \| 38 % \| 41 % \| 38 % \|/);
    assert.match(await hoverAt('let a = csv("runs.csv", no<|>te)'), /3 of them without a number/);
  });

  it('says nothing of what is not there: the diagnostic does', async () => {
    assert.equal(await hoverAt('let hourss = 1\nlet a = csv("runs.csv", ho<|>urss)'), '');
    assert.equal(await hoverAt('let a = csv("go<|>ne.csv", hours)'), '');
  });

  it('names file and column on the value', async () => {
    assert.match(await hoverAt('let <|>a = csv("runs.csv", hours) hours\nassert a > 1 hour'), /Given; source: runs\.csv, column hours\./);
  });
});

describe('a data file', () => {
  it('is where its path and its columns lead', () =>
    withDocument(
      'let a = csv("runs.csv", ho<|>urs)',
      async (session, uri, { cursor }) => {
        for (const offset of [cursor, cursor - 10]) assert.equal((await session.definition(uri, offset))?.uri, 'file:///plans/runs.csv');
      },
      { host: memoryHost(files) },
    ));

  it('that changes on the disk reaches the values that read it', async () => {
    const host = memoryHost(files);
    const session = await startSession(host);
    const text = 'let a = csv("runs.csv", hours) hours\nassert a > 0 hours';
    const plan = await session.open(text);
    const shown = async (): Promise<string> => ((await session.hover(plan, 5)) as { contents: { value: string } }).contents.value;
    assert.match(await shown(), /10 – 20 – 40 hours/);
    const written = async (content: string): Promise<void> => {
      host.files.set('/plans/runs.csv', content);
      await session.client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: 'file:///plans/runs.csv', type: 2 }] });
    };
    await written(runs.replace(',40,', ',60,'));
    assert.match(await shown(), /10 – 20 – 60 hours/);
    await written(runs.replace(',40,', ',many,'));
    assert.match(await shown(), /unknown, because line 4 of runs\.csv has no number as hours/);
    session.dispose();
  });
});

describe('files below a folder', () => {
  let root = '';
  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'scale-files-'));
  });
  afterEach(() => fs.rmSync(root, { recursive: true }));

  it('are found by their ending, hidden folders and packages left out', async () => {
    for (const name of ['b.csv', 'a/c.CSV', 'a/deep/er/d.csv', '.git/e.csv', 'node_modules/f.csv', 'g.json']) {
      fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      fs.writeFileSync(path.join(root, name), '');
    }
    assert.deepEqual(await filesBelow(root, '.csv'), ['a/c.CSV', 'a/deep/er/d.csv', 'b.csv']);
    assert.deepEqual(await filesBelow(path.join(root, 'nowhere'), '.csv'), []);
  });

  it('are bounded, the nearest kept, and links do not lead round in circles', async () => {
    fs.mkdirSync(path.join(root, 'far'));
    for (let index = 0; index < 250; index++) fs.writeFileSync(path.join(root, `far/${index}.csv`), '');
    fs.writeFileSync(path.join(root, 'near.csv'), '');
    fs.symlinkSync(root, path.join(root, 'far', 'loop'));
    const found = await filesBelow(root, '.csv');
    assert.equal(found.length, 200);
    assert.ok(found.includes('near.csv'));
  });
});

describe('the braces behind a table', () => {
  const braces = (inside: string): string => `hardware own from h100 {\n  calibrate: csv("runs.csv") {\n    ${inside}\n  }\n}`;

  for (const [what, inside, expected, others] of [
    ['what columns may mean', '<|>', ['step_time', 'params', 'parallelism', 'where'], ['memory', 'price', 'hours']],
    ['what is not yet written', 'mfu: mfu\n    <|>', ['step_time', 'count'], ['mfu']],
    ['degrees in their group', 'parallelism {\n      <|>\n    }', ['tp', 'recompute'], ['step_time']],
    ['columns for a value', 'step_time: <|>', ['hours', 'price $/h'], ['gpus_per_node']],
    ['columns within an expression', 'step_time: 2 * h<|>', ['hours'], []],
    ['columns between quotes', 'step_time: ("<|>") s', ['hours', 'price $/h'], ['step_time']],
    ['words', 'software: <|>', ['current', 'before_flash'], []],
    ['models', 'model: <|>', ['llama_3_1_405b'], ['h100']],
  ] as const) {
    it(`offer ${what}`, async () => {
      const labels = await labelsAt(braces(inside));
      assert.deepEqual([expected.filter(label => !labels.includes(label)), others.filter(label => labels.includes(label))], [[], []]);
    });
  }

  it('show what a column holds, and what a key means', async () => {
    assert.match(await hoverAt(braces('step_time: (ho<|>urs) s')), /\*\*hours\*\* – a column of `runs\.csv`/);
    assert.match(await hoverAt(braces('params: "price<|> $/h"')), /\*\*price \$\/h\*\*/);
    assert.match(await hoverAt(braces('step_<|>time: (hours) s')), /Measured time of one optimizer step/);
    assert.match(await hoverAt(braces('parallelism {\n      t<|>p: 8\n    }')), /Tensor-parallel degree/);
  });

  it('lead from a column to its file', () =>
    withDocument(
      braces('step_time: (ho<|>urs) s'),
      async (session, uri, { cursor }) => {
        assert.equal((await session.definition(uri, cursor))?.uri, 'file:///plans/runs.csv');
      },
      { host: memoryHost(files) },
    ));
});
