/** Laws of post-training in the library give what their publications give, read through phases that name them. */
import assert from 'node:assert/strict';
import { analyzed, codesOf, estimateAt, faultsOf, medianAt } from '../support/plan.js';
import { input, vectorsOf, type LawVector } from '../support/law-vectors.js';
import { near } from './near.js';

/** Names of the library by the row of the table that a vector names. */
const runs: Readonly<Record<string, string>> = {
  ScaleRL: 'scalerl_8b',
  'ScaleRL-32k': 'scalerl_8b_32k',
  'ScaleRL-8gen': 'scalerl_8b_8_generations',
  'ScaleRL-24gen': 'scalerl_8b_24_generations',
  'ScaleRL-32gen': 'scalerl_8b_32_generations',
  'ScaleRL-Scout': 'scalerl_scout',
  'ScaleRL-bs512': 'scalerl_8b_batch_512',
  'ScaleRL-bs2048': 'scalerl_8b_batch_2048',
  'ScaleRL-math+code(math)': 'scalerl_mixed_math',
  'ScaleRL-math+code(code)': 'scalerl_mixed_code',
};
const tasks: Readonly<Record<string, string>> = {
  'WMT14 En-De.FMT': 'en_de_full',
  'WMT14 En-De.Prompt': 'en_de_prompt',
  'WMT14 En-De.LoRA': 'en_de_lora',
  'WMT19 En-Zh.FMT': 'en_zh_full',
  'WMT19 En-Zh.Prompt': 'en_zh_prompt',
  'WMT19 En-Zh.LoRA': 'en_zh_lora',
  'MLSum.FMT': 'mlsum_full',
  'MLSum.Prompt': 'mlsum_prompt',
  'MLSum.LoRA': 'mlsum_lora',
};

const rowOf = ({ id }: LawVector, table: Readonly<Record<string, string>>): string =>
  Object.entries(table)
    .filter(([row]) => id.includes(`.${row}.`))
    .sort(([a], [b]) => b.length - a.length)[0]![1];

const base = (accuracy: string, benchmark: string): string =>
  `pretrain base { params: 8B, tokens: 15T, benchmark: ${benchmark}, accuracy: ${accuracy} }\n`;
const stage = (hours: string, benchmark: string, hardware = 'gb200 * 512'): string =>
  `posttrain rl { checkpoint: base, method: grpo(group: 16), hardware: ${hardware}, gpu_hours: ${hours}, benchmark: ${benchmark} }\n`;

