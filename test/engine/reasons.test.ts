/** Why values are unknown: reasons end at what a plan can say. */
import assert from 'node:assert/strict';
import { analyzed } from './support/plan.js';

const phases: Readonly<Record<string, string>> = {
  'nothing said': 'pretrain p {}\nposttrain r {}\ntesttime t {}\nbudget b {}\n',
  'tokens alone': 'pretrain p { tokens: 1T }\nposttrain r { method: sft, tokens: 1B }\n',
  'hours alone': 'pretrain p { gpu_hours: 1M }\nposttrain r { method: grpo, gpu_hours: 100k }\n',
  'a utilisation alone': 'pretrain p { mfu: 40% }\ntesttime t { mfu: 10% }\n',
  'users alone': 'testtime t { users: 1M }\n',
  'hardware alone': 'pretrain p { hardware: h100 }\ntesttime t { hardware: h100 * 8 }\n',
};

/** What a reason names, if it names nothing but values of the same block. */
function namedBy(because: string): readonly string[] {
  const names = /^([\w.]+(?: and [\w.]+)*) (?:is|are) not known$/.exec(because)?.[1];
  return names?.split(' and ') ?? [];
}

describe('the reason of an unknown value', () => {
  for (const [name, text] of Object.entries(phases))
    it(`leads to nothing that leads back to it: ${name}`, () => {
      for (const block of analyzed(text).blocks) {
        const followed = (path: string, before: readonly string[]): void => {
          const { because, origin } = block.estimates.get(path) ?? {};
          if (origin !== 'unknown' || because == null) return;
          const names = namedBy(because);
          assert.ok(!names.some(each => before.includes(each)) || names.length > 1, `${[...before, path].join(' < ')}: ${because}`);
          // A single name is where a reader looks next; of several, each can be given.
          if (names.length === 1) followed(names[0]!, [...before, path]);
        };
        for (const path of block.estimates.keys()) followed(path, []);
      }
    });

  it('is the shorter of two ways', () => {
    const because = (path: string, text: string): string => analyzed(text).estimate(path)?.because ?? '';
    assert.equal(because('p.flop', phases['tokens alone']!), 'params is not known');
    assert.match(because('p.energy', phases['hours alone']!), /hardware/);
    assert.doesNotMatch(because('p.energy', phases['hours alone']!), /pue/);
  });
});
