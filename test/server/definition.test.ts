import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { offsetIn } from './marked.js';
import { memoryHost } from './memory-host.js';
import { trainingPlan } from './plans.js';
import { withDocument } from './session.js';
import { libraryFiles } from './tiny-library.js';

/** Where the cursor leads: the file and the text found there. */
const leadsTo = (source: string, files: Record<string, string> = {}): Promise<[string, string] | undefined> =>
  withDocument(
    source,
    async (session, uri, { cursor }) => {
      const location = await session.definition(uri, cursor);
      if (location === null) return undefined;
      const name = decodeURIComponent(location.uri.slice('file://'.length));
      const other = files[name] ?? libraryFiles[name.slice('/library/'.length)];
      const text = location.uri === uri ? session.textOf(uri) : (other ?? assert.fail(`nobody knows ${name}`));
      return [name, text.slice(offsetIn(text, location.range.start), offsetIn(text, location.range.end))];
    },
    { host: memoryHost(files) },
  );

const pointing = (at: string): string => trainingPlan.replace(at, `${at[0]}<|>${at.slice(1)}`);

describe('definition', () => {
  it('leads from a name to its block', async () => {
    const found = await leadsTo(pointing('small\n  hardware'));
    assert.equal(found?.[0], '/plans/plan.scale');
    assert.match(found[1], /small/);
  });

  it('leads from a path to the value it names', async () => {
    const found = await leadsTo(`${trainingPlan}\nlet m = base.mf<|>u\n`);
    assert.match(found?.[1] ?? '', /30% to 45%|mfu/);
  });

  it('leads into the library', async () => {
    const found = await leadsTo(pointing('h100 {'));
    assert.equal(found?.[0], '/library/chips.scale');
    assert.match(found[1], /h100/);
  });

  it('leads into whichever file of the library that ships has the name, and to its block', async () => {
    const index = fs.readFileSync(path.resolve(import.meta.dirname, '../../../library/index.json'), 'utf8');
    const { files } = JSON.parse(index) as { files: Record<string, string> };
    const names = {
      rtx_5090: 'chips-nvidia',
      trainium2: 'chips-others',
      qwen3_8b: 'models-qwen',
      run_palm_540b: 'runs',
      run_grok_3: 'runs-epoch',
    };
    for (const [name, file] of Object.entries(names)) {
      const property = file.startsWith('chips') ? 'memory' : 'params';
      const found = await withDocument(
        `let a = ${name[0]}<|>${name.slice(1)}.${property}\n`,
        (session, uri, { cursor }) => session.definition(uri, cursor),
        { host: memoryHost({}, index) },
      );
      assert.equal(found?.uri, `file:///library/${file}.scale`);
      const line = (files[`${file}.scale`] ?? '').split('\n')[found.range.start.line] ?? '';
      assert.match(line, new RegExp(`^\\w+ ${name} |${property}`, 'u'), name);
    }
  });

  it('leads into an imported file', async () => {
    const files = { '/plans/chips.scale': 'let spare = 1\nhardware own_chip {\n  memory: 80 GB\n}\n' };
    const found = await leadsTo('import "chips.scale"\npretrain a {\n  hardware: own_<|>chip\n}\n', files);
    assert.equal(found?.[0], '/plans/chips.scale');
    assert.match(found[1], /own_chip/);
  });

  it('leads from an import to the file', async () => {
    const found = await leadsTo('import "chips<|>.scale"\n', { '/plans/chips.scale': 'let a = 1\n' });
    assert.equal(found?.[0], '/plans/chips.scale');
  });

  it('leads nowhere from what names nothing', async () => {
    assert.equal(await leadsTo('let a = no<|>body\n'), undefined);
    assert.equal(await leadsTo('let a = 1<|>2\n'), undefined);
    assert.equal(await leadsTo('import "none<|>.scale"\n'), undefined);
  });
});
