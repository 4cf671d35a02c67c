import assert from 'node:assert/strict';
import { wantsColor } from '../../cli/src/colors.js';
import type { Output } from '../../cli/src/terminal.js';

const terminal: Output = { isTerminal: true, columns: 80, write: () => undefined };
const pipe: Output = { ...terminal, isTerminal: false };

describe('colour', () => {
  const cases: readonly (readonly [string, boolean | undefined, Record<string, string>, Output, boolean])[] = [
    ['is used on a terminal', undefined, {}, terminal, true],
    ['is not used in a pipe', undefined, {}, pipe, false],
    ['is switched off by NO_COLOR', undefined, { NO_COLOR: '1' }, terminal, false],
    ['is not switched off by an empty NO_COLOR', undefined, { NO_COLOR: '' }, terminal, true],
    ['is switched on by FORCE_COLOR', undefined, { FORCE_COLOR: '1' }, pipe, true],
    ['is switched off by FORCE_COLOR=0', undefined, { FORCE_COLOR: '0' }, terminal, false],
    ['follows NO_COLOR over FORCE_COLOR', undefined, { NO_COLOR: '1', FORCE_COLOR: '1' }, terminal, false],
    ['is not used on a dumb terminal', undefined, { TERM: 'dumb' }, terminal, false],
    ['follows --color over NO_COLOR', true, { NO_COLOR: '1' }, pipe, true],
    ['follows --no-color over everything', false, { FORCE_COLOR: '1' }, terminal, false],
  ];
  for (const [title, option, environment, output, expected] of cases)
    it(title, () => assert.equal(wantsColor(option, environment, output), expected));
});
