/** What a phase that answers says of its accuracy: from one answer to many, and where there is none to say. */
import assert from 'node:assert/strict';
import { analyzed, estimateAt, faultsOf, medianAt } from '../support/plan.js';
import { agreeingFrom, anchored, betaCoverage, majorityAccuracy, Vote } from '../../../engine/src/laws/benefit/index.js';

const base = 'pretrain base { params: 8B, tokens: 1T, benchmark: math, accuracy: 27% }\n';
const phase = (strategy: string, more = ''): string => `testtime t { checkpoint: base, benchmark: math, strategy: ${strategy}${more} }\n`;
const plan = (benchmark: string, strategy: string, more = ''): ReturnType<typeof analyzed> =>
  analyzed(`${base}benchmark math { ${benchmark} }\n${phase(strategy, more)}`);

function near(actual: number, expected: number, tolerance = 1e-6): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);
}

const because = (analysis: ReturnType<typeof analyzed>, at: string): string => {
  const estimate = estimateAt(analysis, at);
  assert.equal(estimate.range, null, `${at} is known`);
  return estimate.because ?? '';
};

const checked = 'verifiable: yes, difficulty { alpha: 0.4 }';

describe('the accuracy of one answer', () => {
  it('is that of the checkpoint', () => {
    const analysis = plan('', 'greedy');
    near(medianAt(analysis, 't.pass_at_1'), 0.27);
    near(medianAt(analysis, 't.accuracy'), 0.27);
    assert.deepEqual(faultsOf(analysis), []);
  });

  it('is the mean of the counts where the checkpoint has none', () => {
    const analysis = analyzed('benchmark math { difficulty { alpha: 0.5, beta: 1.5 } }\ntesttime t { params: 8B, strategy: greedy }');
    near(medianAt(analysis, 't.accuracy'), 0.25);
  });

  it('is not one measured on another benchmark', () => {
    const analysis = analyzed(
      `${base}benchmark math { chance: 0% }\nbenchmark code { chance: 0% }\ntesttime t { checkpoint: base, benchmark: code }`,
    );
    assert.match(because(analysis, 't.accuracy'), /another benchmark/);
  });

  it('without any measurement is unknown', () =>
    assert.match(because(analyzed('testtime t { params: 8B }'), 't.accuracy'), /neither the accuracy of the checkpoint/));

  it('given counts as measured', () => {
    const analysis = plan('', 'majority_vote(samples: 8)', ', accuracy: 41%');
    near(medianAt(analysis, 't.accuracy'), 0.41);
    assert.equal(estimateAt(analysis, 't.accuracy').origin, 'given');
  });
});

describe('samples that a program checks', () => {
  const curve = anchored(0.4, 0, 0.27);

  it('are an accuracy, by the shape of the benchmark and the level of the checkpoint', () => {
    const analysis = plan(checked, 'best_of_n(samples: 16, verifier: exact)');
    near(medianAt(analysis, 't.accuracy'), betaCoverage(curve, 16));
    near(medianAt(analysis, 't.coverage'), betaCoverage(curve, 16));
    assert.deepEqual(faultsOf(analysis), []);
  });

  it('stay below the ceiling of the benchmark, and below what can be solved at all', () => {
    near(medianAt(plan(`${checked}, ceiling: 50%`, 'best_of_n(samples: 1000, verifier: exact)'), 't.accuracy'), 0.5);
    near(
      medianAt(
        plan('verifiable: yes, difficulty { alpha: 0.4, unsolvable: 40% }', 'best_of_n(samples: 1000, verifier: exact)'),
        't.accuracy',
      ),
      betaCoverage(anchored(0.4, 0.4, 0.27), 1000),
    );
  });

  it('follow a law of the benchmark where it names one', () => {
    const analysis = analyzed(
      'benchmark math { verifiable: yes, from_samples: brown_2024_llama_3_8b_math }\ntesttime t { params: 8B, strategy: best_of_n(samples: 100, verifier: exact) }',
    );
    near(medianAt(analysis, 't.accuracy'), 0.832276, 1e-5);
    assert.equal(estimateAt(analysis, 't.accuracy').valid, true);
  });

  it('say how far they are beyond the law', () => {
    const analysis = analyzed(
      'benchmark math { verifiable: yes, from_samples: brown_2024_llama_3_8b_math }\ntesttime t { params: 8B, strategy: best_of_n(samples: 50k, verifier: exact) }',
    );
    assert.match(String(estimateAt(analysis, 't.accuracy').valid), /10,000; here it is 50k, 5x beyond|5x beyond/);
  });

  it('without a program are no accuracy, and no coverage', () => {
    for (const benchmark of [
      'verifiable: no, difficulty { alpha: 0.4 }',
      'difficulty { alpha: 0.4 }',
      'from_samples: brown_2024_llama_3_8b_math',
    ]) {
      const analysis = plan(benchmark, 'best_of_n(samples: 16, verifier: exact)');
      for (const path of ['t.accuracy', 't.coverage']) assert.match(because(analysis, path), /no program checks/);
      assert.deepEqual(
        faultsOf(analysis).map(fault => fault.slice(0, 5)),
        ['SC144'],
      );
    }
  });

  it('need to know how problems differ', () =>
    assert.match(because(plan('verifiable: yes', 'best_of_n(samples: 16, verifier: exact)'), 't.accuracy'), /how its problems differ/));

  it('cover more than a vote shows: both are told', () => {
    const analysis = plan(`${checked}, majority_ceiling: 42%`, 'majority_vote(samples: 16)');
    assert.ok(medianAt(analysis, 't.coverage') > medianAt(analysis, 't.accuracy') + 0.2);
  });
});

