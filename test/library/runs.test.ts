/** The published runs: the figures people quote, and that the library's phases stay out of a user's plan. */
import assert from 'node:assert/strict';
import { analyze, defaultSettings, type Analysis, type Library } from '../../engine/src/index.js';
import { published } from '../../engine/src/checks/rules/published.js';
import { near } from '../engine/science/near.js';
import { libraryBlocks, libraryIndex } from './library-files.js';

/** Model or parameters, tokens, chip, hours, FLOP: as the sources print them. */
const quoted: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  run_gpt_3: { tokens: '300B', hardware: 'v100', count: '10_000', days: '14.8 days', flop: '3.14e23 FLOP' },
  run_gopher_280b: { tokens: '300B', hardware: 'tpu_v3', gpu_hours: '3_768_320 GPU-hours', mfu: '32.5%', flop: '5.76e23 FLOP' },
  run_palm_540b: { tokens: '780B', hardware: 'tpu_v4', gpu_hours: '8_404_992 GPU-hours', mfu: '46.2%' },
  run_bloom_176b: { tokens: '366B', hardware: 'a100_80gb', gpu_hours: '1_082_990 GPU-hours' },
  run_llama_65b: { tokens: '1.4T', hardware: 'a100_80gb', gpu_hours: '1_022_362 GPU-hours' },
  run_llama_2_70b: { tokens: '2T', hardware: 'a100_80gb', gpu_hours: '1_720_320 GPU-hours' },
  run_llama_3_1_405b: {
    model: 'llama_3_1_405b',
    tokens: '15.6T',
    hardware: 'h100',
    count: '16_384',
    gpu_hours: '30.84M GPU-hours',
    mfu: '41%',
    flop: '3.8e25 FLOP',
    'parallelism.tp': '8',
    'parallelism.pp': '16',
    'parallelism.dp': '128',
  },
  run_deepseek_v3: {
    model: 'deepseek_v3',
    tokens: '14.8T',
    hardware: 'h800',
    count: '2048',
    gpu_hours: '2.664M GPU-hours',
    precision: 'fp8',
  },
  run_deepseek_r1: { checkpoint: 'run_deepseek_v3', hardware: 'h800', gpu_hours: '147_000 GPU-hours' },
  service_deepseek: { model: 'deepseek_v3', hardware: 'h800', replica: '144 GPUs', tokens_per_second_per_user: '21 tokens/s/user' },
  run_smollm3_3b: { tokens: '11.2T', hardware: 'h100', count: '384', gpu_hours: '221_184 GPU-hours' },
  run_pythia_12b: { hardware: 'a100_40gb', gpu_hours: '72_300 GPU-hours' },
  run_grok_3: { hardware: 'h100', count: '100_000', flop: '4.64e26 FLOP', gpu_hours: '240M GPU-hours' },
};

const analysisOf = (library: Library, text: string): Analysis =>
  analyze({ main: 'plan.scale', files: new Map([['plan.scale', { text }]]), library, settings: defaultSettings }) as Analysis;

