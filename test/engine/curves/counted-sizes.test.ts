/** Curves of a plan by a law that counts parameters otherwise than a phase does: all of them, or without embeddings. */
import assert from 'node:assert/strict';
import type { CurvePoint, CurveSet } from '../../../engine/src/index.js';
import { near } from '../science/near.js';
import { analyzed, estimateAt, medianAt } from '../support/plan.js';

const pictures = (text: string): readonly CurveSet[] => analyzed(text).curves();
const pictureOf = (text: string, id: string): CurveSet => pictures(text).find(each => each.id === id)!;

/** The curve at a place between two of its points, joined in logarithms. */
function heightAt(points: readonly CurvePoint[], x: number): number {
  const after = points.findIndex(point => point.x >= x);
  const [a, b] = [points[after - 1]!, points[after]!];
  const part = Math.log(x / a.x) / Math.log(b.x / a.x);
  return a.p50 ** (1 - part) * b.p50 ** part;
}

const sparse =
  'model m { layers: 24, hidden_size: 2048, heads: 16, kv_heads: 16, intermediate_size: 8192, expert_size: 1024, experts: 64, experts_per_token: 8, vocab_size: 32000, context: 2048 tokens }\n';

for (const [law, model] of [
  ['kaplan_2020', ''],
  ['abnar_2025', sparse],
] as const) {
  const name = model === '' ? 'llama_3_1_8b' : 'm';
  const text = `${model}pretrain p { model: ${name}, tokens: 100B, law: ${law} }`;
  const analysis = analyzed(text);

  describe(`a plan by ${law}`, () => {
    it('lies on the curve of its own model', () => {
      const { curves, markers } = pictureOf(text, 'p:flop');
      const plan = markers.find(({ role }) => role === 'plan')!;
      near(plan.y.p50, medianAt(analysis, 'p.loss'));
      near(heightAt(curves.find(({ role }) => role === 'model')!.points, plan.x.p50), plan.y.p50, 1e-4);
    });

    it('lies among sizes at one compute where the law counts it', () => {
      const plan = pictureOf(text, 'p:isoflop').markers.find(({ role }) => role === 'plan')!;
      const counted = law === 'kaplan_2020' ? 'non_embedding_params' : 'params';
      near(plan.x.p50, medianAt(analysis, `${name}.${counted}`));
    });
  });
}

describe('other places that ask a law which counts otherwise', () => {
  const text = 'pretrain p { model: llama_3_1_8b, tokens: 100B, law: kaplan_2020 }';
  const sizeOf = (model: string): number => medianAt(analyzed(`let x = ${model}.non_embedding_params`), 'x');
  const kaplan = (N: number, D: number): number => ((6.4e13 / N) ** (0.076 / 0.103) + 1.8e13 / D) ** 0.103;

  it('place known models by the count of the law', () => {
    const marks = pictureOf(text, 'p:flop').markers.filter(({ role }) => role === 'landmark');
    const known = marks.find(({ id }) => id === 'run_llama_2_7b') ?? marks.find(({ id }) => /llama/.test(id));
    assert.ok(known !== undefined, marks.map(({ id }) => id).join(' '));
    const model = known.id.replace('run_', '');
    near(known.y.p50, kaplan(sizeOf(model), medianAt(analyzed(`let x = ${known.id}.tokens`), 'x')), 1e-9);
  });

  it('give no line of its own to a plan whose model does not tell the count, and say so', () => {
    const { curves, note } = pictureOf('pretrain p { params: 8B, tokens: 100B, law: kaplan_2020 }', 'p:flop');
    assert.deepEqual(
      curves.map(({ role }) => role),
      ['frontier'],
    );
    assert.match(note ?? '', /This plan has no line of its own: the law kaplan_2020 counts parameters without embeddings/);
  });

  const scored = `law line { form: 1.5 - 0.4 * L, gives: accuracy }\nbenchmark exam { from_loss: line }\n`;

  it('score a run by the loss at the size that the law counts, in its curve too', () => {
    const plan = `${scored}${text.replace('law:', 'benchmark: exam, law:')}`;
    near(medianAt(analyzed(plan), 'p.accuracy'), 1.5 - 0.4 * kaplan(sizeOf('llama_3_1_8b'), 100e9), 1e-9);
    const picture = pictures(plan).find(({ gives, axis }) => gives === 'accuracy' && axis === 'flop')!;
    near(heightAt(picture.curves[0]!.points, medianAt(analyzed(plan), 'p.flop')), medianAt(analyzed(plan), 'p.accuracy'), 1e-3);
  });

  it('say what ten times the compute buys of the size that the law counts', () => {
    const budget = `${text}\nbudget b { }`;
    const [N, D] = [sizeOf('llama_3_1_8b'), 100e9];
    near(medianAt(analyzed(budget), 'b.exchange.p.loss'), kaplan(N, D) - kaplan(N * Math.sqrt(10), D * Math.sqrt(10)), 1e-6);
  });

  it('read all parameters of a mixture of experts after a stage, as for a run', () => {
    const law = 'law all { form: 1 + (N / 1B)^-0.5, inputs { N: params } }\n';
    const stages = analyzed(
      `${law}${sparse}posttrain s { checkpoint: m, method: sft, tokens: 1B, law: all }\npretrain p { model: m, tokens: 1B, law: all }`,
    );
    near(medianAt(stages, 's.loss'), 1 + (medianAt(stages, 'm.params') / 1e9) ** -0.5, 1e-9);
    near(medianAt(stages, 's.loss'), medianAt(stages, 'p.loss'), 1e-9);
  });

  it('say why a stage whose model does not tell the count has no loss', () => {
    const law = 'law bare { form: 1 + (N / 1B)^-0.5, inputs { N: active_non_embedding_params } }\n';
    const analysis = analyzed(`${law}model m { params: 8B }\nposttrain s { checkpoint: m, method: sft, tokens: 1B, law: bare }`);
    assert.match(estimateAt(analysis, 's.loss').because ?? '', /counts active parameters without embeddings, and m does not tell them/);
  });
});
