/** Questions of a plan: each is one object, and those that are forgotten are let go of. */
import assert from 'node:assert/strict';
import { analyze, defaultSettings } from '../../engine/src/index.js';
import { Questions } from '../../engine/src/graph/queries/question.js';
import { library } from './support/plan.js';

describe('a question', () => {
  it('is the same object however often it is asked, and another for other arguments', () => {
    const questions = new Questions();
    const asked = questions.of('given', ['plan.scale', 'run', 'mfu']);
    assert.equal(questions.of('given', ['plan.scale', 'run', 'mfu']), asked);
    assert.notEqual(questions.of('given', ['plan.scale', 'run', 'days']), asked);
    assert.notEqual(questions.of('given', ['plan.scale', 'run']), asked);
    assert.notEqual(questions.of('block', ['plan.scale', 'run', 'mfu']), asked);
    assert.deepEqual([asked.word, asked.args], ['given', ['plan.scale', 'run', 'mfu']]);
    assert.equal(questions.size, 4);
  });

  it('stays the object it was when the others are let go of', () => {
    const questions = new Questions();
    const kept = questions.of('let', ['plan.scale', 'year']);
    questions.of('let', ['plan.scale', 'ye']);
    const after = questions.only([kept, kept]);
    assert.equal(after.size, 1);
    assert.equal(after.of('let', ['plan.scale', 'year']), kept);
  });
});

describe('names that were there for one keystroke', () => {
  const input = (text: string): Parameters<typeof analyze>[0] => ({
    main: 'plan.scale',
    files: new Map([['plan.scale', { text }]]),
    library,
    settings: { ...defaultSettings, samples: 16 },
  });

  it('do not keep what stays from being kept', () => {
    const written = (name: string): string => `let year = 365 days\nassert year > 1 day\nassert ${name} > 1 day\n`;
    let analysis = analyze(input(written('a0')));
    assert.ok(analysis !== 'stopped');
    const first = analysis.lets.get('year');
    for (let n = 1; n < 100; n++) {
      analysis = analyze(input(written(`a${n}`)), analysis);
      assert.ok(analysis !== 'stopped');
      assert.equal(analysis.lets.get('year'), first, `after ${n} edits`);
    }
  });
});
