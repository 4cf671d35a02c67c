/** Other names lead somewhere, to one place, and stand in nobody's way. */
import assert from 'node:assert/strict';
import { pathsWithOtherNames } from '../../../engine/src/kinds/other-names.js';
import { kinds } from './property-paths.js';

describe('other names', () => {
  it('belong to properties that exist', () => {
    const paths = new Set(kinds.flatMap(kind => kind.properties.map(property => property.path)));
    assert.deepEqual(
      pathsWithOtherNames.filter(path => !paths.has(path)),
      [],
    );
  });

  it('of a kind are no kind and mean one kind', () => {
    const names = kinds.flatMap(kind => kind.alsoCalled ?? []);
    assert.deepEqual(
      names.filter(name => kinds.some(kind => kind.name === name)),
      [],
    );
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
    );
    for (const kind of kinds) assert.ok((kind.alsoCalled ?? []).length > 0, kind.name);
  });

  for (const kind of kinds) {
    it(`of the properties of ${kind.name} are no property of it and mean one`, () => {
      // A word counts where it is written: `data` is a property of a phase, and inside of `parallelism` another name of `dp`.
      const beside = (path: string): string => path.slice(0, path.lastIndexOf('.') + 1);
      const names = kind.properties.flatMap(property => property.alsoCalled ?? []);
      const taken = kind.properties.flatMap(({ path, alsoCalled }) =>
        (alsoCalled ?? []).filter(name => kind.properties.some(other => other.path !== path && other.path === beside(path) + name)),
      );
      assert.deepEqual(taken, []);
      assert.deepEqual(
        names.filter((name, index) => names.indexOf(name) !== index),
        [],
      );
    });
  }
});
