/** What was read of a library serves every analysis with that library, and no other. */
import assert from 'node:assert/strict';
import type { Library } from '../../../engine/src/index.js';
import { World } from '../../../engine/src/names/world.js';

const text = 'hardware chip { memory: 80 GB }\n';
const libraryOf = (content: string): Library => ({
  version: '2026-11',
  files: { 'chips.scale': content },
  names: { chip: { kind: 'hardware', file: 'chips.scale', start: 0, end: content.length - 1, title: '', spec: '' } },
});

describe('items of the library', () => {
  it('are read once for all analyses with it', () => {
    const library = libraryOf(text);
    const first = new World('a.scale', new Map(), library).libraryItem('chip');
    assert.ok(first !== undefined);
    assert.equal(new World('b.scale', new Map(), library).libraryItem('chip'), first);
  });

  it('are those of their own library', () => {
    const [one, other] = [libraryOf(text), libraryOf(text.replace('80', '96'))].map(library =>
      new World('a.scale', new Map(), library).libraryItem('chip'),
    );
    assert.notEqual(one, other);
    assert.ok(other!.text.includes('96 GB'));
  });
});
