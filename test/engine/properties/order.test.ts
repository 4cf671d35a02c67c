/** Nothing depends on the order in which values are asked for, nor on the order in which a file has them. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyzed, estimateAt, plainEstimate, plainValues } from '../support/plan.js';
import { examples, randomPlan } from '../support/soup.js';
import { allPaths, byName, untouched } from './asking.js';
import { itemsOf, phasesAndBudget, settings } from './plans.js';

describe('the order of questions', () => {
  for (const [name, text] of examples) {
    it(`changes no estimate of ${name}`, () => {
      const analysis = analyzed(text, { settings });
      const paths = allPaths(analysis);
      const expected = new Map(paths.map(path => [path, plainEstimate(estimateAt(analysis, path))]));
      fc.assert(
        fc.property(fc.shuffledSubarray([...paths], { minLength: paths.length }), order => {
          const ask = untouched(text);
          for (const path of order) assert.deepEqual(ask(path), expected.get(path), path);
        }),
        { numRuns: 3 },
      );
    });

    it(`changes nothing of ${name} where only a few questions are asked`, () => {
      const analysis = analyzed(text, { settings });
      fc.assert(
        fc.property(fc.subarray([...allPaths(analysis)], { minLength: 1, maxLength: 3 }), paths => {
          const ask = untouched(text);
          for (const path of paths) assert.deepEqual(ask(path), plainEstimate(estimateAt(analysis, path)), path);
        }),
        { numRuns: 4 },
      );
    });
  }

  it('changes no estimate of a plan with any phases and figures', () => {
    fc.assert(
      fc.property(phasesAndBudget(false), fc.infiniteStream(fc.nat()), (text, keys) => {
        const analysis = analyzed(text, { settings });
        const order = allPaths(analysis)
          .map(path => ({ path, key: keys.next().value }))
          .sort((a, b) => a.key - b.key);
        const ask = untouched(text);
        for (const { path } of order) assert.deepEqual(ask(path), plainEstimate(estimateAt(analysis, path)), path);
      }),
      { numRuns: 15 },
    );
  });
});

describe('the order of a file', () => {
  for (const [name, text] of examples) {
    it(`changes no value of ${name}`, () => {
      const items = itemsOf(text);
      const expected = byName(analyzed(items.join('\n'), { settings }));
      fc.assert(
        fc.property(fc.shuffledSubarray([...items], { minLength: items.length }), order => {
          assert.deepEqual(byName(analyzed(order.join('\n'), { settings })), expected);
        }),
        { numRuns: 3 },
      );
    });
  }
});

describe('the same input', () => {
  it('gives the same answer twice, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(randomPlan, fc.constantFrom(...examples.values())), text => {
        assert.equal(JSON.stringify(plainValues(analyzed(text, { settings }))), JSON.stringify(plainValues(analyzed(text, { settings }))));
      }),
      { numRuns: 25 },
    );
  });

  it('gives other draws with another seed, and the same points', () => {
    const text = 'let point = 3\nlet uncertain = 1 to 2\nlet sum = point + uncertain';
    const one = analyzed(text, { settings: { seed: 1 } });
    const two = analyzed(text, { settings: { seed: 2 } });
    assert.deepEqual(estimateAt(one, 'point').range, estimateAt(two, 'point').range);
    assert.notEqual(estimateAt(one, 'sum').range!.mean, estimateAt(two, 'sum').range!.mean);
  });
});