describe('a vote', () => {
  it('rises from one answer to the share of problems with a right mode', () => {
    const at = (samples: number): number =>
      medianAt(plan('difficulty { alpha: 1 }, majority_ceiling: 42%', `majority_vote(samples: ${samples})`), 't.accuracy');
    const difficulty = anchored(1, 0, 0.27);
    near(at(1), 0.27);
    near(at(5), majorityAccuracy(new Vote(5), difficulty, 0.42));
    near(at(2000), 0.42, 2e-3);
    assert.ok(agreeingFrom(difficulty, 0.42) < 1);
  });

  it('has a range where its inputs have one', () => {
    const { range } = estimateAt(
      plan('difficulty { alpha: 0.6 to 1.4 }, majority_ceiling: 38% to 46%', 'majority_vote(samples: 8 to 64)'),
      't.accuracy',
    );
    assert.ok(range !== null && range.p5 < range.p50 && range.p50 < range.p95 && range.p5 > 0.27 && range.p95 < 0.5);
  });

  it('without its limit, or without a spread, is unknown', () => {
    assert.match(because(plan('difficulty { alpha: 1 }', 'majority_vote(samples: 8)'), 't.accuracy'), /give `majority_ceiling`/);
    assert.match(because(plan('majority_ceiling: 42%', 'majority_vote(samples: 8)'), 't.accuracy'), /how its problems differ/);
  });

  it('follows a measured law before anything else', () => {
    const analysis = analyzed(
      `law votes { gives: accuracy, form: 0.5 - (0.5 - R0) * k^-0.5 }\n${base}benchmark math { from_votes: votes }\n${phase('majority_vote(samples: 4)')}`,
    );
    near(medianAt(analysis, 't.accuracy'), 0.5 - 0.23 / 2);
  });
});

describe('the choice of a reward model', () => {
  it('takes coefficients of the benchmark', () => {
    const kl = Math.log(16) - 15 / 16;
    near(
      medianAt(plan('best_of_n { alpha: 0.05, beta: 0.01 }', 'best_of_n(samples: 16, verifier: 1)'), 't.accuracy'),
      0.27 + Math.sqrt(kl) * (0.05 - 0.01 * Math.sqrt(kl)),
    );
  });

  it('is unknown without them, and never coverage', () => {
    const analysis = plan(checked, 'best_of_n(samples: 16, verifier: llama_3_1_8b)');
    assert.match(because(analysis, 't.accuracy'), /measured, not published/);
    near(medianAt(analysis, 't.coverage'), betaCoverage(anchored(0.4, 0, 0.27), 16));
    assert.match(because(plan(checked, 'best_of_n(samples: 16)'), 't.accuracy'), /who picks/);
  });
});

describe('longer thinking', () => {
  const law = 'law longer { gives: accuracy, form: A - (A - R0) * exp(-T / tau), A: 0.8, tau: 4k, valid { T: 500..32k } }\n';

  it('follows the law of the benchmark, which starts at the checkpoint', () => {
    const analysis = analyzed(`${law}${base}benchmark math { from_thinking: longer }\n${phase('chain_of_thought', ', thinking: 8k')}`);
    near(medianAt(analysis, 't.accuracy'), 0.8 - 0.53 * Math.exp(-2));
  });

  it('adds up over rounds', () => {
    const analysis = analyzed(
      `${law}${base}benchmark math { from_thinking: longer }\n${phase('budget_forcing(rounds: 4)', ', thinking: 2k')}`,
    );
    near(medianAt(analysis, 't.accuracy'), 0.8 - 0.53 * Math.exp(-2));
    assert.match(because(plan('', 'budget_forcing(rounds: 4)'), 't.accuracy'), /`thinking` is 0/);
  });

  it('adds a slope per doubling where no law is named', () =>
    near(medianAt(plan('thinking { slope: 3%, from: 1k }', 'greedy', ', thinking: 8k'), 't.accuracy'), 0.36));

  it('that nothing is said of is unknown', () =>
    assert.match(because(plan('', 'greedy', ', thinking: 8k'), 't.accuracy'), /what thinking brings/));

  it('comes before samples: each thinks as long', () => {
    const analysis = plan(`${checked}, thinking { slope: 3%, from: 1k }`, 'best_of_n(samples: 16, verifier: exact)', ', thinking: 8k');
    near(medianAt(analysis, 't.accuracy'), betaCoverage(anchored(0.4, 0, 0.36), 16));
  });
});

