/** The rules every file of the library keeps: docs/library.md. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { figuresOf, holdsNumber, isNamed, libraryItems, scaleFiles, sourceOf } from './library-files.js';

describe('the library', () => {
  it('parses without a problem, and so do the examples', () => {
    const problems = [...scaleFiles('library'), ...scaleFiles('examples')].flatMap(({ name, text, parsed }) =>
      parsed.problems.map(({ code, start }) => `${name}:${text.slice(0, start).split('\n').length} ${code}`),
    );
    assert.deepEqual(problems, []);
  });

  it('holds benchmarks, chips, models, runs, services, laws, grid intensities and prices, each file one kind of thing', () => {
    const kinds = new Map<string, Set<string>>();
    for (const { file, item } of namedItems()) {
      const family = file.name.replace(/(?:-\w+)?\.scale$/u, '');
      kinds.set(family, (kinds.get(family) ?? new Set()).add(item.kind === 'let' ? 'let' : (item.path.names[0]?.text ?? '')));
    }
    const found = [...kinds].map(([family, words]) => [family, [...words].sort().join(' ')]).sort();
    assert.deepEqual(found, [
      ['benchmarks', 'benchmark'],
      ['chips', 'hardware'],
      ['grid', 'let'],
      ['laws', 'law'],
      ['models', 'model'],
      ['prices', 'let'],
      ['runs', 'posttrain pretrain'],
      ['services', 'testtime'],
    ]);
  });

  it('holds nothing but named blocks and lets', () => {
    assert.deepEqual(
      libraryItems()
        .filter(({ item }) => !isNamed(item))
        .map(({ file, item }) => `${file.name}:${item.start}`),
      [],
    );
  });

  it('gives every name once, in lower snake case', () => {
    const names = namedItems().map(({ item }) => item.name?.text ?? '');
    assert.deepEqual(
      names.filter((name, place) => names.indexOf(name) !== place),
      [],
    );
    assert.deepEqual(
      names.filter(name => !/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name)),
      [],
    );
  });

  it('names prices and grid intensities by their family', () => {
    const families: Record<string, string> = { 'prices.scale': 'price_', 'grid.scale': 'grid_' };
    const strangers = namedItems().filter(
      ({ file, item }) => (item.kind === 'let') !== (item.name?.text ?? '').startsWith(families[file.name] ?? '\0'),
    );
    assert.deepEqual(
      strangers.map(({ item }) => item.name?.text),
      [],
    );
  });

  it('says of every number where it comes from', () => {
    const figures = namedItems()
      .flatMap(({ file, item }) => figuresOf(item, file.text))
      .filter(({ value }) => holdsNumber(value));
    assert.ok(figures.length > 1400, `only ${figures.length} figures were found`);
    assert.deepEqual(
      figures.filter(({ source }) => !source?.trim()).map(({ path }) => path),
      [],
    );
  });

  it('dates every price and every grid intensity in its own string', () => {
    const figures = namedItems()
      .flatMap(({ file, item }) => figuresOf(item, file.text))
      .filter(({ path }) => /^(price|grid)_|\.price$/.test(path));
    assert.ok(figures.length > 80, `only ${figures.length} prices and intensities were found`);
    assert.deepEqual(
      figures.filter(({ hasOwnSource, source }) => !hasOwnSource || !/\b20\d\d\b/.test(source ?? '')).map(({ path }) => path),
      [],
    );
  });

  it('says of every block what covers its figures and when they were compared', () => {
    for (const { file, item } of namedItems()) {
      if (item.kind !== 'block') continue;
      assert.ok(sourceOf(item), `${item.name?.text} has no source`);
      assert.match(file.text.slice(item.start, item.end), /\n {2}as_of: \d{4}-\d\d-\d\d\n/, `${item.name?.text} has no as_of`);
      assert.ok(item.doc?.trim(), `${item.name?.text} has no comment`);
    }
  });

  it('holds as much as the pages say', () => {
    const [chips, models, runs, prices, grids] = ['chips', 'models', 'runs', 'prices', 'grid'].map(
      family => namedItems().filter(({ file }) => file.name.startsWith(family)).length,
    );
    const said: Readonly<Record<string, readonly string[]>> = {
      'README.md': [`${chips} chips`, `${models} models`, `${runs} published runs`, `${prices} dated prices`, `${grids} grids`],
      'CHANGELOG.md': [`${chips} chips`, `${models} models`, `${runs} published runs`, `${prices} dated prices`, `${grids} grids`],
      'docs/library.md': [`${chips} accelerators`, `${models} published models`, `${runs} published training runs`],
    };
    for (const [page, sentences] of Object.entries(said)) {
      const text = fs.readFileSync(path.resolve(import.meta.dirname, '../../..', page), 'utf8').replaceAll(/\s+/gu, ' ');
      for (const sentence of sentences) assert.ok(text.includes(sentence), `${page} does not say ${sentence}`);
    }
  });

  it('ships nothing from memory', () => {
    for (const { name, text } of scaleFiles('library')) assert.doesNotMatch(text, /from memory|unverified|\bTODO\b/i, name);
  });

  it('gives a chip the price its on-demand entry has', () => {
    const figures = new Map(
      namedItems()
        .flatMap(({ file, item }) => figuresOf(item, file.text))
        .map(figure => [figure.path, figure.text]),
    );
    const entries = [...figures].filter(([path]) => path.endsWith('_on_demand'));
    assert.equal(entries.length, [...figures.keys()].filter(path => path.endsWith('.price')).length);
    assert.ok(entries.length >= 19, `only ${entries.length}`);
    for (const [path, text] of entries) assert.equal(figures.get(`${path.slice('price_'.length, -'_on_demand'.length)}.price`), text, path);
  });
});

function namedItems() {
  return libraryItems().flatMap(({ file, item }) => (isNamed(item) ? [{ file, item }] : []));
}
