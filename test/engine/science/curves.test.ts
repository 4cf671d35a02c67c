/** Curves against what the same file says of single plans: a point of a curve is the answer a plan at that place would give. */
import assert from 'node:assert/strict';
import { parseExpression } from '../../../grammar/src/index.js';
import {
  atOneCompute,
  curveOf,
  frontier,
  ownModel,
  placesBetween,
  plainPerformance,
  scoreCurve,
} from '../../../engine/src/curves/index.js';
import type { Draws } from '../../../engine/src/draws/arithmetic.js';
import { summarize } from '../../../engine/src/draws/summary.js';
import type { CurveSet } from '../../../engine/src/index.js';
import { evaluateLaw, type Law } from '../../../engine/src/laws/apply.js';
import { optimum } from '../../../engine/src/laws/optimum.js';
import { analyzed, estimateAt, medianAt } from '../support/plan.js';

const near = (actual: number, expected: number, tolerance: number): void => {
  assert.ok(Math.abs(actual / expected - 1) <= tolerance, `${actual} is not ${expected}`);
};

const setOf = (sets: readonly CurveSet[], id: string): CurveSet => {
  const set = sets.find(each => each.id === id);
  assert.ok(set !== undefined, `no picture ${id} among ${sets.map(each => each.id).join(', ')}`);
  return set;
};

const look = { id: 'a', label: 'a', role: 'model', source: '' } as const;
const samples = 512;
const vector = (middle: number, spread: number, step: number): Float64Array =>
  Float64Array.from({ length: samples }, (_, i) => middle + spread * Math.sin(i * step));

function lawOf(form: string, constants: Readonly<Record<string, Draws>>, more: Partial<Law> = {}): Law {
  return {
    name: 'l',
    form: parseExpression(form).value!,
    constants: new Map(Object.entries(constants)),
    valid: new Map(),
    gives: 'loss',
    reads: new Set(['N', 'D']),
    repetition: {},
    ...more,
  };
}

const uncertain = {
  E: vector(1.8, 0.03, 1.1),
  A: vector(480, 60, 2.3),
  B: vector(2085, 400, 3.7),
  alpha: vector(0.348, 0.02, 5.3),
  beta: vector(0.366, 0.02, 7.9),
};