describe('reinforcement learning by ScaleRL, arXiv 2510.13786, table 1', () => {
  for (const vector of vectorsOf('scalerl', 30)) {
    it(`${vector.id.slice('scalerl.'.length)} hours make ${vector.expected['gain']} of the way`, () => {
      const law = rowOf(vector, runs);
      // From 0 to 1, so that the score is the share of the way; the printed end of the curve stands in the law itself.
      const analysis = analyzed(
        `law printed from ${law} { }\nlaw way from ${law} { A: 1 }\nbenchmark b { from_rl: way }\nbenchmark c { from_rl: printed }\n${base('0%', 'b')}${stage(`${vector.inputs['C']} GPU-hours`, 'b')}`,
      );
      near(medianAt(analysis, 'rl.accuracy'), vector.expected['gain']!, vector.tolerance);
      near(medianAt(analysis, 'printed.A'), input(vector, 'A'), 1e-6);
      const { p5, p95 } = estimateAt(analysis, 'printed.A').range!;
      assert.ok(Math.abs(p95 - p5 - 0.04) < 5e-4, `A is known to within 0.02: ${p5} to ${p95}`);
    });
  }

  it('begins at the score of the checkpoint and gains what it ends above it', () => {
    const analysis = analyzed(base('20%', 'polaris') + stage('10k GPU-hours', 'polaris'));
    assert.deepEqual(faultsOf(analysis), []);
    near(medianAt(analysis, 'rl.accuracy'), 0.2 + (0.61 - 0.2) / (1 + (2542 / 10000) ** 1.92), 1e-4);
    near(medianAt(analysis, 'rl.benefit'), medianAt(analysis, 'rl.accuracy') - 0.2, 1e-9);
    assert.equal(estimateAt(analysis, 'rl.accuracy').valid, true);
  });

  it('counts hours of another chip by its peak, and says so', () => {
    const analysis = analyzed(base('20%', 'polaris') + stage('10k H100-hours', 'polaris', 'h100 * 512'));
    const hours = estimateAt(analysis, 'rl.equivalent_gpu_hours');
    near(medianAt(analysis, 'rl.equivalent_gpu_hours'), (10000 * 989.4) / 2500);
    assert.match(hours.because ?? '', /peak in bf16/);
    assert.equal(estimateAt(analyzed(base('20%', 'polaris') + stage('10k GPU-hours', 'polaris')), 'rl.equivalent_gpu_hours').because, null);
  });

  it('beyond the hours of the fit the band is wider, and the value not valid', () => {
    const widthAt = (hours: string): number => {
      const { p5, p95 } = estimateAt(analyzed(base('20%', 'polaris') + stage(hours, 'polaris')), 'rl.accuracy').range!;
      return p95 - p5;
    };
    const analysis = analyzed(base('20%', 'polaris') + stage('160k GPU-hours', 'polaris'));
    assert.match(String(estimateAt(analysis, 'rl.accuracy').valid), /16,000 GPU-hours; here it is 160k GPU-hours, 10x beyond/);
    assert.ok(codesOf(analysis).includes('SC051'));
    assert.ok(widthAt('16k GPU-hours') < 0.045);
    // Six points in the mean for a factor of ten: 2 * 1.645 * sqrt(pi / 2) * 6 points, and the two of the end of the curve.
    near(widthAt('160k GPU-hours'), Math.hypot(2 * 1.645 * Math.sqrt(Math.PI / 2) * 0.06, 0.04), 0.03);
  });

  it('of another size is an extrapolation, and far away one that is warned of', () => {
    const of = (params: string): string[] =>
      codesOf(analyzed(base('20%', 'polaris').replace('8B', params) + stage('10k GPU-hours', 'polaris'))).filter(
        code => code === 'SC051' || code === 'SC122',
      );
    assert.deepEqual([of('8B'), of('70B'), of('405B'), of('0.5B')], [[], ['SC051'], ['SC122'], ['SC122']]);
  });

  it('without compute is where it begins', () => {
    const analysis = analyzed(base('20%', 'polaris') + stage('0 GPU-hours', 'polaris'));
    assert.deepEqual(estimateAt(analysis, 'rl.benefit').range, { p5: 0, p50: 0, p95: 0, mean: 0 });
    assert.match(String(estimateAt(analysis, 'rl.accuracy').valid), /here it is 0 GPU-hours$/);
  });

  it('does not speak of the score within a stage', () => {
    const analysis = analyzed(
      `${base('20%', 'polaris')}posttrain rl { checkpoint: base, method: grpo, hardware: gb200 * 64, benchmark: polaris, gpu_hours: 5k GPU-hours\n  phase more { gpu_hours: 1k GPU-hours } }`,
    );
    assert.match(estimateAt(analysis, 'rl.more.accuracy').because ?? '', /the compute of the whole stage/);
  });

  it("counts GPU-hours in a law of one's own", () => {
    const analysis =
      analyzed(`law mine { form: R0 + (A - R0) / (1 + (C_mid / C)^B), gives: accuracy, A: 70%, B: 2, C_mid: 3000, inputs { C: gpu_hours } }
benchmark b { from_rl: mine }\n${base('20%', 'b')}${stage('3k GPU-hours', 'b')}`);
    near(medianAt(analysis, 'rl.accuracy'), 0.45);
  });

  it('over FLOP where the law counts FLOP', () => {
    const analysis = analyzed(
      `law mine { form: min(R0 + 0.1 * log10(C / 1e20), 1), gives: accuracy }\nbenchmark b { from_rl: mine }\n${base('20%', 'b')}posttrain rl { checkpoint: base, method: ppo, flop: 1e22 FLOP, benchmark: b }`,
    );
    near(medianAt(analysis, 'rl.accuracy'), 0.4);
  });

  it('goes on from the stage before', () => {
    const analysis = analyzed(`${base('20%', 'polaris')}${stage('4k GPU-hours', 'polaris')}posttrain more from rl { checkpoint: rl }`);
    assert.ok(medianAt(analysis, 'more.accuracy') > medianAt(analysis, 'rl.accuracy'));
    assert.ok(medianAt(analysis, 'more.benefit') < medianAt(analysis, 'rl.benefit'));
  });
});

