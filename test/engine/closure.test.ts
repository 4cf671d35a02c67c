import assert from 'node:assert/strict';
import { loadClosure, type FileContent } from '../../engine/src/index.js';
import { mostFiles } from '../../engine/src/reading.js';

/** The closure of `main` over these texts, and the paths that were read for it. */
async function closureOf(texts: Readonly<Record<string, string>>, main = 'plan.scale', isCurrent?: () => boolean) {
  const reads: string[] = [];
  const files = await loadClosure(
    main,
    { text: texts[main]! },
    path => {
      reads.push(path);
      const text = texts[path];
      return text === undefined ? { problem: 'missing', detail: 'there is no such file' } : { text };
    },
    isCurrent,
  );
  return { files, reads };
}

const problemOf = (content: FileContent | undefined): string => (content !== undefined && 'problem' in content ? content.problem : 'read');

describe('the files of a plan', () => {
  it('come breadth first, the main file at the head, each read once', async () => {
    const { files, reads } = await closureOf({
      'plan.scale': 'import "a.scale"\nimport "b.scale" as b\n',
      'a.scale': 'import "sub/c.scale"\n',
      'b.scale': 'import "a.scale"\n',
      'sub/c.scale': 'import "../plan.scale"\n',
    });
    assert.deepEqual([...files.keys()], ['plan.scale', 'a.scale', 'b.scale', 'sub/c.scale']);
    assert.deepEqual(reads, ['a.scale', 'b.scale', 'sub/c.scale']);
  });

  it('may be data, which imports nothing', async () => {
    const { files } = await closureOf({
      'plan.scale': 'let a = csv("d/runs.csv", tokens)\n',
      'd/runs.csv': 'import "more.scale"\n',
      'd/more.scale': '',
    });
    assert.deepEqual([...files.keys()], ['plan.scale', 'd/runs.csv']);
  });

  it('are not read outside the root', async () => {
    const { files, reads } = await closureOf(
      { 'a/plan.scale': 'import "../b.scale"\nimport "../../c.scale"\nimport "/etc/passwd"\nimport ""\n', 'b.scale': '' },
      'a/plan.scale',
    );
    assert.deepEqual(reads, ['b.scale', 'a']);
    assert.deepEqual([...files].map(([path, content]) => [path, problemOf(content)]).slice(1), [
      ['b.scale', 'read'],
      ['../c.scale', 'outside'],
      ['../etc/passwd', 'outside'],
      ['a', 'missing'],
    ]);
  });

  it(`are ${mostFiles} at most`, async () => {
    const text = Array.from({ length: mostFiles + 10 }, (_, index) => `import "${index}.scale"\n`).join('');
    const { files, reads } = await closureOf({ 'plan.scale': text });
    assert.equal(reads.length, mostFiles - 1);
    assert.equal(problemOf(files.get(`${mostFiles + 9}.scale`)), 'too-large');
  });

  it('are no longer read for a text that is overtaken', async () => {
    const { reads } = await closureOf({ 'plan.scale': 'import "a.scale"\n', 'a.scale': '' }, 'plan.scale', () => false);
    assert.deepEqual(reads, []);
  });
});
