import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { checkout, inFolder, scale } from './support/terminal.js';

describe('scale, the program', () => {
  it('shows its help, examples first', async () => {
    const { code, out } = await scale(['--help']);
    assert.equal(code, 0);
    assert.ok(out.startsWith('Examples:'), out);
    for (const command of ['check', 'estimate', 'explain', 'chart', 'config', 'fmt', 'laws', 'layout', 'library', 'lsp'])
      assert.match(out, new RegExp(`^  ${command}\\b`, 'mu'));
  });

  it('shows examples in the help of each command', async () => {
    for (const command of ['check', 'estimate', 'explain', 'chart', 'config', 'fmt', 'laws', 'layout', 'library', 'lsp']) {
      const { code, out } = await scale([command, '--help']);
      assert.equal(code, 0);
      assert.match(out, new RegExp(`^Examples?:\\n  scale ${command} `, 'u'));
    }
  });

  it('knows the version of its package', async () => {
    const { version } = JSON.parse(fs.readFileSync(path.join(checkout, 'package.json'), 'utf8')) as { version: string };
    assert.deepEqual(await scale(['--version']), { code: 0, out: `${version}\n`, err: '' });
  });

  const refused: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['no command', [], /Usage: scale/u],
    ['an unknown command', ['chekc', 'a.scale'], /unknown command 'chekc'\n\(Did you mean check\?\)/u],
    ['an unknown option', ['check', '--sed', 'a.scale'], /unknown option '--sed'\n\(Did you mean --seed\?\)/u],
    ['a missing argument', ['estimate'], /missing required argument 'file'/u],
    ['too many arguments', ['estimate', 'a', 'b'], /too many arguments/u],
    ['an unknown format', ['check', 'a.scale', '--format', 'xml'], /Allowed choices are text, compact, json, sarif, github, markdown/u],
    ['a format of another command', ['estimate', 'a.scale', '--format', 'sarif'], /Allowed choices are text, json, markdown, csv/u],
    ['a seed that is no number', ['estimate', 'a.scale', '--seed', 'x'], /It must be a whole number from 0 to 4294967295/u],
    ['a fraction of a draw', ['estimate', 'a.scale', '--samples', '1.5'], /It must be a whole number from 64 to 1048576/u],
    ['more draws than fit', ['estimate', 'a.scale', '--samples', '9999999999'], /It must be a whole number/u],
    ['an unknown severity', ['check', 'a.scale', '--max-severity', 'fatal'], /Allowed choices are error, warning, information, hint/u],
    ['a picture without width', ['chart', 'a.scale', '--width', '0'], /It must be a whole number from 280 to 8000/u],
    ['a server without a way to talk', ['lsp'], /required option '--stdio' not specified/u],
  ];
  for (const [what, parameters, message] of refused) {
    it(`refuses ${what} with exit code 2`, async () => {
      const { code, out, err } = await scale(parameters);
      assert.equal(code, 2);
      assert.equal(out, '');
      assert.match(err, message);
    });
  }

  it('says when the language server is not there', () =>
    inFolder({ 'package.json': '{"version": "1.0.0"}' }, async folder => {
      const { lsp } = await import('../../cli/src/commands/lsp.js');
      let said = '';
      const errors = {
        isTerminal: false,
        columns: 80,
        write: (text: string) => {
          said += text;
        },
      };
      assert.equal(await lsp({ installation: folder, errors } as unknown as Parameters<typeof lsp>[0]), 2);
      assert.match(said, /the language server is missing/u);
    }));
});
