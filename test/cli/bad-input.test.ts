import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { inFolder, scale } from './support/terminal.js';

const readers: readonly (readonly string[])[] = [['check'], ['estimate'], ['explain'], ['chart'], ['fmt', '--check'], ['config']];
const withPath = (command: readonly string[], file: string) => [
  command[0]!,
  file,
  ...(command[0] === 'explain' ? ['core.flop'] : []),
  ...command.slice(1),
];

/** A run may find fault or refuse, but it ends orderly: no stack, no NaN. */
function assertOrderly({ code, out, err }: { code: number; out: string; err: string }, what: string): void {
  assert.ok(code === 0 || code === 1 || code === 2, `${what}: exit code ${code}`);
  assert.doesNotMatch(err, /internal error/u, what);
  assert.doesNotMatch(out + err, /\bNaN\b|\bInfinity\b|\bundefined\b/u, what);
}

describe('what cannot be read', () => {
  for (const command of readers) {
    it(`${command[0]} refuses a missing file, a folder, a huge file and another encoding with exit code 2`, () =>
      inFolder({ 'folder/x': '' }, async folder => {
        fs.writeFileSync(path.join(folder, 'huge.scale'), '');
        fs.truncateSync(path.join(folder, 'huge.scale'), 100 * 1024 * 1024);
        fs.writeFileSync(path.join(folder, 'utf16.scale'), Buffer.from('\ufefflet a = 1\n', 'utf16le'));
        fs.writeFileSync(path.join(folder, 'latin.scale'), Buffer.from('let caf\u00e9 = 1\n', 'latin1'));
        const cases: readonly (readonly [string, RegExp])[] = [
          ['missing.scale', /there is no such file/u],
          ['missing/plan.scale', /there is no such file/u],
          ['folder', /it is a folder/u],
          ['', /it is a folder/u],
          ['huge.scale', /it has 100\.0 MB; 4 MB are read at most/u],
          ['utf16.scale', /it is UTF-16; save it as UTF-8/u],
          ['latin.scale', /it is not text in UTF-8/u],
        ];
        for (const [file, message] of cases) {
          const { code, out, err } = await scale(withPath(command, file), { folder });
          assert.equal(code, 2, file);
          assert.equal(out, '', file);
          assert.match(err, message);
        }
      }));
  }

  it('does not wait for a pipe without a writer', function () {
    if (process.platform === 'win32') return;
    return inFolder({}, async folder => {
      const { execFileSync } = await import('node:child_process');
      execFileSync('mkfifo', [path.join(folder, 'pipe.scale')]);
      const { code, err } = await scale(['check', 'pipe.scale'], { folder });
      assert.equal(code, 2);
      assert.match(err, /it is not a regular file/u);
    });
  });

  it('refuses too much of standard input', async () => {
    const { code, err } = await scale(['check', '-'], { input: Buffer.alloc(5 * 1024 * 1024, 32) });
    assert.equal(code, 2);
    assert.match(err, /<stdin> cannot be read: it has 4\.0 MB; 4 MB are read at most/u);
  });

  it('refuses a file outside the read root', () =>
    inFolder({ 'plan.scale': '', 'inner/x': '' }, async folder => {
      const { code, err } = await scale(['check', 'plan.scale', '--root', 'inner'], { folder });
      assert.equal(code, 2);
      assert.match(err, /plan\.scale lies outside the read root/u);
    }));

  it('says when a picture cannot be written', () =>
    inFolder({ 'plan.scale': 'pretrain core { params: 7B params, tokens: 1T tokens }\n' }, async folder => {
      const { code, err } = await scale(['chart', 'plan.scale', '-o', 'no/such/folder/out.svg'], { folder });
      assert.equal(code, 2);
      assert.match(err, /no\/such\/folder\/out\.svg cannot be written: the folder does not exist/u);
    }));
});

