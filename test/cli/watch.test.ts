import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { inFolder, scale } from './support/terminal.js';

/** Runs `--watch` in a folder; each step waits for an output that fits and then changes something; the last one ends the watching. */
function watching(
  files: Readonly<Record<string, string>>,
  parameters: readonly string[],
  steps: readonly (readonly [RegExp, (folder: string) => void])[],
) {
  return inFolder(files, async folder => {
    const interrupt = new AbortController();
    let step = 0;
    let seen = 0;
    const onOutput = (all: string): void => {
      const next = steps[step];
      if (next === undefined || !next[0].test(all.slice(seen))) return;
      seen = all.length;
      step += 1;
      setTimeout(() => {
        next[1](folder);
        if (step === steps.length) interrupt.abort();
      }, 30);
    };
    const outcome = await scale(parameters, { folder, interrupted: interrupt.signal, onOutput });
    assert.equal(step, steps.length);
    return outcome;
  });
}

const nothing = () => undefined;

describe('--watch', () => {
  it('checks again when a file changes, and ends with the last result', async () => {
    const { code } = await watching(
      { 'plan.scale': 'let a = 1\n' },
      ['check', 'plan.scale', '--watch'],
      [
        [/no findings/u, folder => fs.writeFileSync(path.join(folder, 'plan.scale'), 'assert 1 > 2\n')],
        [/1 error/u, nothing],
      ],
    );
    assert.equal(code, 1);
  });

  it('notices a change of an imported file', async () => {
    const files = { 'plan.scale': 'import "base.scale" as base\nlet a = base.x\n', 'base.scale': 'let x = 5\n' };
    const { code, out } = await watching(
      files,
      ['estimate', 'plan.scale', '--watch'],
      [
        [/\b5\b/u, folder => fs.writeFileSync(path.join(folder, 'base.scale'), 'let x = 77\n')],
        [/\b77\b/u, nothing],
      ],
    );
    assert.equal(code, 0, out);
  });

  it('notices an editor that replaces the file', async () => {
    await watching(
      { 'plan.scale': 'let a = 5\n' },
      ['estimate', 'plan.scale', '--watch'],
      [
        [
          /\b5\b/u,
          folder => {
            fs.writeFileSync(path.join(folder, 'plan.scale.new'), 'let a = 66\n');
            fs.renameSync(path.join(folder, 'plan.scale.new'), path.join(folder, 'plan.scale'));
          },
        ],
        [/\b66\b/u, nothing],
      ],
    );
  });

  it('has nothing to watch on standard input', async () => {
    const { code, err } = await scale(['check', '-', '--watch'], { input: '' });
    assert.equal(code, 2);
    assert.match(err, /standard input does not change/u);
  });
});