describe('a law along an axis', () => {
  const xs = placesBetween(1e19, 1e27, 9);
  const rate = vector(2, 0.7, 4.1);
  const params = vector(7e9, 1e9, 6.7);

  for (const [form, constants] of [
    ['E + A / N^alpha + B / D^beta', uncertain],
    ['E + A / N^alpha + B / D^beta', { ...uncertain, alpha: 0.34, beta: 0.28 }],
    ['E + A / N^alpha + B / D^beta', { E: 1.7, A: 406, B: 410, alpha: 0.34, beta: 0.28 }],
    ['((Nc / N)^(a / b) + Dc / D)^b', { Nc: 6.4e13, Dc: 1.8e13, a: 0.076, b: vector(0.103, 0.01, 1.7) }],
    ['E + max(A / N^alpha, B / D^beta) - 2 * -log(C) / C', { ...uncertain }],
    ['E + A / N^alpha + exp(-D / 1T) * sqrt(B)', { ...uncertain }],
  ] as const) {
    for (const perX of [1, rate]) {
      it(`${form.length > 40 ? form.slice(0, 40) : form} with ${typeof constants.alpha === 'number' ? 'certain' : 'uncertain'} exponents, ${typeof perX === 'number' ? 'certain' : 'uncertain'} rates: as evaluated place by place`, () => {
        const law = lawOf(form.replace('1T', '1e12'), constants, { reads: new Set(['N', 'D', ...(form.includes('C') ? ['C'] : [])]) });
        const { points } = curveOf(ownModel(law, { params, counted: params }, look), perX, xs);
        assert.equal(points.length, xs.length);
        for (const [index, x] of xs.entries()) {
          const flop = typeof perX === 'number' ? x : perX.map(each => each * x);
          const tokens = params.map((each, i) => (typeof flop === 'number' ? flop : flop[i]!) / (6 * each));
          const direct = evaluateLaw(law, params, tokens, flop);
          assert.ok(typeof direct !== 'string');
          const expected = summarize(direct);
          for (const at of ['p5', 'p50', 'p95'] as const) near(points[index]![at], expected[at], 1e-12);
        }
      });
    }
  }

  it('the frontier is the law at its optimum, draw by draw', () => {
    const law = lawOf('E + A / N^alpha + B / D^beta', uncertain);
    const { points } = curveOf(frontier(law, look), rate, xs);
    for (const [index, x] of xs.entries()) {
      const best = optimum(
        law,
        rate.map(each => each * x),
      );
      assert.ok(typeof best !== 'string');
      const expected = summarize(evaluateLaw(law, best.params, best.tokens) as Float64Array);
      for (const at of ['p5', 'p50', 'p95'] as const) near(points[index]![at], expected[at], 1e-10);
    }
  });

  it('a law whose best size follows no power is searched at each place', () => {
    const law = lawOf('E + A / N^0.34 + B / D^0.28 + 1e-13 * N^0.9', { E: 1.7, A: 406, B: 410 });
    const { points } = curveOf(frontier(law, look), 1, placesBetween(1e20, 1e26, 5));
    for (const { x, p50 } of points) {
      const lossOf = (factor: number): number => {
        const best = optimum(law, x);
        assert.ok(typeof best !== 'string');
        const size = (best.params as number) * factor;
        return evaluateLaw(law, size, x / 6 / size) as number;
      };
      near(p50, lossOf(1), 1e-12);
      assert.ok(p50 < lossOf(1.2) && p50 < lossOf(0.8));
    }
  });

  it('is joined between searches over uncertain rates as closely as searched', () => {
    const uniqueTokens = 1e11;
    const law = lawOf(
      'E + A / N^alpha + B / (U + 15.4 * U * (1 - exp(-(D / U - 1) / 15.4)))^beta',
      { E: 1.87, A: 521, B: 1488, alpha: 0.353, beta: 0.353 },
      {
        reads: new Set(['N', 'D', 'U']),
        repetition: { unique: uniqueTokens },
      },
    );
    for (const each of [law, { ...law, constants: new Map<string, Draws>([...law.constants, ['B', vector(1488, 90, 2.7)]]) }]) {
      const { points } = curveOf(frontier(each, look), rate, placesBetween(1e21, 1e25, 5));
      for (const { x, p5, p50, p95 } of points) {
        const flop = rate.map(value => value * x);
        const best = optimum(each, flop);
        assert.ok(typeof best !== 'string');
        const expected = summarize(evaluateLaw(each, best.params, best.tokens, flop) as Float64Array);
        near(p5, expected.p5, 1e-6);
        near(p50, expected.p50, 1e-6);
        near(p95, expected.p95, 1e-6);
      }
    }
  });

  it('sizes at one compute are least at the optimum', () => {
    const law = lawOf('E + A / N^alpha + B / D^beta', { E: 1.7, A: 406, B: 410, alpha: 0.34, beta: 0.28 });
    const best = optimum(law, 1e23);
    assert.ok(typeof best !== 'string');
    const { points } = curveOf(
      atOneCompute(law, 1e23, look),
      1,
      placesBetween((best.params as number) / 100, (best.params as number) * 100, 201),
    );
    const least = points.reduce((a, b) => (b.p50 < a.p50 ? b : a));
    near(least.x, best.params as number, 0.03);
  });

  it('exponents that leave the range of numbers on the way do not cost the curve', () => {
    const law = lawOf('E + (B / D)^b', { E: vector(2, 0.1, 1.3), B: 1e12, b: 40 });
    const { points } = curveOf(ownModel(law, { params, counted: params }, look), 1, placesBetween(1e22, 1e26, 9));
    assert.ok(points.length >= 8);
    near(points.at(-1)!.p50, summarize(vector(2, 0.1, 1.3)).p50, 1e-9);
  });
});

describe('a score as a curve', () => {
  const sigmoid = plainPerformance(look, spent => ({
    draws: typeof spent === 'number' ? 0.2 + 0.6 / (1 + 100 / spent) : spent.map(each => 0.2 + 0.6 / (1 + 100 / each)),
    valid: true,
  }));

  it('begins with the checkpoint where nothing is spent', () => assert.equal(scoreCurve(sigmoid, 1, [0, 100])!.points[0]!.p50, 0.2));

  it('follows the rates of each draw', () => {
    const rate = vector(1, 0.5, 2.9);
    const [point] = scoreCurve(sigmoid, rate, [100]).points;
    near(point!.p50, summarize(rate.map(each => 0.2 + 0.6 / (1 + 1 / each))).p50, 1e-12);
    assert.ok(point!.p5 < point!.p50 && point!.p50 < point!.p95);
  });

  it('ends where the law would pass 100 %, and its band never does', () => {
    const straight = plainPerformance(look, spent => ({ draws: vector(0.5, 0.3, 1.9).map(each => each + (spent as number)), valid: true }));
    const { points } = scoreCurve(straight, 1, [0, 0.2, 0.4, 0.6]);
    assert.ok(points.length === 3 && points.every(({ p5, p95 }) => p5 >= 0 && p95 <= 1));
  });

  it('leaves out places where the law has no value', () => {
    assert.deepEqual(
      curveOf(
        plainPerformance(look, () => 'no'),
        1,
        [1, 2],
      ).points,
      [],
    );
    assert.deepEqual(
      curveOf(
        plainPerformance(look, spent => ({ draws: 1 / (spent as number), valid: true })),
        1,
        [0, 2],
      ).points.map(({ x }) => x),
      [2],
    );
  });
});

