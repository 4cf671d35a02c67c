import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { matching } from '../../cli/src/report/library-entries.js';
import type { NamedEntry } from '../../cli/src/report/library-entries.js';
import { checkout, scale } from './support/terminal.js';

const library = (...parameters: readonly string[]) => scale(['library', ...parameters]);

interface Listed {
  readonly name: string;
  readonly sort: string;
  readonly file: string;
}

const listed = async (...parameters: readonly string[]): Promise<Listed[]> => {
  const { code, out } = await library(...parameters, '--json');
  assert.equal(code, 0);
  const { schema, entries } = JSON.parse(out) as { schema: string; entries: Listed[] };
  assert.equal(schema, 'scale-library/1');
  return entries;
};

describe('scale library', () => {
  it('names everything that ships, sorted by what it is, with how many there are', async () => {
    const { code, out } = await library();
    assert.equal(code, 0);
    assert.deepEqual(out.match(/^[a-z]+(?: [a-z]+)*(?= +\d+$)/gmu), [
      'chips',
      'models',
      'published runs',
      'published services',
      'scaling laws',
      'benchmarks',
      'prices',
      'grid intensities',
    ]);
    const index = JSON.parse(fs.readFileSync(path.join(checkout, 'library/index.json'), 'utf8')) as { names: Record<string, unknown> };
    const shown = new Set(out.split(/\s+/u));
    assert.deepEqual(
      Object.keys(index.names).filter(name => !shown.has(name)),
      [],
    );
    assert.equal((await listed()).length, Object.keys(index.names).length);
  });

  it('lists one sort of thing, a line for each', async () => {
    const { out } = await library('--kind', 'law');
    assert.match(out.replaceAll(/\n {4,}/gu, ' '), /^ {2}besiroglu_2024 +Chinchilla, replicated · E \+ A \/ N\^alpha \+ B \/ D\^beta$/mu);
    assert.deepEqual([...new Set((await listed('--kind', 'run')).map(({ sort }) => sort))], ['run']);
    assert.deepEqual(
      (await listed('--kind', 'chip', 'tpu')).map(({ name }) => name),
      ['tpu_v3', 'tpu_v4', 'tpu_v5e', 'tpu_v5p', 'tpu_v6e', 'tpu_v7'],
    );
  });

  it('finds what has all the words, in its name, its title or its line, whatever their case', async () => {
    assert.deepEqual(
      (await listed('LLAMA', '405b')).map(({ name }) => name),
      ['llama_3_1_405b', 'run_llama_3_1_405b'],
    );
    assert.deepEqual(
      (await listed('trillium')).map(({ name }) => name),
      ['tpu_v6e'],
    );
    const onH800 = await listed('h800', '--kind', 'run');
    assert.ok(onH800.some(({ name }) => name === 'run_deepseek_v3'));
  });

  it('passes over blanks, hyphens, underscores and the order of words', async () => {
    assert.equal((await listed('H100 80GB', '--kind', 'chip'))[0]?.name, 'h100');
    assert.equal((await listed('80gb', 'H100', '--kind', 'chip'))[0]?.name, 'h100');
    assert.deepEqual(
      (await listed('405B llama-3.1')).map(({ name }) => name),
      ['llama_3_1_405b', 'run_llama_3_1_405b'],
    );
    for (const words of ['gpt4', 'GPT-4', 'gpt 4 estimate']) assert.equal((await listed(words))[0]?.name, 'run_gpt_4', words);
    assert.match((await library('Llama 3.1 405B', '--kind', 'model')).out, /^model llama_3_1_405b/mu);
    assert.deepEqual(await listed('80GB', 'mi300x').catch(() => []), []);
  });

  it('puts those first that have the words in their name', () => {
    const entry = (title: string) => ({ kind: 'model', file: 'a.scale', start: 0, end: 0, title, spec: '' });
    const entries: NamedEntry[] = [
      { name: 'one', sort: 'model', entry: entry('Two of one') },
      { name: 'two', sort: 'model', entry: entry('Two') },
    ];
    assert.deepEqual(
      matching(entries, ['two']).map(({ name }) => name),
      ['two', 'one'],
    );
    assert.deepEqual(
      matching(entries, ['TWO', 'of']).map(({ name }) => name),
      ['one'],
    );
  });

  it('says of a price who asks it', async () => {
    assert.match(
      (await library('price_tpu_v4', '--kind', 'price')).out,
      /^ {2}price_tpu_v4_1_year +\$2\.03\/GPU-hour · Google Cloud, 2025-03/mu,
    );
  });

  it('shows one entry as its file has it: figures, units, sources, and where it stands', async () => {
    const { code, out } = await library('h100');
    assert.equal(code, 0);
    assert.match(out, /^hardware h100 “NVIDIA H100 SXM 80 GB”$/mu);
    assert.match(out, /^ {2}peak\.bf16 +989\.4 TFLOP\/s$/mu);
    assert.match(out, /^ {2}price +\$1\.70 to \$5\.12\/GPU-hour {2}around the median of 58 providers/mu);
    assert.match(out, /source: stas00\/ml-engineering/u);
    assert.match(out, /the card people mean by "H100"/u);
    const [, file, line] = /^ {2}· (\S+chips-nvidia\.scale):(\d+)$/mu.exec(out) ?? [];
    assert.match(fs.readFileSync(file ?? '', 'utf8').split('\n')[Number(line) - 1] ?? '', /^hardware h100 /u);
  });

  it('knows a name in whatever case', async () => assert.match((await library('H100')).out, /^hardware h100 /mu));

  it('shows what follows from the figures, and what it rests on', async () => {
    const model = await library('llama_3_1_405b');
    assert.match(model.out, /^what follows$/mu);
    assert.match(model.out, /^ {2}params +406B +params +derived$/mu);
    assert.match((await library('run_llama_3_1_405b')).out, /^ {2}\* h100\.pue .*assumption/mu);
  });

  it('shows a law, a grid and a price', async () => {
    assert.match((await library('hoffmann_2022')).out, /^ {2}E +1\.69337$/mu);
    assert.match((await library('grid_france')).out, /0\.041 kgCO2\/kWh +Ember via Our World in Data/u);
    assert.match((await library('price_h100_median')).out, /\$2\.95\/GPU-hour +median of 58 providers/u);
  });

  it('gives one entry as JSON, with figures as written and values in numbers', async () => {
    const { schema, library: version, entry } = JSON.parse((await library('run_deepseek_v3', '--json')).out);
    assert.deepEqual(
      [schema, entry.name, entry.sort, entry.kind, entry.file],
      ['scale-library/1', 'run_deepseek_v3', 'run', 'pretrain', 'library/runs.scale'],
    );
    assert.match(version, /^20\d\d-\d\d/u);
    const hours = entry.figures.find((figure: { path: string }) => figure.path === 'gpu_hours');
    assert.equal(hours.written, '2.664M GPU-hours');
    assert.match(hours.source, /DeepSeek-V3/u);
    assert.equal(entry.values.gpu_hours.p50, 2_664_000);
    assert.equal(entry.values.flop.origin, 'derived');
    assert.equal(JSON.parse((await library('grid_france', '--json')).out).entry.values.grid_france.p50, 0.000_041);
  });

  it('shows every entry without a hitch', async () => {
    for (const { name } of await listed()) {
      const { code, out, err } = await library(name);
      assert.deepEqual([code, err], [0, ''], name);
      assert.doesNotMatch(out, /NaN|undefined/u, name);
    }
  });

  it('fits a narrow terminal', async () => {
    const { out } = await scale(['library', '--kind', 'model', '--no-color'], { columns: 60 });
    assert.ok(
      out.split('\n').every(line => line.length <= 60),
      out,
    );
  });

  const refused: readonly (readonly [readonly string[], RegExp])[] = [
    [['h1000'], /the library has nothing that matches h1000; did you mean h100\?/u],
    [['llame', '3_1', '405b'], /nothing that matches llame 3_1 405b; did you mean llama_3_1_405b/u],
    [['h100', '--kind', 'model'], /the library has no model that matches h100$/mu],
    [['no', 'such', 'thing', 'anywhere'], /nothing that matches no such thing anywhere$/mu],
    [['__proto__'], /nothing that matches __proto__/u],
    [['--kind', 'gpu'], /Allowed choices are chip, model, run, service, law, benchmark, price, grid/u],
  ];
  for (const [parameters, message] of refused) {
    it(`refuses ${parameters.join(' ')} with exit code 2`, async () => {
      const { code, out, err } = await library(...parameters);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, message);
    });
  }
});
