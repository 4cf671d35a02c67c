/** What laws say in plans: other counts, repeated data, one of several, the way back from a loss, the life of a model. */
import assert from 'node:assert/strict';
import { analyzed, estimateAt, faultsOf, library, medianAt } from '../support/plan.js';
import { best, lifetimePlan, lossOf, own, phase } from './asked-laws.js';
import { near } from './near.js';

describe('every law of the library', () => {
  const names = Object.entries(library.names)
    .filter(([, { kind }]) => kind === 'law')
    .map(([name]) => name);

  it('can be swept over with no fault, and gives a loss or an optimum of a mixture of experts, or says which law of a score or of a later stage it is', () => {
    const analysis = analyzed(`pretrain p { model: deepseek_v3, tokens: 14.8T }
sweep laws { p.law: [${names.join(', ')}], show: [p.loss, p.optimal_params, p.optimal_tokens] }`);
    assert.deepEqual(faultsOf(analysis), []);
    for (const { at, values } of analysis.sweeps[0]!.rows) {
      const silent = values.every(value => value?.range == null);
      assert.ok(
        !silent ||
          /accuracy|(?:reads (?:L|P|k|R0|S)|takes D for \w+), which this phase does not have|the tokens of least loss|does not say|is not known/.test(
            values[0]?.because ?? '',
          ),
        `${at[0]}: ${values[0]?.because}`,
      );
    }
  });
});

describe('a law that counts otherwise', () => {
  it('kaplan_2020 takes parameters without embeddings from the model, and says where it cannot', () => {
    const analysis = phase('model: llama_3_1_8b, tokens: 20B, law: kaplan_2020');
    const size = medianAt(analysis, 'llama_3_1_8b.non_embedding_params');
    near(medianAt(analysis, 'p.loss'), ((6.4e13 / size) ** (0.076 / 0.103) + 1.8e13 / 20e9) ** 0.103, 1e-9);
    assert.match(
      estimateAt(phase('params: 8B, tokens: 20B, law: kaplan_2020'), 'p.loss').because ?? '',
      /counts parameters without embeddings, and this phase names no model/,
    );
  });

  it('kaplan_2020 at its own optimum needs no model: 2.3103 at 1.5B on 22.9B tokens', () => {
    const form = 'law mine from kaplan_2020 { inputs.N: active_params }\n';
    near(lossOf('mine', { N: 1.5e9, D: 22.9e9 }, form), 2.3103, 1e-4);
    const analysis = phase('flop: 1e22 FLOP, law: kaplan_2020');
    near(medianAt(analysis, 'p.loss'), medianAt(analysis, 'p.optimal_loss'), 1e-9);
  });

  it('reads experts, their sparsity and their granularity from the model', () => {
    const model =
      'model m { layers: 24, hidden_size: 2048, heads: 16, kv_heads: 16, intermediate_size: 8192, expert_size: 1024, experts: 64, experts_per_token: 8, vocab_size: 32000, context: 2048 tokens }\n';
    const analysis = (law: string) => phase(`model: m, tokens: 100B, law: ${law}`, model);
    const sparse = analysis('abnar_2025');
    const [N, D, S] = [medianAt(sparse, 'm.params'), 100e9, 1 - 8 / 64];
    near(
      medianAt(sparse, 'p.loss'),
      0.94 + 16612.5 / N ** 0.5962 + 5455.67 / D ** 0.3954 + 0.4598 * (1 - S) ** 0.1666 + 17.26 / ((1 - S) ** 0.1603 * N ** 0.1595),
      1e-9,
    );
    const fine = analysis('krajewski_2024');
    const active = medianAt(fine, 'm.active_params') - medianAt(fine, 'm.embedding_params');
    near(medianAt(fine, 'p.loss'), 0.47 + (2.1 / 8 ** 0.58 + 18.1) / active ** 0.115 + 30.8 / D ** 0.147, 1e-9);
  });

  it('says what the model does not tell', () => {
    assert.match(
      estimateAt(phase('params: 1B, tokens: 20B, law: abnar_2025'), 'p.loss').because ?? '',
      /reads S, the share of experts that rest, and this phase names no model; a law that comes from it may give S itself/,
    );
  });

  it('counts C in GPU-hours of the phase', () => {
    const law = 'law mine { form: a - b * log10(C), a: 5, b: 0.5, inputs { C: gpu_hours } }\n';
    const analysis = phase('params: 1B, tokens: 20B, gpu_hours: 1000', law);
    near(medianAt(phase('params: 1B, tokens: 20B, gpu_hours: 1000, law: mine', law), 'p.loss'), 5 - 0.5 * 3, 1e-9);
    assert.ok(analysis.diagnostics.every(each => each.severity !== 'error'));
  });

  for (const [what, inputs, because] of [
    ['a word that there is not', 'N: bananas', /^what N of the law mine counts is not known: `bananas` is not one of its words/],
    ['a count that a run does not have', 'D: prompts', /takes D for prompts, which this phase does not have/],
  ] as const)
    it(`gives no loss for ${what}, rather than that of another count`, () => {
      const law = `law mine { form: E + A / N^alpha + B / D^beta, E: 1.7, A: 400, B: 400, alpha: 0.3, beta: 0.3, inputs { ${inputs} } }\n`;
      assert.match(estimateAt(phase('params: 1B, tokens: 20B, law: mine', law), 'p.loss').because ?? '', because);
    });
});

