import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { nodeHost } from '../../server/src/node-host.js';

describe('files of the machine', () => {
  let folder = '';
  let root = '';
  const host = nodeHost('/nowhere');

  beforeEach(() => {
    folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'scale-host-')));
    root = path.join(folder, 'plans');
    fs.mkdirSync(path.join(root, 'sub'), { recursive: true });
  });

  afterEach(() => fs.rmSync(folder, { recursive: true }));

  const write = (name: string, text: string): string => {
    fs.writeFileSync(path.join(root, name), text);
    return path.join(root, name);
  };

  const problemOf = async (file: string): Promise<string> => {
    const content = await host.readFile(file, root);
    return 'problem' in content ? content.problem : 'read';
  };

  it('are read as text, and unchanged ones are the same object', async () => {
    const file = write('a.scale', 'let a = 1');
    const first = await host.readFile(file, root);
    assert.deepEqual(first, { text: 'let a = 1' });
    assert.equal(await host.readFile(file, root), first);
    write('a.scale', 'let a = 10');
    assert.deepEqual(await host.readFile(file, root), { text: 'let a = 10' });
  });

  it('are missing, unreadable or too large with a reason in words', async () => {
    assert.equal(await problemOf(path.join(root, 'none.scale')), 'missing');
    assert.equal(await problemOf(path.join(write('a.scale', ''), 'below.scale')), 'missing');
    assert.equal(await problemOf(path.join(root, 'sub')), 'unreadable');
    const huge = path.join(root, 'huge.csv');
    fs.writeFileSync(huge, '');
    // More than Node.js reads of any file: that it is too large can be said only by who measures it first.
    fs.truncateSync(huge, 3000 * 1024 * 1024);
    const content = await host.readFile(huge, root);
    assert.deepEqual(content, { problem: 'too-large', detail: 'it has 3000.0 MB; 4 MB are read at most' });
  });

  it('are not guessed at when they are something else than UTF-8', async () => {
    fs.writeFileSync(path.join(root, 'latin.scale'), Buffer.from('let caf\u00e9 = 1', 'latin1'));
    fs.writeFileSync(path.join(root, 'wide.scale'), Buffer.from('\ufefflet a = 1', 'utf16le'));
    fs.writeFileSync(path.join(root, 'marked.scale'), '\ufefflet a = 1');
    assert.deepEqual(await host.readFile(path.join(root, 'latin.scale'), root), {
      problem: 'unreadable',
      detail: 'it is not text in UTF-8',
    });
    assert.deepEqual(await host.readFile(path.join(root, 'wide.scale'), root), {
      problem: 'unreadable',
      detail: 'it is UTF-16; save it as UTF-8',
    });
    assert.deepEqual(await host.readFile(path.join(root, 'marked.scale'), root), { text: 'let a = 1' });
  });

  it('are outside when their real place is, whatever the link says', async () => {
    fs.writeFileSync(path.join(folder, 'secret.scale'), 'let secret = 1');
    fs.symlinkSync(path.join(folder, 'secret.scale'), path.join(root, 'link.scale'));
    fs.symlinkSync(folder, path.join(root, 'up'));
    fs.symlinkSync(path.join(root, 'a.scale'), path.join(root, 'inside.scale'));
    write('a.scale', 'let a = 1');
    assert.equal(await problemOf(path.join(folder, 'secret.scale')), 'outside');
    assert.equal(await problemOf(path.join(root, 'link.scale')), 'outside');
    assert.equal(await problemOf(path.join(root, 'up', 'secret.scale')), 'outside');
    assert.equal(await problemOf(path.join(root, 'inside.scale')), 'read');
  });

  it('survive links in a circle', async () => {
    fs.symlinkSync(path.join(root, 'one'), path.join(root, 'two'));
    fs.symlinkSync(path.join(root, 'two'), path.join(root, 'one'));
    assert.equal(await problemOf(path.join(root, 'one')), 'unreadable');
  });

  it('have addresses and paths, in any script', () => {
    const file = path.join(root, '计划 #1.scale');
    assert.equal(host.pathOf(host.uriOf(file)), file);
    assert.equal(host.pathOf('file:///plans/%E8%AE%A1.scale'), '/plans/计.scale');
  });

  for (const uri of ['untitled:Untitled-1', 'file://%zz', 'file://elsewhere/a.scale', 'http://a/b', '', 'file:///a%2Fb']) {
    it(`"${uri}" is no file of this machine`, () => assert.equal(host.pathOf(uri), undefined));
  }

  it('may lack a library and documentation', async () => {
    assert.equal(host.libraryFolder, '/nowhere/library');
    assert.equal(await host.readLibraryIndex(), undefined);
    assert.equal(host.pageOf('docs/reference/model.md'), undefined);
  });

  it('have pages of documentation, when they are installed', () => {
    fs.mkdirSync(path.join(folder, 'docs'));
    fs.writeFileSync(path.join(folder, 'docs', 'page.md'), '# Page');
    assert.match(nodeHost(folder).pageOf('docs/page.md#part')!, /^file:\/\/.*\/docs\/page\.md#part$/);
  });
});
