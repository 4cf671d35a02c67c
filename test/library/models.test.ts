/**
 * The published models: their sizes give their published parameter counts, and nothing about them is left to an assumption that a source
 * could settle.
 */
import assert from 'node:assert/strict';
import { analyze, defaultSettings, type Analysis, type Estimate, type Library } from '../../engine/src/index.js';
import { libraryBlocks, libraryIndex } from './library-files.js';
import { modelFacts } from './model-facts.js';
import { countTensors } from './tensors.js';

/** How far a published count that is `apart` may lie from what the sizes count to: Phi-4's 14B are 14.66B. */
const apartTolerance = 0.05;

/** What the engine makes of the library's models, each taken over into a file of its own, with more said in some. */
function analysisOf(library: Library, names: readonly string[], more = ''): Analysis {
  const text = names.map(name => `model my_${name} from ${name} {\n  ${more}\n}\n`).join('\n');
  return analyze({
    main: 'plan.scale',
    files: new Map([['plan.scale', { text }]]),
    library,
    settings: { ...defaultSettings, samples: 16 },
  }) as Analysis;
}

function median(analysis: Analysis, name: string, property: string): number {
  const { range } = analysis.estimate(`my_${name}.${property}`) ?? {};
  assert.ok(range !== undefined && range !== null, `${name} has no ${property}`);
  return range.p50;
}

/** Significant digits of a figure as it is printed: 46.7e9 has three. */
const digitsOf = (printed: number): number =>
  [1, 2, 3, 4, 5, 6].find(digits => Number(printed.toPrecision(digits)) === printed) ?? Infinity;

/** At least two digits from 10B on: 400B says nothing of its last zero, but 30B is not 34B. */
const roundsTo = (count: number, printed: number): boolean => {
  const digits = digitsOf(printed);
  return digits === Infinity ? count === printed : Number(count.toPrecision(Math.max(digits, printed >= 1e10 ? 2 : 1))) === printed;
};

describe("the library's models", () => {
  const library = libraryIndex();
  const models = new Map(libraryBlocks('model').map(({ name, figures }) => [name, figures]));
  const analysis = analysisOf(library, [...models.keys()]);

  it('are those of the table', () => {
    assert.deepEqual([...models.keys()], Object.keys(modelFacts));
    assert.ok(models.size >= 64, `only ${models.size}`);
  });

  it('can all be taken over without a finding', () => {
    assert.deepEqual(
      analysis.diagnostics.map(({ message }) => message),
      [],
    );
  });

  for (const [name, { count, published, apart, source }] of Object.entries(modelFacts)) {
    it(`${name} has sizes that give its parameters, and does not state the count beside them (${source})`, () => {
      const figures = models.get(name)!;
      assert.deepEqual(
        [...figures.keys()].filter(path => path.endsWith('params') && path !== 'other_params'),
        [],
      );
      assert.equal(median(analysis, name, 'params'), count);
      assert.equal(countTensors(figures), count);
      // A note that no longer holds is no excuse.
      assert.equal(roundsTo(count, published), apart === undefined, `${count} is published as ${published}`);
      assert.ok(Math.abs(count / published - 1) < apartTolerance, `${count} is not ${published}`);
    });
  }

  it('meet with a token what they have, or in a mixture of experts the experts it visits', () => {
    for (const [name, { count, active }] of Object.entries(modelFacts)) {
      assert.equal(median(analysis, name, 'active_params'), active ?? count, name);
      assert.equal(countTensors(models.get(name)!, true), active ?? count, name);
      assert.equal(models.get(name)?.get('experts')?.text !== '0', active !== undefined, name);
    }
  });

  it('are published with active parameters that count none, one or both of the embeddings', () => {
    const mixtures = Object.entries(modelFacts).filter(([, { publishedActive }]) => publishedActive !== undefined);
    assert.equal(mixtures.length, Object.values(modelFacts).filter(({ active }) => active !== undefined).length);
    for (const [name, { active, publishedActive }] of mixtures) {
      const [both, one] = [active!, active! - median(analysis, name, 'lookup_params')];
      const none = active! - median(analysis, name, 'embedding_params');
      const nearest = Math.min(...[both, one, none].map(each => Math.abs(each / publishedActive! - 1)));
      assert.ok(nearest < 0.02, `${name}: ${both}, ${one} or ${none} against ${publishedActive}`);
    }
  });

  it('leave nothing to an assumption but what their sources do not say', () => {
    const assumed = (name: string): string[] =>
      [...analysis.blocks.find(block => block.name === `my_${name}`)!.estimates.values()]
        .filter(each => each.origin === 'default' || isAssumed(each))
        .map(({ path }) => `${name}: ${path}`);
    const found = [...models.keys()].flatMap(assumed);
    // Whether PaLM's layers have one norm or two, and whether those of Gopher and Chinchilla have biases.
    assert.deepEqual(
      found,
      ['palm_8b', 'palm_540b', 'gopher_280b', 'chinchilla_70b'].map(name => `${name}: params`),
    );
  });
});

