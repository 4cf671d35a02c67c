import assert from 'node:assert/strict';
import { fileNameOf, folderOf, normalizePath, relativeTo, rootOf } from '../../server/src/paths.js';

describe('paths', () => {
  const normal: [string, string][] = [
    ['a/b/../c', 'a/c'],
    ['./a//b/.', 'a/b'],
    ['/a/../../b', '/b'],
    ['../a', '../a'],
    ['a/../../b', '../b'],
    ['/', '/'],
    ['', ''],
  ];
  for (const [path, wanted] of normal)
    it(`${path || '(empty)'} is ${wanted || '(empty)'}`, () => assert.equal(normalizePath(path), wanted));

  it('know folder and name', () => {
    assert.equal(folderOf('/a/b.scale'), '/a');
    assert.equal(folderOf('/b.scale'), '/');
    assert.equal(folderOf('b.scale'), '');
    assert.equal(fileNameOf('/a/b.scale'), 'b.scale');
  });

  it('lie below a root only when a whole folder agrees', () => {
    assert.equal(relativeTo('/plans', '/plans/a/b.scale'), 'a/b.scale');
    assert.equal(relativeTo('/plans', '/plans2/b.scale'), undefined);
    assert.equal(relativeTo('/', '/b.scale'), 'b.scale');
  });

  it('belong to the innermost workspace folder, else to their own folder', () => {
    assert.equal(rootOf(['/plans', '/plans/inner', '/other'], '/plans/inner/a.scale'), '/plans/inner');
    assert.equal(rootOf(['/plans'], '/elsewhere/sub/a.scale'), '/elsewhere/sub');
  });
});
