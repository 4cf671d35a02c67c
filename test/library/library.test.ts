/** The rules every file of the library keeps: docs/library.md. */
import assert from 'node:assert/strict';
import { figuresOf, holdsNumber, isNamed, libraryItems, scaleFiles, sourceOf } from './library-files.js';

describe('the library', () => {
  it('parses without a problem, and so do the examples', () => {
    const problems = [...scaleFiles('library'), ...scaleFiles('examples')]
      .flatMap(({ name, text, parsed }) => parsed.problems.map(({ code, start }) => `${name}:${text.slice(0, start).split('\n').length} ${code}`));
    assert.deepEqual(problems, []);
  });

  it('holds chips, models, laws, grid intensities and prices', () => {
    assert.deepEqual(scaleFiles('library').map(({ name }) => name), ['chips.scale', 'grid.scale', 'laws.scale', 'models.scale', 'prices.scale']);
  });

  it('holds nothing but named blocks and lets', () => {
    assert.deepEqual(libraryItems().filter(({ item }) => !isNamed(item)).map(({ file, item }) => `${file.name}:${item.start}`), []);
  });

  it('gives every name once, in lower snake case', () => {
    const names = namedItems().map(({ item }) => item.name?.text ?? '');
    assert.deepEqual(names.filter((name, place) => names.indexOf(name) !== place), []);
    assert.deepEqual(names.filter(name => !/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name)), []);
  });

  it('names prices and grid intensities by their family', () => {
    const families: Record<string, string> = { 'prices.scale': 'price_', 'grid.scale': 'grid_' };
    const strangers = namedItems().filter(({ file, item }) => (item.kind === 'let') !== (item.name?.text ?? '').startsWith(families[file.name] ?? '\0'));
    assert.deepEqual(strangers.map(({ item }) => item.name?.text), []);
  });

  it('says of every number where it comes from', () => {
    const figures = namedItems().flatMap(({ file, item }) => figuresOf(item, file.text)).filter(({ value }) => holdsNumber(value));
    assert.ok(figures.length > 200, `only ${figures.length} figures were found`);
    assert.deepEqual(figures.filter(({ source }) => !source?.trim()).map(({ path }) => path), []);
  });

  it('dates every price and every grid intensity in its own string', () => {
    const figures = namedItems().flatMap(({ file, item }) => figuresOf(item, file.text)).filter(({ path }) => /^(price|grid)_|\.price$/.test(path));
    assert.ok(figures.length > 40, `only ${figures.length} prices and intensities were found`);
    assert.deepEqual(figures.filter(({ hasOwnSource, source }) => !hasOwnSource || !/\b20\d\d\b/.test(source ?? '')).map(({ path }) => path), []);
  });

  it('says of every block what covers its figures and when they were compared', () => {
    for (const { file, item } of namedItems()) {
      if (item.kind !== 'block') continue;
      assert.ok(sourceOf(item), `${item.name?.text} has no source`);
      assert.match(file.text.slice(item.start, item.end), /\n {2}as_of: \d{4}-\d\d-\d\d\n/, `${item.name?.text} has no as_of`);
      assert.ok(item.doc?.trim(), `${item.name?.text} has no comment`);
    }
  });

  it('ships nothing from memory', () => {
    for (const { name, text } of scaleFiles('library')) assert.doesNotMatch(text, /from memory|unverified|\bTODO\b/i, name);
  });

  it('gives a chip the price its on-demand entry has', () => {
    const figures = new Map(namedItems().flatMap(({ file, item }) => figuresOf(item, file.text)).map(figure => [figure.path, figure.text]));
    const entries = [...figures].filter(([path]) => path.endsWith('_on_demand'));
    assert.equal(entries.length, 10);
    for (const [path, text] of entries) assert.equal(figures.get(`${path.slice('price_'.length, -'_on_demand'.length)}.price`), text, path);
  });
});

function namedItems() {
  return libraryItems().flatMap(({ file, item }) => (isNamed(item) ? [{ file, item }] : []));
}