describe('what a law gives', () => {
  const constants = 'E: 1.7, A: 400, B: 400, alpha: 0.3, beta: 0.3';

  it('is a loss where it does not say, though one of its constants has that name', () => {
    const gives = estimateAt(phase('params: 1B, tokens: 20B, law: mine', `law mine { ${constants}, loss: 3 }\n`), 'mine.gives');
    assert.deepEqual([gives.value, gives.origin], ['loss', 'default']);
  });

  it('is not taken for a loss where what it says is no word', () => {
    const { because } = estimateAt(phase('params: 1B, tokens: 20B, law: mine', `law mine { ${constants}, gives: bananas }\n`), 'p.loss');
    assert.match(because ?? '', /^what the law mine gives is not known/);
  });
});

describe('repeated data', () => {
  const data = 'data d { unique_tokens: 25B, epochs: 8 }\n';
  const valid = (law: string, words = 'data: d', more = data): unknown =>
    estimateAt(phase(`params: 1B, ${words}, law: ${law}`, more), 'p.loss').valid;

  it('are new data to a law that does not read U, up to four passes', () => {
    assert.match(
      String(valid('hoffmann_2022')),
      /takes repeated tokens for new ones, which holds for about 4 passes over the data; here there are 8/,
    );
    assert.equal(valid('hoffmann_2022', 'data: d', data.replace('8', '4')), true);
    assert.match(String(valid('hoffmann_2022', 'tokens: 200B, epochs: 10', '')), /here there are 10/);
    assert.equal(valid('muennighoff_2023'), true);
  });

  it('cost more than new ones by the law that reads U', () => {
    const repeated = medianAt(phase('params: 1B, data: d, law: muennighoff_2023', data), 'p.loss');
    assert.ok(repeated > medianAt(phase('params: 1B, tokens: 200B, law: muennighoff_2023'), 'p.loss'));
    assert.ok(repeated < medianAt(phase('params: 1B, tokens: 25B, law: muennighoff_2023'), 'p.loss'));
  });
});

