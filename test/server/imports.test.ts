import assert from 'node:assert/strict';
import { mostFiles } from '../../engine/src/reading.js';
import { memoryHost } from './memory-host.js';
import { startSession, type Session } from './session.js';

/** Messages about a plan in a folder with these files. */
async function messagesOf(
  plan: string,
  files: Parameters<typeof memoryHost>[0] = {},
  name = 'plan.scale',
): Promise<{ messages: string[]; reads: readonly string[] }> {
  const host = memoryHost(files);
  const session: Session = await startSession(host);
  const uri = await session.open(plan, name);
  await session.symbols(uri);
  const found = await session.eventually('the findings', () => session.published.find(each => each.uri === uri));
  session.dispose();
  assert.deepEqual(session.logs, []);
  return { messages: found.diagnostics.map(({ message }) => String(message)), reads: host.reads };
}

describe('imports', () => {
  it('are followed from file to file, each read once', async () => {
    const files = {
      '/plans/a.scale': 'import "sub/b.scale"\nlet a = b_value\n',
      '/plans/sub/b.scale': 'import "../a.scale"\nlet b_value = 1\n',
    };
    const { reads } = await messagesOf('import "a.scale"\nimport "sub/b.scale"\nlet x = a + b_value\n', files);
    assert.deepEqual([...reads].sort(), ['/plans/a.scale', '/plans/sub/b.scale']);
  });

  it('that are missing, outside or too large are findings', async () => {
    assert.match((await messagesOf('import "none.scale"\n')).messages.join(), /none\.scale/);
    const huge = { problem: 'too-large', detail: 'it has 100 MB' } as const;
    assert.match((await messagesOf('import "big.scale"\n', { '/plans/big.scale': huge })).messages.join(), /big\.scale/);
  });

  for (const path of ['../secret.scale', '/etc/passwd', 'sub/../../secret.scale', '..']) {
    it(`outside the folder (${path}) are never read`, async () => {
      const { messages, reads } = await messagesOf(`import "${path}"\n`, { '/secret.scale': 'let a = 1\n' });
      assert.deepEqual(reads, []);
      assert.equal(messages.length, 1);
    });
  }

  it('of data are read as well', async () => {
    const { reads } = await messagesOf('let a = csv("runs.csv", tokens)\n', { '/plans/runs.csv': 'tokens\n1\n2\n' });
    assert.deepEqual(reads, ['/plans/runs.csv']);
  });

  it('without end stop at a bound', async () => {
    const host = memoryHost();
    host.readFile = path => {
      host.reads.push(path);
      const index = Number(/(\d+)\.scale$/.exec(path)![1]);
      return Promise.resolve({ text: `import "${index * 2 + 1}.scale"\nimport "${index * 2 + 2}.scale"\n` });
    };
    const session = await startSession(host);
    const uri = await session.open('import "0.scale"\nlet a = 2 GPU-days\n');
    assert.match(JSON.stringify(await session.hover(uri, 'import "0.scale"\nlet a = 2 GPU'.length)), /48 GPU-hours/);
    assert.ok(host.reads.length < mostFiles);
    session.dispose();
  });

  it('of a document that was never saved are findings, its own values stand', async () => {
    const { messages, reads } = await messagesOf(
      'import "a.scale"\nlet a = 1\n',
      { '/plans/a.scale': 'let b = 1\n' },
      'untitled:Untitled-1',
    );
    assert.deepEqual(reads, []);
    assert.equal(messages.length, 1);
  });

  it('stay inside the folder of the file when no workspace is open', async () => {
    const host = memoryHost({ '/elsewhere/a.scale': 'let n = 2 GPU-days\n' });
    const session = await startSession(host);
    const uri = await session.open('import "a.scale"\nlet m = n\n', 'file:///elsewhere/plan.scale');
    assert.match(JSON.stringify(await session.hover(uri, 'import "a.scale"\nlet m'.length)), /48 GPU-hours|2 GPU-days/);
    session.dispose();
  });

  it('may be files of the library opened on their own', async () => {
    const session = await startSession();
    const text = 'hardware h100 {\n  memory: 80 GB\n}\n';
    const uri = await session.open(text, 'file:///library/chips.scale');
    assert.match(JSON.stringify(await session.hover(uri, text.indexOf('memory') + 1)), /80 GB/);
    session.dispose();
  });
});
