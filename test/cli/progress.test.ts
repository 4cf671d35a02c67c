import assert from 'node:assert/strict';
import { progress } from '../../cli/src/progress.js';
import type { Terminal } from '../../cli/src/terminal.js';

function ticks(isTerminal: boolean, moments: readonly number[]): string {
  let written = '';
  const errors = {
    isTerminal,
    columns: 80,
    write: (text: string) => {
      written += text;
    },
  };
  let now = 0;
  const sign = progress('working', { errors } as Terminal, () => now);
  for (const moment of moments) {
    now = moment;
    sign.tick();
  }
  sign.done();
  return written;
}

describe('progress', () => {
  it('says nothing of quick work', () => assert.equal(ticks(true, [1, 500, 999]), ''));
  it('says nothing into a log', () => assert.equal(ticks(false, [5000, 9000]), ''));
  it('shows the time after a second and wipes its line', () => {
    assert.equal(ticks(true, [900, 1100, 1150, 1400]), '\r\u001b[2Kworking … 1.1 s\r\u001b[2Kworking … 1.4 s\r\u001b[2K');
  });
});
