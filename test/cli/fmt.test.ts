import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { inFolder, scale } from './support/terminal.js';

const untidy = 'model   m{\n      params :7B params\n}\n\n\n\nlet a=1\n';

describe('scale fmt', () => {
  it('rewrites a file in place and says so', () =>
    inFolder({ 'plan.scale': untidy }, async folder => {
      assert.deepEqual(await scale(['fmt', 'plan.scale'], { folder }), { code: 0, out: '', err: 'formatted plan.scale\n' });
      const tidy = fs.readFileSync(path.join(folder, 'plan.scale'), 'utf8');
      assert.match(tidy, /^model m \{\n {2}params: 7B params\n\}\n\nlet a = 1\n$/u);
      assert.deepEqual(await scale(['fmt', 'plan.scale'], { folder }), { code: 0, out: '', err: '' });
      assert.equal(fs.readFileSync(path.join(folder, 'plan.scale'), 'utf8'), tidy);
    }));

  it('only names the files that would change with --check', () =>
    inFolder({ 'untidy.scale': untidy, 'tidy.scale': 'let a = 1\n' }, async folder => {
      assert.deepEqual(await scale(['fmt', '--check', 'tidy.scale', 'untidy.scale'], { folder }), {
        code: 1,
        out: 'untidy.scale\n',
        err: '',
      });
      assert.equal(fs.readFileSync(path.join(folder, 'untidy.scale'), 'utf8'), untidy);
      assert.equal((await scale(['fmt', '--check', 'tidy.scale'], { folder })).code, 0);
    }));

  it('reads standard input and writes standard output', async () => {
    const { code, out } = await scale(['fmt', '-'], { input: 'let a=1' });
    assert.deepEqual([code, out], [0, 'let a = 1\n']);
    assert.deepEqual(await scale(['fmt', '--check', '-', '--stdin-filename', 'x.scale'], { input: 'let a=1' }), {
      code: 1,
      out: 'x.scale\n',
      err: '',
    });
  });

  it('keeps a byte order mark', () =>
    inFolder({ 'plan.scale': '\ufefflet a=1\n' }, async folder => {
      await scale(['fmt', 'plan.scale'], { folder });
      assert.equal(fs.readFileSync(path.join(folder, 'plan.scale'), 'utf8'), '\ufefflet a = 1\n');
    }));

  it('leaves a file alone that it cannot read as text', () =>
    inFolder({ 'plan.scale': Buffer.from([0x6c, 0x65, 0x74, 0x20, 0xff]) }, async folder => {
      const { code } = await scale(['fmt', 'plan.scale'], { folder });
      assert.equal(code, 2);
      assert.deepEqual([...fs.readFileSync(path.join(folder, 'plan.scale'))], [0x6c, 0x65, 0x74, 0x20, 0xff]);
    }));

  it('goes on after a file it cannot read', () =>
    inFolder({ 'plan.scale': 'let a=1\n' }, async folder => {
      const { code, err } = await scale(['fmt', 'missing.scale', 'plan.scale'], { folder });
      assert.equal(code, 2);
      assert.match(err, /missing\.scale cannot be read/u);
      assert.equal(fs.readFileSync(path.join(folder, 'plan.scale'), 'utf8'), 'let a = 1\n');
    }));
});
