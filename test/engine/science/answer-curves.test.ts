/** Curves over samples and over thinking: each says what the phase itself would say there, and none stands for another. */
import assert from 'node:assert/strict';
import { answerCurves, ownCurve, type AnswerCurve } from '../../../engine/src/kinds/answer-curves.js';
import type { NumberValue, Reader, Value } from '../../../engine/src/schema/value.js';
import { analyzed, medianAt } from '../support/plan.js';

const values: Readonly<Record<string, Value>> = {
  benchmark: { kind: 'block', block: { file: 'plan.scale', name: 'math', kind: 'benchmark', library: false } },
  verifiable: { kind: 'boolean', value: true },
  strategy: { kind: 'word', word: 'majority_vote', args: new Map(), text: 'majority_vote' },
};
const numbers: Readonly<Record<string, number>> = {
  pass_at_1: 0.27,
  thinking: 0,
  'difficulty.alpha': 0.4,
  'difficulty.unsolvable': 0,
  majority_ceiling: 0.42,
  ceiling: 1,
  params: 8e9,
  cache_hits: 0.5,
  prompt_tokens: 1000,
  output_tokens: 300,
};

/** A block that knows these values, and whose benchmark is itself. */
const reader = (without: readonly string[] = []): Reader => {
  const number = (path: string): NumberValue | undefined => {
    const draws = without.includes(path) ? undefined : numbers[path];
    return draws === undefined ? undefined : { kind: 'number', draws, dimension: {} as NumberValue['dimension'] };
  };
  const own = {
    samples: 64,
    number,
    read: (path: string) => (without.includes(path) ? undefined : (values[path] ?? number(path))),
    word: () => undefined,
    origin: () => undefined,
    states: () => false,
    because: (path: string) => `${path} is not known`,
    open: () => own,
  } as unknown as Reader;
  return own;
};

const curveOf = (id: AnswerCurve['id'], from: Reader): AnswerCurve => answerCurves(from).find(curve => curve.id === id)!;

describe('the curves of a phase that answers', () => {
  const plan =
    'pretrain base { params: 8B, tokens: 1T, benchmark: math, accuracy: 27% }\nbenchmark math { verifiable: yes, majority_ceiling: 42%, difficulty { alpha: 0.4 } }\n';

  for (const [id, strategy] of [
    ['coverage', 'best_of_n(samples: 16, verifier: exact)'],
    ['majority', 'majority_vote(samples: 16)'],
  ] as const) {
    it(`${id} at 16 samples is the accuracy of ${strategy}`, () => {
      const at = curveOf(id, reader()).at(16);
      assert.ok(typeof at !== 'string');
      assert.ok(
        Math.abs((at.draws as number) - medianAt(analyzed(`${plan}testtime t { checkpoint: base, strategy: ${strategy} }`), 't.accuracy')) <
          1e-9,
      );
    });
  }

  it('are told apart, and each says why it is not there', () => {
    assert.deepEqual(
      answerCurves(reader()).map(({ id, over }) => `${id} ${over}`),
      ['coverage samples', 'majority samples', 'best_of_n samples', 'thinking thinking'],
    );
    assert.match(String(curveOf('best_of_n', reader()).at(16)), /measured, not published/);
    assert.match(String(curveOf('coverage', reader(['verifiable'])).at(16)), /no program checks/);
    assert.match(String(curveOf('majority', reader(['majority_ceiling'])).at(16)), /majority_ceiling/);
    assert.match(String(curveOf('coverage', reader(['benchmark'])).at(16)), /no benchmark/);
  });

  it('know on which of them a phase lies', () => {
    assert.equal(ownCurve(reader()), 'majority');
    assert.equal(ownCurve(reader(['strategy'])), undefined);
  });

  it('over compute: the prompt is read once, each sample is generated', () => {
    assert.equal(curveOf('coverage', reader()).flop(16), 2 * 8e9 * (500 + 16 * 300));
    assert.match(String(curveOf('coverage', reader(['params'])).flop(16)), /takes `prompt_tokens`/);
  });

  it('ask for whole numbers of samples, from one on, and for the end of the counts', () => {
    const { places } = curveOf('coverage', reader());
    assert.ok(places.every(Number.isInteger) && places[0] === 1);
    assert.equal(places.at(-1), 1000);
  });

  for (const strategy of [
    'majority_vote(samples: 24)',
    'best_of_n(samples: 24, verifier: exact)',
    'best_of_n(samples: 24, verifier: llama_3_1_8b)',
    'best_of_n(samples: 24, verifier: 0.5)',
    'budget_forcing(rounds: 3)',
    'revision(rounds: 3)',
    'beam(width: 4, verifier: exact)',
    'tree_search(width: 3, depth: 2, verifier: exact)',
  ]) {
    it(`a plan with ${strategy} lies on the curve of its strategy, in compute and in score`, () => {
      const analysis = analyzed(`law found { form: 1 - (1 - R0) * k^-0.2, gives: accuracy }
benchmark math {
  verifiable: yes
  majority_ceiling: 42%
  difficulty { alpha: 0.4 }
  best_of_n { alpha: 0.1, beta: 0.01 }
  thinking { slope: 3%, from: 100 tokens }
  from_search: found
}
pretrain base { model: llama_3_1_8b, tokens: 1T, benchmark: math, accuracy: 27% }
testtime t { checkpoint: base, strategy: ${strategy}, prompt_tokens: 500, output_tokens: 300, thinking: 200 tokens }`);
      const picture = analysis.curves().find(({ block }) => block === 't')!;
      const [x, y] = [medianAt(analysis, 't.flop_per_easy_query'), medianAt(analysis, 't.accuracy')];
      const plan = picture.markers.find(({ role }) => role === 'plan')!;
      assert.deepEqual([plan.x.p50, plan.y.p50], [x, y]);
      assert.ok(
        picture.curves.some(({ points }) => points.some(point => Math.abs(point.x / x - 1) < 1e-9 && Math.abs(point.p50 - y) < 1e-9)),
        `no curve goes through ${x}, ${y}`,
      );
    });
  }
});