const uncertainRun = 'params: 7B, hardware: h100, count: 512, mfu: 30% to 45%, price: $2 to $3/GPU-hour';

describe('what a picture runs over', () => {
  const sets = analyzed(`pretrain p { ${uncertainRun}, tokens: 2T tokens }`).curves();

  it('is compute, hours, money or days, in this order', () =>
    assert.deepEqual(
      sets.filter(set => set.view === 'performance').map(set => [set.axis, set.x.unit]),
      [
        ['flop', 'FLOP'],
        ['gpu_hours', 'GPU-hour'],
        ['cost', '$'],
        ['days', 'day'],
      ],
    ));

  /** The same file with that much given in place of the tokens has the same draws of speed and price. */
  for (const [axis, unit] of [
    ['gpu_hours', 'GPU-hours'],
    ['cost', '$'],
    ['days', 'days'],
  ] as const) {
    it(`${axis}: the point of the curve is what a plan with so much has`, () => {
      const curve = setOf(sets, `p:${axis}`).curves.find(({ role }) => role === 'model')!;
      for (const index of [12, 30, 55]) {
        const { x, p5, p50, p95 } = curve.points[index]!;
        const given = unit === '$' ? `$${x}` : `${x} ${unit}`;
        const { range } = estimateAt(analyzed(`pretrain p { ${uncertainRun}, ${axis}: ${given} }`), 'p.loss');
        assert.ok(range !== null);
        near(p5, range.p5, 1e-9);
        near(p50, range.p50, 1e-9);
        near(p95, range.p95, 1e-9);
      }
    });
  }

  it('is left out where the phase has no place on it', () =>
    assert.deepEqual(
      analyzed('pretrain p { params: 7B, tokens: 1T tokens, price: $0/GPU-hour, hardware: h100 }')
        .curves()
        .filter(set => set.view === 'performance')
        .map(set => set.axis),
      ['flop', 'gpu_hours'],
    ));
});

describe('sizes at the compute of the plan', () => {
  const analysis = analyzed('pretrain p { params: 7B, tokens: 2T tokens }');
  const set = setOf(analysis.curves(), 'p:isoflop');

  it('mark the best size and the plan', () => {
    const at = (role: string) => set.markers.find(marker => marker.role === role)!;
    near(at('optimal').x.p50, medianAt(analysis, 'p.optimal_params'), 1e-12);
    assert.equal(at('plan').x.p50, 7e9);
    assert.ok(at('optimal').y.p50 < at('plan').y.p50);
  });

  it('are least at the mark, for a tenth and ten times the compute at others', () => {
    const least = set.curves.map(({ points }) => points.reduce((a, b) => (b.p50 < a.p50 ? b : a)).x);
    assert.ok(least[0]! < least[1]! && least[1]! < least[2]!);
    near(least[1]!, medianAt(analysis, 'p.optimal_params'), 0.17);
  });

  it('are not drawn for a law without a best size', () => {
    const sets = analyzed(
      'law mine { form: (Dc / D)^a, Dc: 5.4e13, a: 0.095 }\npretrain p { params: 7B, tokens: 2T tokens, law: mine }',
    ).curves();
    assert.deepEqual(
      sets.filter(({ view }) => view === 'isoflop'),
      [],
    );
  });
});

const repeating = `law limited { form: E + A / N^alpha + B / (U + 15.4 * U * (1 - exp(-(D / U - 1) / 15.4)))^beta, E: 1.87, A: 521, B: 1488, alpha: 0.353, beta: 0.353 }
data web { tokens: 100B tokens, unique_tokens: 100B tokens }
pretrain p { params: 7B, data: web, epochs: 10, law: limited }`;

describe('data that repeats', () => {
  const set = setOf(analyzed(repeating).curves(), 'p:flop');
  const curve = (id: string) => set.curves.find(each => each.id === id)!;

  it('is drawn beside data that does not, and says which is which', () => {
    assert.deepEqual(
      set.curves.map(({ id }) => id),
      ['frontier', 'frontier-unlimited', 'model', 'model-unlimited'],
    );
    assert.match(curve('model').label, /on 100B unique tokens$/u);
    assert.match(curve('model-unlimited').label, /data without repeats$/u);
  });

  it('costs nothing up to one pass and ever more after it', () => {
    const [limited, free] = [curve('model').points, curve('model-unlimited').points];
    for (const [index, { x, p50 }] of limited.entries()) {
      const tokens = x / 6 / 7e9;
      if (tokens < 99e9) near(p50, free[index]!.p50, 1e-12);
      else if (tokens > 110e9) assert.ok(p50 > free[index]!.p50);
    }
  });

  it('is told of where the law does not know it', () => {
    const [first] = analyzed('data web { tokens: 100B tokens }\npretrain p { params: 7B, data: web, epochs: 10 }').curves();
    assert.match(first!.note, /takes every token for a new one, though this plan repeats its 100B tokens/u);
  });
});