describe('what is strange, but text', () => {
  const texts: Readonly<Record<string, string>> = {
    nothing: '',
    'a blank': ' ',
    'a byte order mark': '\ufeffmodel m { params: 7B params }\n',
    'carriage returns': 'model m {\r\n  params: 7B params\r\n}\r\n',
    'binary zeros': '\0\0\0model\0',
    'control characters': 'let a = 1 \u001b[31m\u0007\n',
    'an endless number': 'let a = 1e400\n',
    'a tiny number': 'let a = 1e-400 to 2e-400\n',
    'a division by nothing': 'let a = 1 / 0\nlet b = 0 / 0\nlet c = (0..1) / (0..1)\n',
    'a lone brace': '}',
    'open braces': '{'.repeat(5000),
    'open brackets': `let a = ${'('.repeat(5000)}`,
    'a circle': 'let a = b + 1\nlet b = a + 1\n',
    itself: 'import "plan.scale"\nlet a = 1\n',
    'a missing import': 'import "gone.scale"\n',
    'an outside import': 'import "../../etc/hosts"\n',
    'an absolute import': 'import "/etc/passwd"\n',
    'a folder as import': 'import "."\n',
    'missing data': 'law l { form: a * N, fit: csv("gone.csv") { N: n, loss: l } }\n',
    'names of objects':
      'model constructor { params: 7B params }\nlet __proto__ = 1\nlet toString = 2\npretrain hasOwnProperty { params: 7B, tokens: 1T }\n',
    'half a plan': 'pretrain core {\n  params: \n  tokens: 2T tok',
    'a negative range': 'let a = -2 to 1\n',
    'a doubling chain': doublingChain(40),
  };
  for (const [name, text] of Object.entries(texts)) {
    it(`${name}: every command ends orderly`, () =>
      inFolder({ 'plan.scale': text }, async folder => {
        const commands = [
          ...readers.map(command => withPath(command, 'plan.scale')),
          ...['json', 'csv', 'markdown'].map(format => ['estimate', 'plan.scale', '--format', format]),
          ...['json', 'sarif', 'github', 'markdown', 'compact'].map(format => ['check', 'plan.scale', '--format', format]),
        ];
        for (const command of commands) assertOrderly(await scale(command, { folder }), command.join(' '));
      }));
  }

  it('ends when files import each other', () =>
    inFolder(
      {
        'a.scale': 'import "b.scale" as b\nlet x = 1\n',
        'b.scale': 'import "a.scale" as a\nlet y = 2\n',
      },
      async folder => {
        assertOrderly(await scale(['check', 'a.scale', 'b.scale'], { folder }), 'a circle of imports');
      },
    ));

  it('reads nothing through a link that leads outside', function () {
    if (process.platform === 'win32') return;
    return inFolder(
      { 'root/plan.scale': 'import "link.scale" as secret\nlet copy = secret.value\n', 'outside.scale': 'let value = 4711\n' },
      async folder => {
        fs.symlinkSync(path.join(folder, 'outside.scale'), path.join(folder, 'root/link.scale'));
        const { code, out } = await scale(['check', 'root/plan.scale'], { folder });
        assert.equal(code, 1);
        assert.match(out, /outside/u);
        assert.doesNotMatch((await scale(['estimate', 'root/plan.scale', '--json'], { folder })).out, /4711/u);
      },
    );
  });

  it('reads a file above the plan when the root is moved up', () =>
    inFolder(
      {
        'plans/plan.scale': 'import "../base.scale" as base\nlet copy = base.value\n',
        'base.scale': 'let value = 4711\n',
      },
      async folder => {
        const { code, out } = await scale(['estimate', 'plans/plan.scale', '--json', '--root', '.'], { folder });
        assert.equal(code, 0, out);
        assert.equal(JSON.parse(out).lets.copy.p50, 4711);
        assert.equal((await scale(['estimate', 'plans/plan.scale', '--json'], { folder })).code, 1);
      },
    ));

  it('keeps escape sequences of a file from the terminal', () =>
    inFolder({ 'plan.scale': 'model m { params: 7B GB "\u001b[2J" }\n' }, async folder => {
      assert.ok(!(await scale(['check', 'plan.scale'], { folder })).out.includes('\u001b'));
      assert.ok(!(await scale(['estimate', 'plan.scale'], { folder })).out.includes('\u001b'));
    }));
});

/** Each let uses the one before twice: written out as a tree it would have 2^n leaves. */
function doublingChain(length: number): string {
  const lets = Array.from({ length }, (_, index) => `let x${index + 1} = x${index} + x${index} * (0.5 to 1)`);
  return `let x0 = 1 to 2\n${lets.join('\n')}\n`;
}
