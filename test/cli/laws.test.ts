/** `scale laws`: every law beside the others, with what it was fitted on and why it is silent. */
import assert from 'node:assert/strict';
import { inFolder, scale } from './support/terminal.js';

const plan = `law mine "our own" { E: 1.8 to 1.9, A: 480, B: 2085, alpha: 0.35, beta: 0.37, valid { N: 1M..10M } }
law score { gives: accuracy, form: 1 - 0.3 * L }
pretrain core { flop: 5.76e23 FLOP, law: hoffmann_2022 }
pretrain small { params: 1B, tokens: 20B, phase anneal { share: 10% } }
`;
const run = (...parameters: string[]) =>
  inFolder({ 'plan.scale': plan }, folder => scale(['laws', 'plan.scale', ...parameters], { folder }));

interface Answer {
  readonly name: string;
  readonly own: boolean;
  readonly loss: { readonly p50: number } | null;
  readonly because: string | null;
  readonly valid: true | string;
  readonly optimum: {
    readonly tokensPerParam: { readonly p50: number };
    readonly params: { readonly p5: number; readonly p95: number };
  } | null;
}

const answers = async (phase: string): Promise<ReadonlyMap<string, Answer>> => {
  const { code, out } = await run(phase, '--json');
  assert.equal(code, 0);
  const { schema, phases } = JSON.parse(out) as { schema: string; phases: readonly { phase: string; laws: readonly Answer[] }[] };
  assert.deepEqual([schema, phases.map(each => each.phase)], ['scale-laws/1', [phase]]);
  return new Map(phases[0]!.laws.map(law => [law.name, law]));
};

describe('scale laws', () => {
  it('asks none that speaks of other phases: of prompts, of samples, of a loss that is there before', async () => {
    const laws = await answers('core');
    for (const name of ['zhang_2024_en_de_lora', 'kumar_2024_quantized', 'hernandez_2021_text']) assert.ok(!laws.has(name), name);
    for (const name of ['abnar_2025', 'kaplan_2020', 'sardana_2024', 'mine']) assert.ok(laws.has(name), name);
  });

  it('shows the spread: 18 to 59 tokens per parameter at the compute of Chinchilla', async () => {
    const laws = await answers('core');
    for (const [name, expected] of [
      ['besiroglu_2024', 18.4],
      ['hoffmann_2022', 58.9],
      ['muennighoff_2023', 19.6],
      ['hoffmann_2022_approach1', 20.8],
    ] as const) {
      const ratio = laws.get(name)!.optimum!.tokensPerParam.p50;
      assert.ok(Math.abs(ratio / expected - 1) < 0.02, `${name}: ${ratio}`);
    }
    assert.deepEqual(
      [...laws.values()].filter(({ own }) => own).map(({ name }) => name),
      ['hoffmann_2022'],
    );
  });

  it('has the laws of the file first, and none of accuracy', async () => {
    const laws = await answers('small');
    assert.equal([...laws.keys()][0], 'mine');
    assert.ok(!laws.has('score'));
    assert.match(String(laws.get('mine')!.valid), /fitted for N from 1M params to 10M params/u);
    assert.equal(laws.get('hoffmann_2022')!.valid, true);
  });

  it('says why a law is silent', async () => {
    const laws = await answers('small');
    assert.match(laws.get('kaplan_2020')!.because ?? '', /names no model/u);
    assert.match(laws.get('llama_3')!.because ?? '', /gives the tokens of least loss/u);
    assert.ok(laws.get('llama_3')!.optimum !== null);
    assert.match(laws.get('abnar_2025')!.because ?? '', /reads S/u);
  });

  it('is a table in text and in Markdown, of every run where none is named', async () => {
    const { code, out } = await run();
    assert.equal(code, 0);
    assert.deepEqual(out.match(/^What the laws say of \w+/gmu), ['What the laws say of core', 'What the laws say of small']);
    assert.match(out, /Best tokens per parameter by [^:]*: .* \(\w+\) to .* \(\w+\)/u);
    assert.doesNotMatch(out, /NaN|undefined|Infinity/u);
    assert.match((await run('core', '--format', 'markdown')).out, /^## core\n[^]*\| hoffmann_2022 \\\* \|/u);
  });

  it('knows the part of a run', async () => {
    assert.equal((await run('small.anneal')).code, 0);
  });

  it('says what there is where a run is not', async () => {
    const { code, err } = await run('cor');
    assert.equal(code, 2);
    assert.match(err, /no pre-training run cor; did you mean core\?/u);
  });
});