describe('limits in a picture', () => {
  const text = `pretrain p { ${uncertainRun}, tokens: 2T tokens, start: 2026-01-01, deadline: 2026-03-02 }\nposttrain q { checkpoint: p, method: sft, tokens: 100B tokens, hardware: h100, mfu: 30%, price: $2/GPU-hour }\nbudget all "everything" { limit: $2M }`;
  const analysis = analyzed(text);
  const limitOf = (axis: string, id: string) => setOf(analysis.curves(), `p:${axis}`).limits!.find(each => each.id === id)!;

  it('the deadline: sixty days, and what they are in hours', () => {
    near(limitOf('days', 'deadline').x.p50, 60, 1e-12);
    near(limitOf('gpu_hours', 'deadline').x.p50, 60 * 24 * 512, 1e-12);
    near(limitOf('days', 'deadline').x.p5, limitOf('days', 'deadline').x.p95, 1e-12);
  });

  it('the budget, less what the other phases take of it', () => {
    const other = medianAt(analysis, 'q.cost');
    const limit = limitOf('cost', 'limit-all');
    near(limit.x.p50, 2e6 - other, 1e-9);
    assert.equal(limit.label, 'limit of everything, less the other phases');
    assert.equal(limit.offset, text.indexOf('budget'));
  });

  it('nothing where nothing is left', () => {
    const sets = analyzed(text.replace('$2M', '$1')).curves();
    assert.deepEqual(
      setOf(sets, 'p:cost').limits!.map(({ id }) => id),
      ['deadline'],
    );
  });
});

describe('known models beside a plan', () => {
  const sets = analyzed('pretrain p { params: 70B, tokens: 15T tokens, hardware: h100 }').curves();
  const landmarks = setOf(sets, 'p:flop').markers.filter(({ role }) => role === 'landmark');

  it('stand where the law of the plan puts them', () => {
    const llama = landmarks.find(({ id }) => id === 'run_llama_3_1_405b')!;
    near(llama.y.p50, medianAt(analyzed('pretrain p { model: llama_3_1_405b, tokens: 15.6T tokens }'), 'p.loss'), 1e-12);
    assert.ok(
      llama.details.some(line => line === 'placed by besiroglu_2024, not measured'),
      llama.details.join('; '),
    );
  });

  it('are few, near, and on the axis of compute only', () => {
    assert.ok(landmarks.length >= 8 && landmarks.length <= 14, String(landmarks.length));
    for (const { x } of landmarks) assert.ok(x.p50 > 6.3e24 / 100.001 && x.p50 < 6.3e24 * 100.001);
    for (const set of sets.filter(({ axis }) => axis !== 'flop')) assert.ok(set.markers.every(({ role }) => role !== 'landmark'));
  });

  it('are not those of the library that the file names its own blocks after', () => {
    const own = analyzed('pretrain run_llama_3_1_405b { params: 70B, tokens: 15T tokens }').curves()[0]!;
    assert.ok(own.markers.every(({ id }) => id !== 'run_llama_3_1_405b'));
  });
});

describe('laws compared', () => {
  const own =
    'law mine { form: E + A / N^a + B / D^b, E: 1.5, A: 300, B: 900, a: 0.33, b: 0.31, valid { N: 1B..100B, D: 10B..10T } }\n' +
    'law far { form: E + A / N^a + B / D^b, E: 1.5, A: 300, B: 900, a: 0.33, b: 0.31, valid { N: 1M..2M, D: 1M..2M } }\n' +
    'law score { form: 1 - 1 / N^0.01, gives: accuracy }\n';
  const set = setOf(analyzed(`${own}pretrain p { params: 7B, tokens: 2T tokens }`).curves(), 'p:laws');

  it('begin with that of the plan and name each', () => {
    assert.equal(set.curves[0]!.label, 'by besiroglu_2024, the law of the plan');
    assert.ok(set.curves.some(({ label }) => label === 'by mine') && set.curves.some(({ label }) => label === 'by hoffmann_2022'));
    assert.match(set.note, /heights do not compare/u);
  });

  it('leave out laws fitted far from the plan and laws of something else', () =>
    assert.ok(set.curves.every(({ label }) => !/far|score/u.test(label))));

  it('draw each at its own optimum', () => {
    const { x, p50 } = set.curves.find(({ label }) => label === 'by mine')!.points[20]!;
    near(p50, medianAt(analyzed(`${own}pretrain p { flop: ${x} FLOP, law: mine }`), 'p.loss'), 1e-9);
  });
});