describe('where a stage begins', () => {
  const rl = 'posttrain rl { checkpoint: start, method: grpo, hardware: gb200 * 64, gpu_hours: 5000 GPU-hours, benchmark: polaris }\n';

  it("a model of one's own says what it scores", () => {
    const analysis = analyzed(`model start from llama_3_1_8b { benchmark: polaris, accuracy: 18% }\n${rl}`);
    assert.deepEqual(faultsOf(analysis), []);
    near(medianAt(analysis, 'rl.benefit'), medianAt(analysis, 'rl.accuracy') - 0.18);
  });

  for (const [what, text, reason] of [
    ['a model without a score', 'model start from llama_3_1_8b { }', /the model start gives no accuracy/],
    [
      'a score on another benchmark',
      'benchmark other { }\nmodel start from llama_3_1_8b { benchmark: other, accuracy: 18% }',
      /is that on other, and this phase is measured on polaris/,
    ],
    ['a score on no benchmark', 'model start from llama_3_1_8b { accuracy: 18% }', /does not say on which benchmark/],
    [
      'a run whose score follows from nothing',
      'pretrain start { params: 8B, tokens: 15T, benchmark: polaris }',
      /polaris names no law of pre-training/,
    ],
  ] as const)
    it(`${what} gives none`, () => {
      assert.match(estimateAt(analyzed(`${text}\n${rl}`), 'rl.benefit').because ?? '', reason);
    });

  for (const method of ['sft', 'dpo', 'lora', 'reward_model', 'best_of_n(samples: 8)']) {
    it(`no published law gives the benefit of ${method}`, () => {
      const analysis = analyzed(
        `${base('20%', 'polaris')}posttrain tune { checkpoint: base, method: ${method}, tokens: 1B, hardware: h100 * 8, benchmark: polaris }`,
      );
      assert.match(
        estimateAt(analysis, 'tune.benefit').because ?? '',
        new RegExp(`no published law gives the benefit of \`${method.split('(')[0]}\``),
      );
    });
  }

  it('a measured score of such a stage gives its benefit all the same', () => {
    const analysis = analyzed(
      `${base('20%', 'polaris')}posttrain tune { checkpoint: base, method: dpo, tokens: 1B, hardware: h100 * 8, benchmark: polaris, accuracy: 31% }`,
    );
    near(medianAt(analysis, 'tune.benefit'), 0.11, 1e-9);
  });
});

describe('fine-tuning by Zhang et al., arXiv 2402.17193, table 4', () => {
  for (const vector of vectorsOf('zhang', 14)) {
    it(`${vector.id.slice('zhang.'.length)} is ${vector.expected['loss']}`, () => {
      const [size, examples] = [input(vector, 'X'), input(vector, 'Df')];
      const analysis = analyzed(
        `model m { params: ${size} }\nposttrain tune { checkpoint: m, method: sft, prompts: ${examples}, law: zhang_2024_${rowOf(vector, tasks)} }`,
      );
      near(medianAt(analysis, 'tune.loss'), vector.expected['loss']!, vector.tolerance);
    });
  }

  it('the model that was held out lies within the printed error', () => {
    const analysis = analyzed(
      'model m { params: 16B }\nposttrain tune { checkpoint: m, method: sft, prompts: 1M, law: zhang_2024_en_de_full }',
    );
    const { p5, p50, p95 } = estimateAt(analysis, 'tune.loss').range!;
    near(p50, 0.8247, 1e-4);
    near(p95 - p5, 2 * 1.645 * Math.sqrt(Math.PI / 2) * 0.026, 0.01);
    assert.equal(estimateAt(analysis, 'tune.loss').valid, true);
  });
});

