/** The built program as a user runs it. Where dist is not built, there is nothing to test here: the whole test run builds it first. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { wholePlan } from './support/plans.js';
import { checkout, inFolder } from './support/terminal.js';

const program = path.join(checkout, 'dist/scale.js');
const scale = (parameters: readonly string[], options: { cwd?: string; input?: string } = {}) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...parameters], { encoding: 'utf8', ...options });
  return { code: status, out: stdout, err: stderr };
};

(fs.existsSync(program) ? describe : describe.skip)('dist/scale.js', () => {
  it('starts quickly enough to be asked for help', () => {
    const { code, out } = scale(['--help']);
    assert.equal(code, 0);
    assert.match(out, /^Examples:/u);
  });

  it('checks and estimates with the library it brings', () =>
    inFolder({ 'plan.scale': wholePlan }, async cwd => {
      assert.equal(scale(['check', 'plan.scale'], { cwd }).out, '1 file, no findings\n');
      assert.equal(JSON.parse(scale(['estimate', 'plan.scale', '--json'], { cwd }).out).schema, 'scale-estimate/1');
    }));

  it('has the functions at hand that few plans call', () => {
    const { code, out } = scale(['estimate', '-', '--json'], { input: 'let share = beta(2, 5)' });
    assert.equal(code, 0);
    // The median of this distribution, from its own equation: 15 x^2 - 40 x^3 + 45 x^4 - 24 x^5 + 5 x^6 = 1/2.
    assert.ok(Math.abs(JSON.parse(out).lets.share.p50 - 0.2645) < 0.001, out);
  });

  it('reads a pipe', () => assert.deepEqual(scale(['fmt', '-'], { input: 'let a=1' }), { code: 0, out: 'let a = 1\n', err: '' }));

  it('survives a reader that goes away', () =>
    inFolder(
      { 'plan.scale': wholePlan },
      cwd =>
        new Promise<void>((resolve, reject) => {
          const child = spawn(process.execPath, [program, 'estimate', 'plan.scale', '--json'], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
          let complaint = '';
          child.stdout.destroy();
          child.stderr.setEncoding('utf8').on('data', piece => {
            complaint += piece;
          });
          child.on('error', reject);
          child.on('close', code => {
            assert.equal(complaint, '');
            assert.equal(code, 0);
            resolve();
          });
        }),
    ));

  it('runs when it is reached through a link', function () {
    if (process.platform === 'win32') return;
    return inFolder({}, async cwd => {
      fs.symlinkSync(program, path.join(cwd, 'scale'));
      const { status, stdout } = spawnSync(process.execPath, [path.join(cwd, 'scale'), '--version'], { encoding: 'utf8' });
      assert.equal(status, 0);
      assert.match(stdout, /^\d+\.\d+\.\d+\n$/u);
    });
  });

  it('speaks the language server protocol with lsp --stdio', () =>
    new Promise<void>((resolve, reject) => {
      const child = spawn(process.execPath, [program, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
      const send = (message: object): void => {
        const body = JSON.stringify({ jsonrpc: '2.0', ...message });
        child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
      };
      let received = '';
      child.stdout.setEncoding('utf8').on('data', piece => {
        received += piece;
        if (!received.includes('"capabilities"') || received.includes('"id":2')) return;
        send({ id: 2, method: 'shutdown' });
        send({ method: 'exit' });
      });
      child.on('error', reject);
      child.on('close', code => {
        assert.equal(code, 0);
        assert.match(received, /"hoverProvider"/u);
        resolve();
      });
      send({ id: 1, method: 'initialize', params: { processId: process.pid, rootUri: null, capabilities: {} } });
    }));
});
