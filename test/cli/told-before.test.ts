/** Reasons that several blocks share. */
import assert from 'node:assert/strict';
import { noteOn, type Note, type Section } from '../../cli/src/report/section.js';
import { withoutRepeats } from '../../cli/src/report/told-before.js';

const section = (...notes: readonly Note[]): Section => ({ title: '', aside: '', columns: [], rows: [], notes });
const textsOf = (sections: readonly Section[]): readonly (readonly string[])[] =>
  withoutRepeats(sections).map(({ notes }) => notes.map(({ text }) => text));

describe('a reason that was told', () => {
  it('is told once, and after that only what it holds for', () => {
    const [usual, one] = [(name: string) => noteOn(name, 'the usual format', '*'), (name: string) => noteOn(name, 'one pass', '*')];
    const doubt: Note = { mark: '!', text: 'loss: extrapolated' };
    assert.deepEqual(
      textsOf([
        section(usual('precision bf16'), doubt),
        section(one('epochs 1'), usual('precision fp8'), doubt),
        section(usual('a'), one('b')),
      ]),
      [
        ['precision bf16: the usual format', 'loss: extrapolated'],
        ['epochs 1: one pass', 'precision fp8: as told above', 'loss: extrapolated'],
        ['a, b: each as told above'],
      ],
    );
  });
});
