/** What is wrong with whole blocks in a scenario only is told there, with its name. */
import assert from 'node:assert/strict';
import { analyzed } from './support/plan.js';
import { applied } from './support/report.js';

const base =
  'pretrain base {\n  model: llama_3_1_8b\n  hardware: h100\n  count: 64\n  tokens: 100B\n  mfu: 40%\n  goodput: 90%\n  phase anneal { share: 10% }\n}\nbudget b { limit: $1M }\n';

/** Codes with the words they mark, and the scenario that the message names. */
function told(text: string, plan = base): string[] {
  const whole = plan + text;
  return analyzed(whole, { settings: { samples: 256 } })
    .diagnostics.filter(each => each.severity !== 'hint')
    .map(({ code, start, end, message }) => {
      const scenario = /^In the scenario `(\w+)`: /.exec(message)?.[1];
      return [code, whole.slice(start, end), ...(scenario === undefined ? [] : [scenario])].join(' ');
    });
}

const cases: Readonly<Record<string, readonly [text: string, told: readonly string[]]>> = {
  'a utilisation nobody reached, at the value': ['scenario fast { base.mfu: 80% }', ['SC070 80% fast']],
  'two statements that disagree, at the one that is written there': ['scenario short { base.days: 1 }', ['SC040 1 short']],
  'a utilisation that follows, at what makes it': ['scenario short { base.days: 1, base.mfu: derived }', ['SC070 1 short']],
  'a limit that is passed, at the only value': ['scenario dear { base.price: $2000/GPU-hour }', ['SC043 $2000/GPU-hour dear']],
  'a limit that is passed by several, at the head': [
    'scenario dear { base.price: $2000/GPU-hour, base.tokens: 200B }',
    ['SC043 dear dear'],
  ],
  'a layout that the scenario makes uneven, at the value': ['scenario cut { base.parallelism.tp: 6 }', ['SC085 6 cut']],
  'a layout of the plan that does not fit a count of the scenario': ['scenario odd { base.count: 100 }', ['SC085 100 odd']],
  'memory that is too small, for the phase inside as well': [
    'scenario large { base.model: llama_3_1_405b, base.count: 8 }',
    ['SC094 large large', 'SC094 8 large'],
  ],
  'what a scenario takes over, where it is written': [
    'scenario fast { base.mfu: 80% }\nscenario more from fast { base.tokens: 200B }',
    ['SC070 80% fast'],
  ],
  'nothing of sound values': ['scenario wide { base.count: 128, base.mfu: 45% }', []],
};

describe('findings of whole blocks in scenarios', () => {
  for (const [what, [text, expected]] of Object.entries(cases)) {
    const plan = what.startsWith('a layout of the plan') ? base.replace('goodput', 'parallelism { tp: 8 }\n  goodput') : base;
    it(`tell of ${what}`, () => assert.deepEqual(told(text, plan), expected));
  }

  it('are not told twice where the plan has them too', () => {
    const plan = base.replace('40%', '70%');
    assert.deepEqual(told('scenario fast { base.mfu: 80% }\nscenario long { base.tokens: 200B }', plan), ['SC070 70%']);
  });

  it('have the repairs of the value that the scenario writes, and no other', () => {
    const text = `${base}scenario cut { base.parallelism.tp: 6 }\nscenario large { base.model: llama_3_1_405b, base.count: 8, base.parallelism.tp: 8 }`;
    const found = analyzed(text).diagnostics;
    const [first] = found.filter(each => each.code === 'SC085');
    assert.match(applied(first!.fixes[0]!, text), /scenario cut \{ base\.parallelism\.tp: 4 \}/);
    for (const each of found)
      for (const fix of each.fixes) for (const edit of fix.edits) assert.ok(edit.start >= base.length, `${each.message} ${fix.title}`);
  });

  it('keep their place when text before them grows, and follow the plan', () => {
    const text = `${base}scenario fast { base.mfu: 80% }`;
    const before = analyzed(text);
    const later = `// before\n${text}`;
    const [found] = analyzed(later, { previous: before }).diagnostics.filter(each => each.code === 'SC070');
    assert.equal(later.slice(found!.start, found!.end), '80%');
    assert.deepEqual(
      analyzed(text.replace('80%', '45%'), { previous: before }).diagnostics.filter(each => each.code === 'SC070'),
      [],
    );
  });
});