describe('transfer, pruning, few bits and distillation', () => {
  it('Hernandez et al., arXiv 2102.01293: what is transferred comes on top of the data', () => {
    const [vector] = vectorsOf('hernandez', 1);
    const [size, data] = [input(vector!, 'N'), input(vector!, 'DF')];
    const analysis = analyzed(`law characters from hernandez_2021_text { characters_per_token: 1, inputs { N: params } }
model m { params: ${size} }\nposttrain tune { checkpoint: m, method: sft, tokens: ${data}, law: characters }`);
    near(medianAt(analysis, 'tune.effective_tokens') - data, vector!.expected['DT']!, vector!.tolerance);
  });

  it('asks for the characters of a token, which differ by language and tokenizer', () => {
    const analysis = analyzed(
      'model m { params: 1B }\nposttrain tune { checkpoint: m, method: sft, tokens: 10M, law: hernandez_2021_text }',
    );
    assert.match(estimateAt(analysis, 'tune.effective_tokens').because ?? '', /does not say characters_per_token/);
  });

  const prunes: Readonly<Record<string, string>> = { reasoning: 'reasoning', qa: 'question_answering' };
  for (const vector of vectorsOf('prune', 4)) {
    const kind = vector.id.split('.')[1]!;
    const share = input(vector, 'r');
    it(`Sengupta et al., arXiv 2504.04342: ${100 * share} % fewer weights leave ${vector.expected['retained']} of ${kind}`, () => {
      const law = prunes[kind];
      const analysis = analyzed(`benchmark b { from_pruning: ${law === undefined ? 'sengupta_2025_reasoning' : `sengupta_2025_${law}`} }
pretrain base { params: 8B, tokens: 1T, loss: 2, benchmark: b, accuracy: 80% }
posttrain small { checkpoint: base, method: prune(share: ${share}), law: sengupta_2025_language_modelling, benchmark: b }
posttrain sized from small { method: prune(params: ${8e9 * (1 - share)}) }`);
      for (const name of ['small', 'sized']) {
        const retained = law === undefined ? 2 / medianAt(analysis, `${name}.loss`) : medianAt(analysis, `${name}.accuracy`) / 0.8;
        near(retained, vector.expected['retained']!, vector.tolerance);
      }
    });
  }

  for (const vector of vectorsOf('busbridge', 3)) {
    it(`Busbridge et al., arXiv 2502.08606: a student alone at ${vector.id.slice('busbridge.sup.'.length)}`, () => {
      const analysis = analyzed(`pretrain alone { params: ${vector.inputs['N']}, tokens: ${vector.inputs['D']}, law: busbridge_2025 }`);
      near(medianAt(analysis, 'alone.loss'), vector.expected['loss']!, vector.tolerance);
    });
  }

  it('a distilled student has no loss by a law that does not know its teacher, and one by a law that does', () => {
    const plan = (
      law: string,
    ): string => `pretrain big { params: 7B, tokens: 500B, loss: 2 }\nlaw mine { form: L + (A / D)^0.5, A: 1e9 }\nmodel m { params: 1B }
posttrain student { checkpoint: m, method: distill(teacher: big), tokens: 100B, law: ${law} }`;
    assert.match(estimateAt(analyzed(plan('busbridge_2025')), 'student.loss').because ?? '', /does not read L, the loss of the teacher/);
    near(medianAt(analyzed(plan('mine')), 'student.loss'), 2.1);
  });

  it('a run that goes on has the loss of one run on all its tokens, and scores by it', () => {
    const analysis = analyzed(`law line { form: 1.5 - 0.5 * L, gives: accuracy }\nbenchmark exam { from_loss: line }
pretrain base { params: 7B, tokens: 1T, law: hoffmann_2022 }\nposttrain more { checkpoint: base, method: continual, tokens: 500B, law: hoffmann_2022, hardware: h100 * 64 }
pretrain whole { params: 7B, tokens: 1.5T, law: hoffmann_2022 }`);
    assert.equal(medianAt(analysis, 'more.loss'), medianAt(analysis, 'whole.loss'));
    near(medianAt(analysis, 'more.benefit'), medianAt(analysis, 'whole.accuracy') - medianAt(analysis, 'base.accuracy'));
  });

  it('has no score by a loss of another text', () => {
    const of = (more: string): string =>
      estimateAt(
        analyzed(`pretrain base { params: 1B, tokens: 50B, benchmark: gadre_17_c4 }
posttrain more { checkpoint: base, method: continual, tokens: 50B, benchmark: gadre_17_c4, hardware: h100 * 64, ${more} }`),
        'more.benefit',
      ).because ?? '';
    assert.match(of('law: hoffmann_2022'), /its loss is one of hoffmann_2022, and the benchmark reads one of gadre_2024_c4/);
    assert.deepEqual([of('law: gadre_2024_c4'), of('loss: 2.5')], ['', '']);
  });

  it('of a model whose tokens nobody says it has none', () => {
    const analysis = analyzed(
      'posttrain more { checkpoint: llama_3_1_8b, method: continual, tokens: 500B, law: hoffmann_2022, hardware: h100 * 64 }',
    );
    assert.match(estimateAt(analysis, 'more.loss').because ?? '', /the tokens of the run that goes on are not known/);
  });

  const kumar = vectorsOf('kumar', 5);
  for (const vector of kumar.filter(({ id }) => id.startsWith('kumar.neff'))) {
    it(`Kumar et al., arXiv 2411.04330: weights of ${vector.inputs['P']} bits are worth ${vector.expected['ratio']} of their number`, () => {
      // With an exponent of 1 and an anchor of 1 the law adds the inverse of what they are worth, less one.
      const analysis =
        analyzed(`law worth from kumar_2024_weights { anchor: 1, alpha: 1 }\npretrain base { params: 8B, tokens: 1T, loss: 2 }
posttrain small { checkpoint: base, method: qat(bits: ${vector.inputs['P']}), law: worth }`);
      near(1 / (medianAt(analysis, 'small.loss') - 1), vector.expected['ratio']!, vector.tolerance);
    });
  }

  for (const [id, params, tokens] of [
    ['kumar.ptq.data', 1e9, 2e12],
    ['kumar.ptq.params', 2e9, 1e12],
  ] as const) {
    it(`Kumar et al.: what quantizing loses, at ${params / 1e9}B parameters on ${tokens / 1e12}T tokens beside 1B on 1T`, () => {
      const analysis =
        analyzed(`law lost from kumar_2024_quantized { anchor: 0.02, N0: 1B, D0: 1T }\npretrain base { params: ${params}, tokens: ${tokens}, loss: 2 }
posttrain small { checkpoint: base, method: quantize(bits: 4), law: lost }`);
      near((medianAt(analysis, 'small.loss') - 2) / 0.02, kumar.find(vector => vector.id === id)!.expected['ratio']!, 1e-6);
    });
  }
});
