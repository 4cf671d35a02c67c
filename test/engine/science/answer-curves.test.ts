/** Curves over samples and over thinking: each says what the phase itself would say there, and none stands for another. */
import assert from 'node:assert/strict';
import { answerCurves, flopOfAnswers, type AnswerCurve } from '../../../engine/src/kinds/answer-curves.js';
import type { NumberValue, Reader, Value } from '../../../engine/src/schema/value.js';
import { analyzed, medianAt } from '../support/plan.js';

const values: Readonly<Record<string, Value>> = {
  benchmark: { kind: 'block', block: { file: 'plan.scale', name: 'math', kind: 'benchmark', library: false } },
  verifiable: { kind: 'boolean', value: true },
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

  it('over compute: the prompt is read once, each sample is generated', () => {
    assert.equal(flopOfAnswers(reader(), 16, 200), 2 * 8e9 * (500 + 16 * 500));
    assert.equal(flopOfAnswers(reader(['params']), 16, 200), undefined);
  });
});