describe("the library's runs", () => {
  const library = libraryIndex();
  const runs = [...libraryBlocks('pretrain'), ...libraryBlocks('posttrain')];
  const services = libraryBlocks('testtime');

  it('are more than a hundred, and named as such, and services too', () => {
    assert.ok(runs.length > 100, `only ${runs.length}`);
    assert.deepEqual(
      runs.filter(({ name }) => !name.startsWith('run_')).map(({ name }) => name),
      [],
    );
    assert.deepEqual(
      services.filter(({ name }) => !name.startsWith('service_')).map(({ name }) => name),
      [],
    );
  });

  for (const [name, figures] of Object.entries(quoted)) {
    it(`${name} has the figures that its source prints`, () => {
      const written = [...runs, ...services].find(run => run.name === name)?.figures;
      assert.deepEqual(Object.fromEntries(Object.keys(figures).map(path => [path, written?.get(path)?.text])), figures);
    });
  }

  it('say how much was computed: by FLOP, by tokens and parameters, or by hours', () => {
    const poor = runs.filter(({ figures }) => !figures.has('flop') && !figures.has('gpu_hours') && !figures.has('tokens'));
    assert.deepEqual(
      poor.map(({ name }) => name),
      [],
    );
  });

  it('refer to models and chips that the library has', () => {
    const kinds: Readonly<Record<string, string>> = { model: 'model', checkpoint: 'pretrain', hardware: 'hardware' };
    const lost = runs.flatMap(({ name, figures }) =>
      Object.entries(kinds).flatMap(([property, kind]) => {
        const target = figures.get(property)?.text;
        return target === undefined || library.names[target]?.kind === kind ? [] : [`${name}: ${property}: ${target}`];
      }),
    );
    assert.deepEqual(lost, []);
  });

  it('contradict nothing, neither where they stand nor where they are taken over', () => {
    const plan = [...runs, ...services]
      .map(({ name }) => `${library.names[name]!.kind} my_${name.slice(4)} from ${name} {\n}\n`)
      .join('\n');
    const texts = [
      plan,
      ...Object.entries(library.files)
        .filter(([file]) => /^(?:runs|services)/u.test(file))
        .map(([, text]) => text),
    ];
    for (const text of texts) {
      const findings = analysisOf(library, text).diagnostics.filter(({ severity }) => severity === 'error' || severity === 'warning');
      assert.deepEqual(
        findings.map(({ message }) => message),
        [],
      );
    }
  });

  it('can be read from a plan: their figures, what follows from them, and nothing to find', () => {
    const analysis = analysisOf(
      library,
      'let hours = run_llama_3_1_405b.gpu_hours\nlet compute = run_llama_3_1_405b.flop\nlet power = run_palm_540b.mfu\n',
    );
    assert.deepEqual(analysis.diagnostics, []);
    assert.equal(analysis.lets.get('hours')?.range?.p50, 30.84e6);
    assert.equal(analysis.lets.get('compute')?.range?.p50, 3.8e25);
  });

  it('are what a claim is held against that goes beyond all of them', () => {
    const hours = runs.map(({ name }) => [name, analysisOf(library, `let x = ${name}.gpu_hours`).lets.get('x')?.range?.p50 ?? 0] as const);
    const [most] = hours.filter(([name]) => library.names[name]!.kind === 'pretrain').sort((a, b) => b[1] - a[1]);
    assert.deepEqual(most, [published.hours.run, published.hours.value]);
    const told = (path: string): number => analysisOf(library, `let x = ${path}`).lets.get('x')!.range!.p50;
    // Of 2,788K hours, 2,664K are those of the run; the rest extended its context.
    near(told(`${published.postTraining.run}.pretraining_share`), published.postTraining.value, 0.06);
    near(told(`${published.stream.run}.load`), published.stream.value);
    near(told(`${published.stream.run}.params`), published.stream.params, 0.005);
    near(
      told(`${published.stream.run}.tokens_per_second_per_user / ${published.stream.run}.tokens_per_second as GPU/user`),
      published.stream.value,
    );
  });

  it('stay out of a plan that does not name them: blocks, budgets, curves, only-block defaults', () => {
    const text = 'pretrain mine {\n  params: 7B\n  tokens: 2T\n  hardware: h100\n  count: 512\n}\n\nbudget total {\n}\n';
    const analysis = analysisOf(library, text);
    assert.deepEqual(
      analysis.blocks.map(({ name }) => name),
      ['mine', 'total'],
    );
    assert.deepEqual([...new Set(analysis.curves().map(({ block }) => block))], ['mine']);
    const parts = [...analysis.blocks[1]!.estimates.keys()].filter(path => path.startsWith('parts.')).map(path => path.split('.')[1]);
    assert.deepEqual([...new Set(parts)], ['mine']);
    assert.equal(analysis.estimate('mine.model')?.value ?? null, null);
  });

  it('are not even looked at by a plan that does not name them', () => {
    const asked = new Set<string>();
    const names = new Proxy(library.names, {
      get: (target, name) => {
        asked.add(String(name));
        return target[String(name)];
      },
    });
    analysisOf(
      { ...library, names },
      'pretrain mine {\n  params: 7B\n  tokens: 2T\n  hardware: h100\n  count: 512\n}\n\nbudget total {\n}\n',
    );
    assert.deepEqual([...asked].sort(), ['besiroglu_2024', 'h100']);
  });
});
