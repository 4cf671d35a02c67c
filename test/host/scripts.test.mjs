/** The test command must not look green when nothing ran, and tools must land where they belong: the scripts' own rules. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { editorVersion } from '../../scripts/lib/editor-edition.mjs';
import { windowAddress } from '../../scripts/lib/editor-server.mjs';
import { namesInArchive } from '../../scripts/lib/package-extension.mjs';
import { cacheFolder, root } from '../../scripts/lib/places.mjs';
import { run, runNode } from '../../scripts/lib/run.mjs';
import { inWords, nothing, ofGrammarTests, ofMocha, sum } from '../../scripts/lib/tally.mjs';

describe('counting', () => {
  it('reads the summary of mocha', () => {
    assert.deepEqual(ofMocha({ code: 1, output: '  3 passing (2s)\n  1 pending\n  2 failing\n' }), { passed: 3, failed: 2, skipped: 1 });
  });

  it('takes a crash for a failure', () => {
    assert.deepEqual(ofMocha({ code: 139, output: '  3 passing (2s)\n' }), { passed: 3, failed: 1, skipped: 0 });
  });

  it('takes a run without a test for a failure', () => {
    assert.equal(ofMocha({ code: 0, output: '  0 passing (1ms)\n' }).failed, 1);
    assert.equal(ofMocha({ code: 0, output: '' }).failed, 1);
  });

  it('reads the marks of the grammar testers', () => {
    const output = '✓ a.scale run successfully.\n✓ b.scale run successfully.\n';
    assert.deepEqual(ofGrammarTests({ code: 0, output }), { passed: 2, failed: 0, skipped: 0 });
    assert.equal(ofGrammarTests({ code: 255, output: '✓ a.scale run successfully.\n' }).failed, 1);
    assert.equal(ofGrammarTests({ code: 0, output: '' }).failed, 1);
  });

  it('adds up the steps', () => {
    assert.equal(
      inWords(sum([{ passed: 2, failed: 0, skipped: 1 }, nothing, { passed: 3, failed: 1, skipped: 0 }])),
      '5 passed, 1 failed, 1 skipped',
    );
  });
});

describe('places', () => {
  it('keeps fetched tools outside the checkout', () => {
    for (const platform of ['linux', 'darwin', 'win32']) {
      const folder = cacheFolder({}, platform);
      assert.ok(path.isAbsolute(folder) && path.relative(root, folder).startsWith('..'), folder);
    }
  });

  it('lets the environment move them', () => {
    assert.equal(cacheFolder({ SCALE_CACHE: path.resolve('/elsewhere'), XDG_CACHE_HOME: '/cache' }, 'linux'), path.resolve('/elsewhere'));
    assert.equal(cacheFolder({ XDG_CACHE_HOME: '/cache' }, 'linux'), path.join('/cache', 'scale-lang'));
  });

  it('pins an editor for every line of Node.js', () => {
    assert.deepEqual([20, 21, 22, 23, 24, 26].map(editorVersion), ['4.100.3', '4.100.3', '4.117.0', '4.117.0', '4.139.1', '4.139.1']);
  });

  it('names folder, extension and suite in the address of a window', () => {
    const server = { origin: 'http://127.0.0.1:8000', token: 'secret' };
    const query = new URL(windowAddress(server, { folder: '/a b', extension: '/x', suite: '/y.cjs' })).searchParams;
    assert.equal(query.get('folder'), '/a b');
    assert.equal(query.get('tkn'), 'secret');
    assert.deepEqual(JSON.parse(query.get('payload')), [
      ['extensionDevelopmentPath', 'vscode-remote://127.0.0.1:8000/x'],
      ['extensionTestsPath', 'vscode-remote://127.0.0.1:8000/y.cjs'],
    ]);
  });
});

describe('programs', () => {
  it('gives exit code and output', async () => {
    assert.deepEqual(await runNode('-e', ['console.log(1); process.exit(3)'], { quiet: true }), { code: 3, output: '1\n' });
  });

  it('answers for a program that is not there', async () => {
    const { code, output } = await run('no-such-program-anywhere', [], { quiet: true });
    assert.equal(code, 127);
    assert.match(output, /no-such-program-anywhere/);
  });
});

describe('archives', () => {
  it('lists the names of a zip archive', () => {
    assert.deepEqual(namesInArchive(archiveOf(['one.txt', 'folder/zwei–二.txt'])), ['one.txt', 'folder/zwei–二.txt']);
  });

  it('lists nothing of an empty archive', () => assert.deepEqual(namesInArchive(archiveOf([])), []));
});

/** A zip archive of empty files (whose checksum is 0), written by hand: entries, the directory of them, and its end record. */
function archiveOf(names) {
  const entries = names.map(name => [entryHeader(0x04034b50, 30, 26, name), Buffer.from(name)]);
  const directory = names.map(name => [entryHeader(0x02014b50, 46, 28, name), Buffer.from(name)]);
  const [body, listing] = [entries, directory].map(parts => Buffer.concat(parts.flat()));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(names.length, 8);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(body.length, 16);
  return Buffer.concat([body, listing, end]);
}

function entryHeader(signature, size, nameLengthAt, name) {
  const header = Buffer.alloc(size);
  header.writeUInt32LE(signature, 0);
  header.writeUInt16LE(Buffer.byteLength(name), nameLengthAt);
  return header;
}