/** `active_params` of a dense model are its `params`, and say the same again. */
const isAssumed = ({ origin, because, path }: Estimate): boolean => origin === 'derived' && because !== null && path !== 'active_params';

describe("what a token of the library's models keeps", () => {
  /**
   * Bytes per token in 16 bits: twice layers, key heads and their width, or with latent attention layers and the width of what is kept,
   * worked out by hand.
   */
  const caches: Readonly<Record<string, number>> = {
    llama_2_7b: 524_288,
    llama_3_8b: 131_072,
    llama_3_70b: 327_680,
    llama_3_1_405b: 516_096,
    gpt_3: 4_718_592,
    deepseek_v3: 70_272,
    // One key head, experts, heads wider than the width over their number, latent keys of another depth.
    falcon_7b: 2 * 32 * 64 * 2,
    gemma_2b: 2 * 18 * 256 * 2,
    mixtral_8x7b: 2 * 32 * 8 * 128 * 2,
    qwen3_0_6b: 2 * 28 * 8 * 128 * 2,
    deepseek_v2: 60 * (512 + 64) * 2,
  };
  const library = libraryIndex();
  const names = Object.keys(modelFacts);
  const analysis = analysisOf(library, names, 'precision: bf16');

  it('is what is published or counted', () => {
    assert.deepEqual(
      Object.keys(caches).map(name => [name, median(analysis, name, 'kv_cache')]),
      Object.entries(caches),
    );
  });

  it("is less than a layer's width in keys and values for each layer", () => {
    const models = new Map(libraryBlocks('model').map(({ name, figures }) => [name, figures]));
    for (const name of names) {
      const size = (property: string): number => Number.parseInt(models.get(name)!.get(property)!.text.replaceAll('_', ''), 10);
      const widest =
        2 *
        size('layers') *
        size('heads') *
        median(analysis, name, models.get(name)!.has('kv_lora_rank') ? 'qk_nope_head_dim' : 'head_dim') *
        2;
      const cache = median(analysis, name, 'kv_cache');
      assert.ok(cache > 0 && cache <= widest, `${name}: ${cache} of at most ${widest}`);
      assert.equal(cache === widest, models.get(name)!.get('attention')?.text === 'mha', name);
    }
  });

  it('stops growing in layers that look back over a window: 481 GiB for ten million tokens of Llama 4 Scout', () => {
    assert.equal(median(analysis, 'llama_4_scout', 'kv_cache_per_sequence'), 2 * 8 * 128 * 2 * (12 * 10_485_760 + 36 * 8192));
    assert.equal(median(analysis, 'gemma_3_27b', 'kv_cache_per_sequence'), 2 * 16 * 128 * 2 * (10 * 131_072 + 52 * 1024));
    assert.equal(median(analysis, 'gpt_oss_120b', 'kv_cache_per_sequence'), 2 * 8 * 64 * 2 * (18 * 131_072 + 18 * 128));
    assert.equal(median(analysis, 'mistral_7b', 'kv_cache_per_sequence'), 131_072 * 4096);
  });
});