describe('a law that is one of several', () => {
  const law = 'law spread { any_of: [hoffmann_2022, sardana_2024, muennighoff_2023, gadre_2024] }\n';
  const members = ['hoffmann_2022', 'sardana_2024', 'muennighoff_2023', 'gadre_2024'];

  it('has the loss of each in a quarter of the draws', () => {
    const losses = members.map(member => lossOf(member, { N: 7e9, D: 300e9 }));
    const { mean } = estimateAt(phase('params: 7B, tokens: 300B, law: spread', law), 'p.loss').range!;
    near(mean, losses.reduce((sum, each) => sum + each) / 4, 1e-9);
    for (const [index, each] of losses.toSorted((a, b) => a - b).entries()) {
      const analysis = phase('params: 7B, tokens: 300B, law: spread', `${law}let at = quantile(p.loss, ${(index + 0.5) * 25}%)\n`);
      near(medianAt(analysis, 'at'), each, 1e-9);
    }
  });

  it('has the optimum, the limit and the way back of each with its loss', () => {
    const analysis = phase('flop: 1e22 FLOP, law: spread', law);
    near(estimateAt(analysis, 'p.optimal_params').range!.mean, members.reduce((sum, member) => sum + best(member, 1e22)[0], 0) / 4, 1e-6);
    near(
      estimateAt(analysis, 'p.reducible_loss').range!.mean,
      members.reduce((sum, member) => sum + medianAt(phase(`flop: 1e22 FLOP, law: ${member}`), 'p.reducible_loss'), 0) / 4,
      1e-6,
    );
    for (const percentile of ['p5', 'p50', 'p95'] as const) near(estimateAt(analysis, 'p.optimal_flop').range![percentile], 1e22, 1e-5);
  });

  it('takes the same law in the same draw of every phase', () => {
    const { p5, p95 } = estimateAt(
      analyzed(
        `${law}pretrain p { params: 7B, tokens: 300B, law: spread }\npretrain q { params: 7B, tokens: 300B, law: spread }\nlet x = p.loss - q.loss`,
      ),
      'x',
    ).range!;
    assert.deepEqual([p5, p95], [0, 0]);
  });

  it('says why it is none: laws of sizes, other counts, itself', () => {
    const why = (list: string): string =>
      estimateAt(phase('params: 7B, tokens: 300B, law: mine', `law mine { any_of: [${list}] }\n`), 'p.loss').because ?? '';
    assert.match(why('hoffmann_2022, llama_3'), /llama_3 gives no loss/);
    assert.match(why('hoffmann_2022, kaplan_2020'), /count parameters differently/);
    assert.match(why('mine'), /itself one of several/);
    assert.match(why(''), /names none/);
  });
});

describe('an uncertain compute', () => {
  it('has the optimum of each of its draws', () => {
    for (const law of ['muennighoff_2023', 'abnar_2025']) {
      const more = `data d { unique_tokens: 25B }\nlaw used from ${law} { ${law === 'abnar_2025' ? 'S: 0.5' : ''} }\n`;
      const words = ', data: d';
      const analysis = phase(`flop: 1e21..1e23 FLOP, law: used${words}`, more);
      for (const [percentile, flop] of [
        ['p5', 1e21 + 0.05 * 9.9e22],
        ['p50', 1e21 + 0.5 * 9.9e22],
        ['p95', 1e21 + 0.95 * 9.9e22],
      ] as const) {
        near(estimateAt(analysis, 'p.optimal_params').range![percentile], best('used', flop, more, words)[0], 1e-3);
      }
    }
  });
});

describe('the way back from a loss', () => {
  it('the least compute that reaches it is the compute whose optimum it is', () => {
    for (const law of ['hoffmann_2022', 'kaplan_2020', 'gadre_2024', 'muennighoff_2023', 'abnar_2025']) {
      const more = law === 'abnar_2025' ? 'law used from abnar_2025 { S: 0.5 }\n' : `law used from ${law} { }\n`;
      const forth = phase('flop: 1e22 FLOP, law: used', more);
      near(medianAt(phase(`loss: ${medianAt(forth, 'p.optimal_loss')}, law: used`, more), 'p.optimal_flop'), 1e22, 1e-6);
    }
  });

  it('and with the parameters given it is that of the tokens they need', () => {
    for (const law of ['hoffmann_2022', 'muennighoff_2023']) {
      const forth = phase(`params: 7B, tokens: 300B, law: ${law}`);
      near(medianAt(phase(`params: 7B, loss: ${medianAt(forth, 'p.loss')}, law: ${law}`), 'p.flop_to_loss'), 6 * 7e9 * 300e9, 1e-6);
    }
  });

  it('a loss below what the law can reach is unknown, and says so', () => {
    const analysis = phase('params: 7B, loss: 1.5, law: hoffmann_2022');
    for (const at of ['p.optimal_flop', 'p.flop_to_loss'])
      assert.match(estimateAt(analysis, at).because ?? '', /no number of tokens reaches this loss/);
  });

  it('what is above the limit is the loss less E, in any form', () => {
    near(
      medianAt(phase('params: 7B, tokens: 1T, law: hoffmann_2022'), 'p.reducible_loss'),
      406.401 / 7e9 ** 0.33917084 + 410.723 / 1e12 ** 0.2849083,
      1e-9,
    );
    near(
      medianAt(phase('params: 7B, tokens: 1T, law: muennighoff_2023'), 'p.reducible_loss'),
      lossOf('muennighoff_2023', { N: 7e9, D: 1e12 }) - Math.exp(0.6254804),
      1e-6,
    );
    assert.match(
      estimateAt(phase('params: 7B, tokens: 1T, law: mine', own('form: 5 - 0.1 * log(D), x: 1')), 'p.reducible_loss').because ?? '',
      /settles at no loss/,
    );
  });
});

