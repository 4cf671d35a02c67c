/** Any sufficient part of a plan gives the rest, and the parts agree. */
import assert from 'node:assert/strict';
import { analyzed, estimateAt, faultsOf, medianAt } from '../support/plan.js';

const near = (actual: number, expected: number, what: string): void => {
  assert.ok(Math.abs(actual / expected - 1) <= 1e-9, `${what}: ${actual} is not ${expected}`);
};

/** One consistent plan: 1,000 accelerators of 1,000 TFLOP/s. */
const params = 1e10;
const tokens = 1e12;
const flop = 6 * params * tokens;
const mfu = 0.4;
const goodput = 0.9;
const count = 1000;
const gpuHours = flop / (1e15 * mfu * goodput) / 3600;
const whole = { params, tokens, flop, mfu, count, gpu_hours: gpuHours, days: gpuHours / count / 24 } as const;
type Name = keyof typeof whole;
const written: Record<Name, string> = {
  params: `${params} params`,
  tokens: `${tokens} tokens`,
  flop: `${flop} FLOP`,
  mfu: `${mfu}`,
  count: `${count} GPUs`,
  gpu_hours: `${gpuHours} GPU-hours`,
  days: `${whole.days} days`,
};

const hardware = `hardware pool { peak.bf16: 1000 TFLOP/s, goodput: ${goodput * 100}% }\n`;
const plan = (given: readonly Name[]): string =>
  `${hardware}pretrain p { hardware: pool, ${given.map(name => `${name}: ${written[name]}`).join(', ')} }`;

const subsets = (names: readonly Name[]): Name[][] =>
  names.reduce<Name[][]>((all, name) => [...all, ...all.map(some => [...some, name])], [[]]);

/** Enough to know everything else: two of params, tokens, flop (or the speed side instead of one), and two of the speed side. */
const sufficient: readonly (readonly Name[])[] = subsets(Object.keys(whole) as Name[]).filter(given => {
  const has = new Set<Name>(given);
  for (let moved = true; moved;) {
    const before = has.size;
    const rule = (all: readonly Name[], of: Name): void => {
      if (all.every(name => has.has(name))) has.add(of);
    };
    rule(['params', 'tokens'], 'flop');
    rule(['flop', 'params'], 'tokens');
    rule(['flop', 'tokens'], 'params');
    rule(['flop', 'mfu'], 'gpu_hours');
    rule(['gpu_hours', 'mfu'], 'flop');
    rule(['flop', 'gpu_hours'], 'mfu');
    rule(['count', 'days'], 'gpu_hours');
    rule(['gpu_hours', 'days'], 'count');
    rule(['gpu_hours', 'count'], 'days');
    moved = has.size > before;
  }
  return has.size === Object.keys(whole).length;
});

describe('solving', () => {
  it(`gives the same plan from each of ${sufficient.length} sufficient sets of givens, and finds no fault in any`, () => {
    assert.ok(sufficient.length > 40);
    for (const given of sufficient) {
      const analysis = analyzed(plan(given), { settings: { samples: 16 } });
      for (const [name, value] of Object.entries(whole)) near(medianAt(analysis, `p.${name}`), value, `${name} from ${given.join(', ')}`);
      assert.deepEqual(faultsOf(analysis), [], given.join(', '));
    }
  });

  it('leaves unknown what too little is given for, with a reason', () => {
    for (const given of [['params'], ['tokens'], ['count'], ['days'], ['mfu', 'count']] as const) {
      const estimate = estimateAt(analyzed(plan(given)), 'p.gpu_hours');
      assert.equal(estimate.origin, 'unknown');
      assert.match(estimate.because ?? '', /not known|nothing gives|does not give/, given.join(', '));
    }
  });

  it('takes a default only where no given reaches', () => {
    const derived = analyzed(plan(['params', 'tokens', 'gpu_hours']));
    assert.equal(estimateAt(derived, 'p.mfu').origin, 'derived');
    const assumed = analyzed(plan(['params', 'tokens']));
    assert.equal(estimateAt(assumed, 'p.mfu').origin, 'default');
    assert.match(estimateAt(assumed, 'p.mfu').because ?? '', /published runs/);
  });

  it('`derived` drops a given, in a block and in a scenario', () => {
    const text = `${hardware}pretrain p { hardware: pool, params: ${written.params}, tokens: ${written.tokens}, mfu: 0.4, count: 1000 }\nscenario in_60_days { p.days: 60, p.count: derived }\nscenario twice { p.count: 2000 }\nlet cards = in_60_days.p.count\nlet half = twice.p.days\n`;
    const analysis = analyzed(text);
    near(medianAt(analysis, 'cards'), gpuHours / 60 / 24, 'cards');
    near(medianAt(analysis, 'half') / 24, whole.days / 2, 'half');
    assert.deepEqual(faultsOf(analysis), []);
  });

  it('dates: finish is start and days; the fewest accelerators in whole nodes meet a deadline', () => {
    const analysis = analyzed(
      `${hardware}pretrain p { hardware: pool, params: ${written.params}, tokens: ${written.tokens}, mfu: 0.4, start: 2026-01-01, deadline: 2026-02-01 }`,
    );
    const cards = medianAt(analysis, 'p.count');
    assert.equal(estimateAt(analysis, 'p.count').origin, 'default');
    assert.equal(cards % 8, 0);
    assert.ok(gpuHours / cards / 24 <= 31 && gpuHours / (cards - 8) / 24 > 31);
    assert.ok(String(estimateAt(analysis, 'p.finish').value) <= '2026-02-01');
  });
});

describe('givens that disagree', () => {
  const codes = (line: string): readonly string[] =>
    analyzed(`${hardware}pretrain p { hardware: pool, ${line} }`)
      .diagnostics.filter(each => each.code === 'SC040')
      .map(each => each.severity);

  it('identities: 1 % apart is a warning, 10 % an error', () => {
    assert.deepEqual(codes('gpu_hours: 24_200, count: 100, days: 10'), []);
    assert.deepEqual(codes('gpu_hours: 25_200, count: 100, days: 10.0'), ['warning']);
    assert.deepEqual(codes('gpu_hours: 34_000, count: 100, days: 10.0'), ['error']);
  });

  it('rounding of the written digits is no disagreement', () => {
    assert.deepEqual(codes('gpu_hours: 3万, count: 128, days: 10'), []);
  });

  it('estimates: within 2x is nothing, 10x an error', () => {
    assert.deepEqual(codes('params: 10B, tokens: 1T tokens, flop: 9e22 FLOP'), []);
    assert.deepEqual(codes('params: 10B, tokens: 1T tokens, flop: 2e23 FLOP'), ['warning']);
    assert.deepEqual(codes('params: 10B, tokens: 1T tokens, flop: 2e24 FLOP'), ['error']);
  });

  it('never against a default, nor against itself', () => {
    assert.deepEqual(codes('params: 10B, tokens: 1T tokens, gpu_hours: 1'), []);
    assert.deepEqual(codes('flop: 1.00e20 FLOP, gpu_hours: 100, mfu: 40%').length, 1);
  });
});
