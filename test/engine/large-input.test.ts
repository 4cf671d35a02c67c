/** Files that are long, deep or wide: an answer in time, whatever the order of the lines. */
import assert from 'node:assert/strict';
import { processorTime } from '../processor-time.js';
import { analyzed, codesOf, estimateAt, medianAt } from './support/plan.js';
import { assertSound } from './support/sound.js';

const few = { settings: { samples: 64 } };
const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

/** Far above what it takes, far below what anyone waits: a guard against what grows with the square. */
const patience = 15_000;

function within(milliseconds: number, work: () => void): void {
  const taken = processorTime(work);
  assert.ok(taken < milliseconds, `${Math.round(taken)} ms`);
}

describe('chains of lets', () => {
  const last = 2000;
  const links = [...Array(last).keys()].map(index => `let x${index + 1} = x${index} + 1`);

  it('of 2,000, each after what it reads', () => {
    within(patience, () => {
      const text = ['let x0 = 0', ...links].join('\n');
      const analysis = analyzed(text, few);
      assertSound(analysis, text);
      assert.equal(medianAt(analysis, `x${last}`), last);
    });
  });

  it('of 2,000, each before what it reads: the same values, or a reason', () => {
    within(patience, () => {
      const text = ['let x0 = 0', ...links].reverse().join('\n');
      const analysis = analyzed(text, few);
      assertSound(analysis, text);
      assert.equal(medianAt(analysis, `x${last}`), last);
    });
  });

  it('of 2,000 blocks that come from one another', () => {
    within(patience, () => {
      const text = `${lines(last, index => `model m${index + 1} from m${index} { }`)}\nmodel m0 { params: 7B }`;
      const analysis = analyzed(text, few);
      assertSound(analysis, text);
      assert.equal(medianAt(analysis, `m${last}.params`), 7e9);
    });
  });

  it('of 1,000 phases whose checkpoint is the next', () => {
    within(patience, () => {
      const text = `${lines(1000, index => `posttrain p${index} { checkpoint: p${index + 1}, method: sft, tokens: 1B }`)}\npretrain p1000 { params: 7B, tokens: 1T }`;
      const analysis = analyzed(text, few);
      assertSound(analysis, text);
      assert.equal(medianAt(analysis, 'p0.params'), 7e9);
    });
  });
});

describe('long files', () => {
  it('10,000 lines', () => {
    within(patience, () => {
      const text = lines(2000, index => `model m${index} {\n  params: ${index + 1}B\n}\nlet l${index} = m${index}.params * 2\n// ${index}`);
      const analysis = analyzed(text, few);
      assert.equal(medianAt(analysis, 'l1999'), 4e12);
      assert.deepEqual(
        codesOf(analysis).filter(code => code !== 'SC032'),
        [],
      );
    });
  });

  it('a sum of 20,000 terms', () => {
    within(patience, () => {
      assert.equal(medianAt(analyzed(`let x = ${'1 + '.repeat(19_999)}1`, few), 'x'), 20_000);
    });
  });

  it('a list of 20,000 entries', () => {
    within(patience, () => {
      assert.equal(medianAt(analyzed(`let x = sum([${'1, '.repeat(20_000)}])`, few), 'x'), 20_000);
    });
  });

  it('10,000 errors', () => {
    within(patience, () => {
      const text = lines(10_000, index => `let x${index} = nothing_${index}`);
      assertSound(analyzed(text, few), text);
    });
  });

  it('a circle of 1,000 lets', () => {
    within(patience, () => {
      const text = `${lines(1000, index => `let x${index} = x${(index + 1) % 1000}`)}`;
      const analysis = analyzed(text, few);
      assertSound(analysis, text);
      assert.ok(codesOf(analysis).includes('SC031'));
    });
  });

  it('one name 5,000 times', () => {
    within(patience, () => {
      const text = lines(5000, () => 'let x = 1');
      assert.equal(codesOf(analyzed(text, few)).filter(code => code === 'SC005').length, 4999);
    });
  });
});

describe('deep nesting', () => {
  for (const [name, text] of Object.entries({
    brackets: `let x = ${'('.repeat(5000)}1${')'.repeat(5000)}`,
    'open brackets': `let x = ${'('.repeat(5000)}`,
    lists: `let x = ${'['.repeat(5000)}1${']'.repeat(5000)}`,
    calls: `let x = ${'abs('.repeat(5000)}1${')'.repeat(5000)}`,
    blocks: `model m { ${'peak { '.repeat(5000)}`,
    signs: `let x = ${'-'.repeat(5000)}1`,
    negations: `assert ${'not '.repeat(5000)}yes`,
    powers: `let x = ${'2 ^ '.repeat(5000)}1`,
    phases: `pretrain p { ${'phase a { '.repeat(150)}${'} '.repeat(151)}`,
  })) {
    it(name, () => {
      within(patience, () => {
        assertSound(analyzed(text, few), text);
      });
    });
  }
});

describe('sweeps', () => {
  const plan = 'pretrain p { params: 7B, tokens: 1T, hardware: h100, count: 512 }\n';
  const axis = (property: string, count: number): string =>
    `p.${property}: [${Array.from({ length: count }, (_, index) => `${index + 1}`).join(', ')}]`;

  it('with a grid of a billion points give a table one can read', () => {
    within(patience, () => {
      const text = `${plan}sweep s { ${axis('tokens', 1000)}, ${axis('params', 1000)}, ${axis('epochs', 1000)}, show: [p.loss, p.cost] }`;
      const analysis = analyzed(text, few);
      assert.ok(analysis.sweeps[0]!.rows.length <= 400, `${analysis.sweeps[0]!.rows.length}`);
      assert.ok(analysis.diagnostics.some(each => each.code === 'SC049'));
      assertSound(analysis, text);
    });
  });

  it('without axes, values or anything to show', () => {
    for (const body of [
      '',
      'show: []',
      'show: p',
      'show: [nothing.here]',
      'p.tokens: []',
      'p.tokens: [1T, 2T]',
      'p.tokens:',
      'nothing: [1, 2], show: [p.cost]',
      'p.tokens: [p.tokens, 1T], show: [p.flop]',
    ]) {
      const text = `${plan}sweep s { ${body} }`;
      assertSound(analyzed(text, few), text);
    }
  });
});

describe('budgets of many phases', () => {
  it('are still the sum of their parts', () => {
    within(patience, () => {
      const text = lines(100, index => `pretrain p${index} { flop: 1e20 FLOP, hardware: h100 }`);
      const analysis = analyzed(`${text}\nbudget b { }`, few);
      assert.ok(Math.abs(estimateAt(analysis, 'b.flop').range!.mean / 1e22 - 1) < 1e-9);
      assertSound(analysis, text);
    });
  });
});