describe('the lifetime of a model', () => {
  const lifetime = (law: string, served: number, words = ''): ReturnType<typeof analyzed> =>
    analyzed(lifetimePlan(7e9, 410e9, served).replace('hoffmann_2022', `used${words}`).replace(/^/, `law used from ${law} { }\n`));

  it('that is never served is that of the least training', () => {
    const analysis = lifetime('hoffmann_2022', 1);
    near(medianAt(analysis, 'b.lifetime.flop'), medianAt(analysis, 'p.optimal_flop'), 1e-6);
  });

  it('has the same loss, and no other size of that loss costs less', () => {
    const analysis = lifetime('hoffmann_2022', 2e12);
    const [N, D, flop] = ['params', 'tokens', 'flop'].map(name => medianAt(analysis, `b.lifetime.${name}`)) as [number, number, number];
    near(lossOf('hoffmann_2022', { N, D }), medianAt(analysis, 'p.loss'), 1e-9);
    near(flop, 6 * N * D + 2 * N * 2e12, 1e-9);
    near(medianAt(analysis, 'b.lifetime.saving'), 1 - flop / (6 * 7e9 * 410e9 + 2 * 7e9 * 2e12), 1e-9);
    for (const factor of [0.9, 0.99, 1.01, 1.1]) {
      const needed = medianAt(phase(`params: ${N * factor}, loss: ${medianAt(analysis, 'p.loss')}, law: hoffmann_2022`), 'p.flop_to_loss');
      assert.ok(needed + 2 * N * factor * 2e12 > flop, `${factor}`);
    }
  });

  it('by a law without a closed form agrees where it can be compared', () => {
    const closed = lifetime('muennighoff_2023', 2e12);
    const open = 'E: 1.869144, A: 520.8220, B: 1487.70, alpha: 0.3526596, beta: 0.3526596';
    const other = analyzed(lifetimePlan(7e9, 410e9, 2e12).replace('hoffmann_2022', 'used').replace(/^/, `law used { ${open} }\n`));
    near(medianAt(closed, 'b.lifetime.params'), medianAt(other, 'b.lifetime.params'), 2e-3);
  });

  it('is that of the run that is served, through the stages between', () => {
    const alone = lifetime('hoffmann_2022', 2e12);
    const run = 'pretrain other { params: 1B, tokens: 20B, law: hoffmann_2022 }\n';
    const chain = 'posttrain tuned { checkpoint: p, method: sft, tokens: 1B, params: 7B }\n';
    const text = alone.input.files.get('plan.scale') as { readonly text: string };
    near(medianAt(analyzed(run + text.text), 'b.lifetime.params'), medianAt(alone, 'b.lifetime.params'), 1e-9);
    near(
      medianAt(analyzed(run + chain + text.text.replace('checkpoint: p, params', 'checkpoint: tuned, params')), 'b.lifetime.params'),
      medianAt(alone, 'b.lifetime.params'),
      1e-9,
    );
    assert.match(
      estimateAt(
        analyzed(`${run}${text.text}\ntesttime u { checkpoint: other, queries: 1k queries/day, prompt_tokens: 1, output_tokens: 1 }`),
        'b.lifetime.params',
      ).because ?? '',
      /do not serve one of them alone/,
    );
  });

  it('waits for what it lacks, and says what', () => {
    const why = (text: string): string => estimateAt(analyzed(text), 'b.lifetime.params').because ?? '';
    assert.match(why('pretrain p { params: 7B, tokens: 1T }\nbudget b { }'), /takes a pretrain phase and a testtime phase/);
    assert.match(
      why(
        'pretrain p { params: 7B, tokens: 1T }\ntesttime t { checkpoint: p, params: 1B, queries: 1k queries/day, prompt_tokens: 10, output_tokens: 10 }\nbudget b { }',
      ),
      /serves a model of another size/,
    );
    assert.match(
      why(
        'pretrain p { params: 7B, tokens: 1T, law: llama_3 }\ntesttime t { checkpoint: p, queries: 1k queries/day, prompt_tokens: 10, output_tokens: 10 }\nbudget b { }',
      ),
      /not loss/,
    );
  });
});
