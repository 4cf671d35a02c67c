/** What one analysis finds out about the library serves the next, and no plan changes it for another. */
import assert from 'node:assert/strict';
import { analyzed, estimateAt, library, plainAll } from '../support/plan.js';
import { settings } from './plans.js';

const own = () => ({ settings, library: { ...library } });

describe('answers about the library', () => {
  it('are made once for all plans with the same draws', () => {
    const [one, two, other] = [
      analyzed('let a = h100.price', { settings }),
      analyzed('hardware mine from h100 { count: 8 }\nlet b = 2 * h100.price', { settings }),
      analyzed('let a = h100.price', { settings: { ...settings, seed: 7 } }),
    ].map(analysis => estimateAt(analysis, 'h100.price'));
    assert.equal(one, two);
    assert.notEqual(one, other);
  });

  const plans: Readonly<Record<string, string>> = {
    'a scenario of the library': 'let a = 2 * h100.price\nscenario dear { h100.price: $9/GPU-hour }\nassert a < $12/GPU-hour',
    'a sweep of the library': 'let a = 2 * h100.price\nsweep s { h100.price: [$1/GPU-hour, $9/GPU-hour], show: [a] }',
    'a name taken from the library':
      'hardware h100 { price: $9/GPU-hour, peak.bf16: 1 PFLOP/s }\npretrain p { hardware: h100, gpu_hours: 1k }',
    'the library as it is': 'pretrain p { hardware: h100, gpu_hours: 1k }\nlet a = h100.price',
  };
  for (const [name, text] of Object.entries(plans)) {
    it(`stay what they were behind ${name}`, () => {
      const shared = { ...library };
      for (const each of [text, ...Object.values(plans)])
        assert.deepEqual(plainAll(analyzed(each, { settings, library: shared })), plainAll(analyzed(each, own())));
    });
  }
});
