/** The index of the library: where each name stands, and one line about it. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from '../../grammar/src/index.js';
import { isNamed, libraryItems, scaleFiles } from './library-files.js';

interface Entry {
  readonly kind: string;
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly title: string;
  readonly spec: string;
}

interface Index {
  readonly version: string;
  readonly names: Readonly<Record<string, Entry>>;
  readonly files: Readonly<Record<string, string>>;
}

type IndexOf = (files: Readonly<Record<string, string>>, parser: typeof parse) => Index;

describe('the library index', () => {
  let indexOf: IndexOf;

  before(async () => {
    const script = path.resolve(import.meta.dirname, '../../../scripts/lib/library-index.mjs');
    ({ indexOf } = (await import(pathToFileURL(script).href)) as { indexOf: IndexOf });
  });

  const libraryTexts = () => Object.fromEntries(scaleFiles('library').map(({ name, text }) => [name, text]));

  it('has every name of the library and the text of its files', () => {
    const { version, names, files } = indexOf(libraryTexts(), parse);
    assert.match(version, /^20\d\d-(0[1-9]|1[0-2])$/);
    assert.deepEqual(
      Object.keys(names),
      libraryItems()
        .flatMap(({ item }) => (isNamed(item) ? [item.name?.text ?? ''] : []))
        .sort(),
    );
    assert.deepEqual(files, libraryTexts());
  });

  it('cuts out each item whole, with its comment, so that it parses alone', () => {
    const { names, files } = indexOf(libraryTexts(), parse);
    for (const [name, { kind, file, start, end }] of Object.entries(names)) {
      const text = files[file]?.slice(start, end) ?? '';
      assert.match(text, kind === 'let' ? /^let / : /^\/\/\/ [^]*\n\}$/, name);
      const {
        file: { items },
        problems,
      } = parse(text);
      assert.deepEqual([items.length, problems.length], [1, 0], name);
    }
  });

  it('says in one line what a name stands for, in the words of its file', () => {
    const { names } = indexOf(libraryTexts(), parse);
    assert.deepEqual(
      ['h100', 'v100', 'gpt_3', 'run_llama_2_70b', 'run_gpt_4_5', 'hoffmann_2022', 'grid_france'].map(
        name => `${names[name]?.kind}: ${names[name]?.spec}`,
      ),
      [
        'hardware: 989.4 TFLOP/s bf16 · 80 GB · 3.35 TB/s',
        'hardware: 125 TFLOP/s fp16 · 32 GB · 0.9 TB/s',
        'model: 96 layers · 12_288 wide · 2048 tokens context',
        'pretrain: llama_2_70b · 2T tokens · a100_80gb · 1_720_320 GPU-hours',
        'pretrain: 2.1e26 FLOP',
        'law: E + A / N^alpha + B / D^beta',
        'let: 0.041 kgCO2/kWh',
      ],
    );
    assert.equal(names['h100']?.title, 'NVIDIA H100 SXM 80 GB');
    assert.deepEqual(
      Object.entries(names).filter(([, { spec }]) => spec === '' || spec.includes('\n')),
      [],
    );
  });

  it('starts at the comment even where the file starts with it', () => {
    const { names } = indexOf({ 'a.scale': '/// One.\n/// Two.\nmodel m { layers: 2 }\n\n// Apart.\nlet x = 1 "s"\n' }, parse);
    assert.deepEqual([names['m']?.start, names['m']?.end, names['x']?.start], [0, 39, 51]);
  });

  it('is the same whenever it is made', () => {
    assert.equal(JSON.stringify(indexOf(libraryTexts(), parse)), JSON.stringify(indexOf(libraryTexts(), parse)));
  });

  it('refuses a name that is used twice, saying where', () => {
    assert.throws(
      () => indexOf({ 'a.scale': 'let x = 1\n', 'b.scale': 'model x { layers: 2 }\n' }, parse),
      /library\/b\.scale: x stands in a\.scale already/,
    );
  });

  it('refuses a file with a problem, saying on which line', () => {
    assert.throws(() => indexOf({ 'a.scale': 'let x = 1\n) 2\n' }, parse), /library\/a\.scale:2: unexpected \)/);
  });

  it('refuses what has no name', () => {
    assert.throws(() => indexOf({ 'a.scale': 'model { layers: 2 }\n' }, parse), /only named blocks and lets/);
  });
});
