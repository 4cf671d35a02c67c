/** Entries of a mixture: how many items, and how long, a share of the tokens is. */
import assert from 'node:assert/strict';
import { analyzed, estimateAt, faultsOf, medianAt } from '../support/plan.js';

const data = (mixture: string): string => `data d { tokens: 2T tokens, mixture { ${mixture} } }`;

describe('an entry of a mixture', () => {
  it('has as many items as its tokens make', () => {
    const analysis = analyzed(
      data('text: 70%, images { share: 20%, tokens_per_item: 500 tokens }, scans { share: 10%, tokens_per_item: 1000 tokens/item }'),
    );
    assert.deepEqual(faultsOf(analysis), []);
    assert.equal(medianAt(analysis, 'd.mixture.images.items'), (0.2 * 2e12) / 500);
    assert.equal(medianAt(analysis, 'd.mixture.scans.items'), (0.1 * 2e12) / 1000);
    const { unit, origin, formula, inputs } = estimateAt(analysis, 'd.mixture.images.items');
    assert.deepEqual(
      { unit, origin, formula },
      { unit: 'items', origin: 'derived', formula: 'mixture.images.share * tokens / mixture.images.tokens_per_item' },
    );
    assert.deepEqual(
      inputs.map(({ name }) => name),
      ['mixture.images.share', 'tokens', 'mixture.images.tokens_per_item'],
    );
  });

  it('is as long as its tokens take', () => {
    const analysis = analyzed(data('text: 90%, speech { share: 10%, tokens_per_second: 50 tokens/s }'));
    assert.equal(medianAt(analysis, 'd.mixture.speech.duration'), (0.1 * 2e12) / 50 / 86_400);
  });

  it('has the items that are given, even in a block that takes it over', () => {
    const analysis = analyzed(
      `${data('text: 80%, images { share: 20%, tokens_per_item: 500 tokens, items: 800M items }')}\ndata more from d { tokens: 4T tokens, mixture.images.items: 1.6B items }`,
    );
    assert.deepEqual(faultsOf(analysis), []);
    assert.deepEqual(
      ['d', 'more'].map(name => medianAt(analysis, `${name}.mixture.images.items`)),
      [800e6, 1.6e9],
    );
  });

  it('contradicts items that its tokens do not make', () => {
    const analysis = analyzed(data('text: 80%, images { share: 20%, tokens_per_item: 500 tokens, items: 80M items }'));
    assert.equal(faultsOf(analysis).length, 1);
    assert.match(faultsOf(analysis)[0]!, /mixture\.images\.share \* tokens \/ mixture\.images\.tokens_per_item/u);
  });

  it('can be read by others, and follows a scenario', () => {
    const analysis = analyzed(
      `${data('text: 80%, images { share: 20%, tokens_per_item: 500 tokens }')}\nlet pictures = d.mixture.images.items\nscenario coarse { d.mixture.images.tokens_per_item: 250 tokens }\n` +
        'assert pictures > 700M items\nassert coarse.d.mixture.images.items > 1.5B items',
    );
    assert.equal(analysis.lets.get('pictures')?.range?.p50, 800e6);
    assert.deepEqual(
      analysis.asserts.map(({ holds }) => holds),
      [true, true],
    );
  });

  it('has no items where one of them is missing, whatever it is called', () => {
    const analysis = analyzed(
      data('text: 80%, each { share: 10%, tokens_per_item: 500 tokens }, 图像 { share: 10%, tokens_per_item: 0 tokens }'),
    );
    assert.equal(medianAt(analysis, 'd.mixture.each.items'), 400e6);
    assert.equal(analysis.estimate('d.mixture.图像.items')?.range ?? null, null);
    assert.equal(analysis.estimate('d.mixture.text.items')?.range ?? null, null);
  });
});
