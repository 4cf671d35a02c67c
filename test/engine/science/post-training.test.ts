/** Post-training methods against accounting that can be checked by hand, and against hours that were published. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { analyzed, checkout, codesOf, estimateAt, faultsOf, medianAt } from '../support/plan.js';
import { near } from './near.js';

interface Row {
  readonly id: string;
  readonly expected?: number;
  readonly multiple?: number;
}

const rows = JSON.parse(fs.readFileSync(path.join(checkout, 'test/fixtures/post-training.json'), 'utf8')) as readonly Row[];
const expected = (id: string): number => {
  const row = rows.find(each => each.id === id);
  assert.ok(row !== undefined, id);
  return row.expected ?? row.multiple!;
};

const pool =
  'hardware pool { peak.bf16: 989.5 TFLOP/s, goodput: 100%, count: 8, memory: 80 GB, memory_bandwidth: 3.35 TB/s, price: $2/GPU-hour }\nmodel small { params: 8.03B }\n';
const stage = (rest: string): string => `${pool}posttrain t { checkpoint: small, ${rest} }`;
const flopOf = (rest: string): number => medianAt(analyzed(stage(rest)), 't.flop');

describe('FLOP of a method', () => {
  it('are those of the accounting of the literature', () => {
    near(flopOf('method: sft, tokens: 1B'), expected('sft.8b.1b'));
    near(flopOf('method: lora(rank: 16), tokens: 1B'), expected('lora.8b.1b'));
    near(flopOf('method: lora(rank: 16), tokens: 1B') / flopOf('method: sft, tokens: 1B'), 2 / 3);
    const hours = medianAt(analyzed(stage('method: sft, tokens: 1B, hardware: pool, mfu: 35%')), 't.gpu_hours');
    near(hours, expected('sft.8b.1b.hours'));
    near(
      medianAt(analyzed(`model m { params: 70B }\nposttrain t { checkpoint: m, method: quantize(bits: 4) }`), 't.flop'),
      expected('gptq.70b.calib'),
    );
    const pruned =
      'model large { params: 15B }\nposttrain t { checkpoint: large, method: prune(params: 8B, teacher: large), tokens: 94B, calibration_tokens: 1 tokens }';
    near(medianAt(analyzed(pruned), 't.flop'), expected('minitron.8b'));
  });

  // A million answers of 1,000 tokens, without prompts.
  const answers = 'prompts: 1M, output_tokens: 1k';
  const perToken = (rest: string): number => flopOf(`${answers}, ${rest}`) / (8.03e9 * 1e9);

  it('PPO: 20 N per token where all four networks are of one size, 56 N with four epochs', () => {
    near(perToken('method: ppo'), expected('ppo.eq'));
    near(perToken('method: ppo(epochs: 4)'), expected('ppo.eq.e4'));
    near(perToken('method: ppo(reward: 0.5, critic: 0.5)'), 2 + 2 + 1 + 1 + 6 + 3);
  });

  it('GRPO: 10 N per token, 8 without a reference, 12 with the old probabilities read anew', () => {
    const ofGroup = (method: string, rest = ''): number => perToken(`method: ${method}${rest}`) / 16;
    near(ofGroup('grpo(group: 16)'), expected('grpo.eq'));
    near(ofGroup('grpo(group: 16, reference: no)'), 8);
    near(ofGroup('grpo(group: 16, old_logprobs: yes)'), 12);
    near(ofGroup('grpo(group: 16)', ', acceptance: 50%'), 2 + 2 + 3);
    near(ofGroup('grpo(group: 16)', ', verifier: 0.25'), 10 + 0.5);
    near(ofGroup('grpo(group: 16)', ', verifier: small'), 12);
  });

  it('a prompt is generated from once for its group, and read with every answer', () => {
    near(perToken('method: grpo(group: 10), prompt_tokens: 1000'), 2 * (10 + 1) + (2 + 6) * 20);
  });

  it('DPO: 8 N per token of both answers, 6 with stored probabilities of the reference', () => {
    near(perToken('method: dpo'), 2 * 8);
    near(perToken('method: dpo(cached_reference: yes)'), 2 * 6);
    near(flopOf('method: dpo, tokens: 1B'), 8 * 8.03e9 * 1e9);
    near(perToken('method: reward_model'), 2 * 6);
  });

  it('a reward model from comparisons comes on top of PPO', () => {
    near(perToken('method: rlhf(comparisons: 100k)'), 20 + 12 * 0.1);
    near(perToken('method: rlaif(judge: 3)'), 2 + 2 + 6 + 2 + 12);
  });

  it('best of n writes n answers, rejection sampling trains on one of them', () => {
    near(perToken('method: best_of_n(samples: 4)'), 4 * 2);
    near(perToken('method: best_of_n(samples: 4, reward: 1)'), 4 * (2 + 2));
    near(perToken('method: rejection_sampling(samples: 4)'), 4 * 2 + 6);
    near(perToken('method: rejection_sampling(samples: 4), acceptance: 50%'), 4 * 2 + 4 * 3);
    near(perToken('method: search(width: 4, depth: 10)'), 4 * 2 + 6);
    near(perToken('method: search(width: 4, depth: 10, nodes: 100)'), 10 * 2 + 6);
  });

  it('distillation: 6 N_s D + 2 N_t D, stored once for all students and passes, or on what the student writes', () => {
    const large = 'model large { params: 80.3B }\n';
    const of = (rest: string): number => medianAt(analyzed(large + stage(rest)), 't.flop') / (8.03e9 * 1e9);
    near(of('tokens: 1B, method: distill(teacher: large)'), 6 + 20);
    near(of('tokens: 1B, method: distill(teacher: large, logits: stored, students: 4)'), 6 + 5);
    near(of(`${answers}, method: distill(teacher: large, on_policy: yes)`), 2 + 20 + 6);
  });

  it('the training of a teacher is charged where that is asked for, and only if it is known', () => {
    const teacher = 'pretrain school { params: 80.3B, tokens: 1B }\n';
    const of = (text: string, args: string): ReturnType<typeof estimateAt> =>
      estimateAt(analyzed(text + stage(`tokens: 1B, method: distill(teacher: ${args})`)), 't.flop');
    near(of(teacher, 'school, charge_teacher: yes, students: 2').range!.p50 / (8.03e9 * 1e9), 6 + 20 + 30);
    assert.match(
      of('model large { params: 80.3B }\n', 'large, charge_teacher: yes').because ?? '',
      /large is a model, which does not say what it was trained with/,
    );
  });

  it('text that a model writes costs what is rejected too', () => {
    near(flopOf('method: synthetic(generator: small), tokens: 1B, acceptance: 50%') / (8.03e9 * 1e9), 2 * 2 + 6);
    near(flopOf('method: qat(bits: 4, teacher: small), tokens: 1B') / (8.03e9 * 1e9), 6 + 2);
  });
});

describe('time of a loop', () => {
  const loop = 'method: grpo(group: 16), hardware: pool, prompts_per_step: 32, steps: 100, output_tokens: 8k';
  const hours = (rest: string): number => medianAt(analyzed(stage(`${loop}, ${rest}`)), 't.gpu_hours');
  const [written, rest] = [2, 8].map(per => (per * 8.03e9 * 32 * 16 * 100 * 8000) / (989.5e12 * 3600)) as [number, number];

  it('has one utilisation where only `mfu` is named', () => {
    near(hours('mfu: 5%'), (written + rest) / 0.05);
  });

  it('has two where `rollout_mfu` is named: by turns on all accelerators', () => {
    near(hours('rollout_mfu: 10%, mfu: 40%'), written / 0.1 + rest / 0.4);
  });

  it('on accelerators of their own, each waits for the other, or the slower sets the time', () => {
    const [generate, train] = [written / 0.1 / 6, rest / 0.4 / 2];
    near(hours('rollout_mfu: 10%, mfu: 40%, trainers: 2'), 8 * (generate + train));
    near(hours('rollout_mfu: 10%, mfu: 40%, trainers: 2, asynchronous: yes'), 8 * Math.max(generate, train));
  });

  it('what is assumed is said: one range from end to end, or one for each of the two', () => {
    const [whole, apart] = ['goodput: 100%', 'trainers: 2'].map(more => analyzed(stage(`${loop}, ${more}`)));
    assert.match(estimateAt(whole!, 't.mfu').because ?? '', /end to end/);
    assert.equal(whole!.estimate('t.rollout_mfu')?.range ?? null, null);
    assert.match(estimateAt(apart!, 't.rollout_mfu').because ?? '', /memory bandwidth: an assumption/);
    assert.match(estimateAt(apart!, 't.mfu').because ?? '', /utilisation of its own/);
  });

  it('steps and prompts that contradict each other are told', () => {
    assert.ok(codesOf(analyzed(stage('method: grpo, prompts_per_step: 32, steps: 100, prompts: 5000'))).includes('SC040'));
  });
});

describe('DeepSeek-R1', () => {
  const zero = 'method: grpo(group: 16), prompts_per_step: 32, steps: 10_400';

  it('R1-Zero: 512 accelerators for 198 hours, 4.4 % of the peak at a mean of 8,000 tokens', () => {
    assert.equal(medianAt(analyzed('posttrain z { hardware: h800 * 512, days: 198 hours }'), 'z.gpu_hours'), expected('r1zero.hours'));
    const analysis = analyzed(
      `${pool}model v3 { params: 37B }\nposttrain z { checkpoint: v3, hardware: pool, ${zero}, output_tokens: 8k, gpu_hours: 101k }`,
    );
    near(medianAt(analysis, 'z.mfu'), expected('r1zero.mfu'), 1e-9);
    // 42.6B tokens, 10 N for each.
    near(medianAt(analysis, 'z.flop'), 10 * 37e9 * 42_598_400_000);
  });

  it('all stages: 147K hours for $294,000', () => {
    const phases = [
      ['zero', 101],
      ['start', 5],
      ['r1', 41],
    ].map(([name, hours]) => `posttrain ${name} { hardware: h800, gpu_hours: ${hours}k, price: $2/GPU-hour }`);
    const analysis = analyzed(`${phases.join('\n')}\nbudget b { }`);
    assert.equal(medianAt(analysis, 'b.gpu_hours'), 147_000);
    assert.equal(medianAt(analysis, 'b.cost'), expected('r1.cost'));
  });

  it('the published hours lie inside the range that the published steps give', () => {
    const { p5, p95 } = estimateAt(
      analyzed(`posttrain z { checkpoint: deepseek_v3, hardware: h800 * 512, ${zero}, output_tokens: 4k to 12k }`),
      'z.gpu_hours',
    ).range!;
    assert.ok(p5 < 101e3 && 101e3 < p95, `${p5} to ${p95}`);
  });

  it('569 derivatives with its share of the pre-training are thirty times that pre-training', () => {
    const analysis = analyzed(
      `pretrain p { hardware: h800, gpu_hours: 2788k }\nbudget b { derivatives: ${expected('derivatives.30x')} * 147 / 2788 "everyone together" }`,
    );
    near(medianAt(analysis, 'b.ecosystem.gpu_hours') / 2788e3, 30, 1e-3);
    assert.equal(medianAt(analysis, 'b.gpu_hours'), 2788e3);
  });
});

describe('a chain of checkpoints', () => {
  const chain = `posttrain cut { checkpoint: llama_3_1_70b, method: prune(params: 8B) }
posttrain learn { checkpoint: cut, method: distill(teacher: llama_3_1_70b), tokens: 1B }
posttrain pack { checkpoint: learn, method: quantize(to: fp8) }
posttrain tune { checkpoint: pack, method: qlora, tokens: 1B, hardware: h100 * 8 }
testtime serve { checkpoint: pack, hardware: h100 * 8 }
posttrain third { checkpoint: llama_3_1_70b, method: prune(share: 25%), tokens: 1B }
posttrain odd { checkpoint: tune, method: quantize(bits: 3) }`;
  const analysis = analyzed(chain);

  it('carries what pruning left', () => {
    for (const name of ['learn', 'pack', 'tune', 'serve']) assert.equal(medianAt(analysis, `${name}.params`), 8e9, name);
    near(medianAt(analysis, 'third.result.params'), 0.75 * 70_553_706_496);
    near(medianAt(analysis, 'third.update_flop'), 6 * 0.75 * 70_553_706_496 * 1e9);
  });

  it('carries the format that quantization left, and its weights', () => {
    assert.equal(estimateAt(analysis, 'pack.result.precision').value, 'fp8');
    assert.equal(medianAt(analysis, 'pack.result.weights'), 8e9);
    for (const name of ['tune', 'serve']) assert.equal(estimateAt(analysis, `${name}.precision`).value, 'fp8', name);
    assert.equal(medianAt(analysis, 'odd.result.weights'), 3e9);
    assert.match(estimateAt(analysis, 'odd.result.precision').because ?? '', /no number format/);
  });

  it('is told once at each place where it leads back to itself', () => {
    const circle = 'posttrain a { checkpoint: b, method: sft, tokens: 1B }\nposttrain b { checkpoint: a, method: sft, tokens: 1B }';
    assert.deepEqual(codesOf(analyzed(circle)), ['SC031', 'SC031']);
  });
});

describe('memory of a method', () => {
  const of = (method: string): number =>
    medianAt(analyzed(`posttrain t { checkpoint: llama_3_1_8b, hardware: h100 * 8, seq_len: 4096 tokens, ${method} }`), 't.memory_per_gpu');

  it('reinforcement learning holds its other networks beside the policy', () => {
    const [tuned, group, withoutReference, actorCritic] = ['sft', 'grpo', 'grpo(reference: no)', 'ppo'].map(method =>
      of(`method: ${method}`),
    ) as [number, number, number, number];
    const copy = (8_030_261_248 * 2) / 8;
    near(withoutReference - tuned, copy, 1e-6);
    near(group - tuned, 2 * copy, 1e-6);
    near(actorCritic, 2 * tuned + 3 * copy, 1e-6);
  });

  it('quantization holds the weights alone', () => {
    near(of('method: quantize(bits: 4)'), (8_030_261_248 * 2) / 8);
  });
});

describe('synthetic data', () => {
  const set = 'model writer { params: 10B }\ndata mix { tokens: 100B, synthetic { share: 20%, generator: writer, acceptance: 50% } }\n';
  const phase = (name: string, rest = ''): string => `pretrain ${name} { params: 1B, data: mix${rest} }\n`;

  it('is charged once, to the first phase that uses it', () => {
    const analysis = analyzed(set + phase('first') + phase('second'));
    near(medianAt(analysis, 'mix.generation_flop'), 2 * 10e9 * 40e9);
    near(medianAt(analysis, 'first.flop'), 6e20 + 8e20);
    near(medianAt(analysis, 'second.flop'), 6e20);
  });

  it('is charged once where phases stand in a phase', () => {
    near(medianAt(analyzed(set + phase('run', ', phase end { share: 10% }')), 'run.flop'), 6e20 + 8e20);
  });

  it('is charged to post-training, with its prompts and its judge', () => {
    const judged = set.replace('acceptance: 50%', 'acceptance: 50%, prompt_tokens: 100, output_tokens: 400, judge: 0.5');
    const analysis = analyzed(`${judged}posttrain t { checkpoint: writer, method: sft, data: mix }`);
    near(medianAt(analysis, 't.flop'), 6 * 10e9 * 100e9 + 1.5 * 2 * 10e9 * (40e9 + 10e9));
    assert.match(
      estimateAt(analyzed(judged.replace(', output_tokens: 400', '')), 'mix.generation_flop').because ?? '',
      /synthetic\.output_tokens/,
    );
  });

  it('leaves the loss to the training alone', () => {
    const [plain, charged] = ['model writer { params: 10B }\ndata mix { tokens: 100B }\n', set].map(text => analyzed(text + phase('run')));
    assert.equal(medianAt(plain!, 'run.loss'), medianAt(charged!, 'run.loss'));
    assert.equal(medianAt(plain!, 'run.optimal_params'), medianAt(charged!, 'run.optimal_params'));
    assert.deepEqual(faultsOf(charged!), []);
  });
});