describe('a search', () => {
  it('has no published law', () => {
    for (const strategy of ['beam(width: 4, verifier: llama_3_1_8b)', 'tree_search(width: 4, depth: 3, verifier: exact)'])
      assert.match(because(plan(checked, strategy), 't.accuracy'), /no published law/);
  });

  it("follows one of the user's own where a program checks", () => {
    const text = `law wide { gives: accuracy, form: 1 - (1 - R0) * k^-0.2 }\n${base}benchmark math { verifiable: yes, from_search: wide }\n`;
    near(medianAt(analyzed(text + phase('tree_search(width: 4, depth: 8, verifier: exact)')), 't.accuracy'), 1 - 0.73 * 32 ** -0.2);
    near(medianAt(analyzed(text + phase('beam(width: 32, verifier: exact)')), 't.accuracy'), 1 - 0.73 * 32 ** -0.2);
  });
});

describe('hard queries', () => {
  it('have an accuracy of their own, and the other stays that of easy ones', () => {
    const analysis = plan(checked, 'greedy', ', hard_query { share: 5%, strategy: best_of_n(samples: 64, verifier: exact) }');
    near(medianAt(analysis, 't.accuracy'), 0.27);
    near(medianAt(analysis, 't.hard_query.accuracy'), betaCoverage(anchored(0.4, 0, 0.27), 64));
    assert.match(because(plan(checked, 'greedy'), 't.hard_query.accuracy'), /no hard queries/);
  });
});

describe('counts of right answers in a table', () => {
  const counts =
    'size,right,drawn\n' +
    Array.from({ length: 40 }, (_, problem) => `${problem % 2 === 0 ? 12 : 1},${Math.floor(200 * (problem / 40) ** 4)},200`).join('\n') +
    '\n';
  const text = (more: string): string =>
    `benchmark math { verifiable: yes, pass_counts: csv("counts.csv") { correct: right, samples: drawn, where: size > 5 }${more} }\ntesttime t { params: 12B, strategy: best_of_n(samples: 100, verifier: exact) }`;

  it('give the spread with its error, the accuracy of one answer, and coverage', () => {
    const analysis = analyzed(text(''), { files: { 'counts.csv': counts } });
    assert.deepEqual(faultsOf(analysis), []);
    near(medianAt(analysis, 'math.difficulty.problems'), 20);
    const alpha = estimateAt(analysis, 'math.difficulty.alpha').range!;
    assert.ok(alpha.p5 < alpha.p50 && alpha.p50 < alpha.p95);
    const mean =
      Array.from({ length: 20 }, (_, index) => Math.floor(200 * (index / 20) ** 4) / 200).reduce((sum, each) => sum + each, 0) / 20;
    near(medianAt(analysis, 't.pass_at_1'), mean, 0.03);
    const coverage = estimateAt(analysis, 't.coverage').range!;
    assert.ok(coverage.p5 < coverage.p95 && coverage.p95 <= 1);
  });

  it('fit the published curve where that is asked for, and say when samples go beyond the counts', () => {
    const files = { 'counts.csv': counts };
    const [beta, power] = ['', ', coverage_form: power'].map(more => medianAt(analyzed(text(more), { files }), 't.coverage')) as [
      number,
      number,
    ];
    assert.ok(beta !== power && Math.abs(beta - power) < 0.05, `${beta} ${power}`);
    const far = analyzed(text('').replace('samples: 100', 'samples: 1000'), { files });
    assert.match(String(estimateAt(far, 't.coverage').valid), /200 samples of a problem/);
  });

  it('of one sample each show no curve: coverage by it is unknown, and not that of another form', () => {
    const one = 'size,right,drawn\n12,1,1\n12,0,1\n12,0,1\n12,1,1\n';
    const analysis = analyzed(text(', coverage_form: power'), { files: { 'counts.csv': one } });
    assert.match(because(analysis, 't.coverage'), /the counts show no curve/);
  });

  it('that are impossible leave all of it unknown, for that reason', () => {
    const analysis = analyzed(text(''), { files: { 'counts.csv': 'size,right,drawn\n12,3,2\n' } });
    assert.match(because(analysis, 't.coverage'), /3 right of 2 samples/);
  });
});
