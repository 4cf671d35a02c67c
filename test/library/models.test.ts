/** The published models: their sizes give their published parameter counts. */
import assert from 'node:assert/strict';
import { analyze, defaultSettings, type Analysis, type Library } from '../../engine/src/index.js';
import { libraryBlocks, libraryIndex } from './library-files.js';
import { modelFacts } from './model-facts.js';

/** Rounded counts of model names may leave out embeddings: Phi-4's 14B are 14.66B. */
const roundedTolerance = 0.05;

/** What the engine makes of the library's models, each taken over into a file of its own. */
function analysisOf(library: Library, names: readonly string[]): Analysis {
  const text = names.map(name => `model my_${name} from ${name} {\n}\n`).join('\n');
  return analyze({ main: 'plan.scale', files: new Map([['plan.scale', { text }]]), library, settings: defaultSettings }) as Analysis;
}

describe('the library\'s models', () => {
  const models = new Map(libraryBlocks('model').map(({ name, figures }) => [name, figures]));
  const analysis = analysisOf(libraryIndex(), [...models.keys()]);
  const median = (name: string, property: string): number => {
    const { range } = analysis.estimate(`my_${name}.${property}`) ?? {};
    assert.ok(range !== undefined && range !== null, `${name} has no ${property}`);
    return range.p50;
  };

  it('are those of the table', () => {
    assert.deepEqual([...models.keys()], Object.keys(modelFacts));
    assert.ok(models.size >= 40, `only ${models.size}`);
  });

  it('can all be taken over without a finding', () => {
    assert.deepEqual(analysis.diagnostics.map(({ message }) => message), []);
  });

  for (const [name, { count, params, published, source }] of Object.entries(modelFacts)) {
    const exact = Number(published.toPrecision(6)) !== published;
    if (count !== undefined) {
      it(`${name} has sizes that give its parameters, and does not state the count beside them (${source})`, () => {
        assert.equal(models.get(name)?.get('params'), undefined);
        assert.equal(median(name, 'params'), count);
        if (exact) assert.equal(count, published);
        else assert.ok(Math.abs(count / published - 1) < roundedTolerance, `${count} is not ${published}`);
      });
    } else {
      it(`${name} has the published count (${source})`, () => {
        assert.equal(models.get(name)?.get('params')?.text, params);
        assert.ok(models.get(name)?.get('params')?.hasOwnSource);
        const given = median(name, 'params');
        if (exact) assert.equal(given, published);
        else assert.ok(Math.abs(given / published - 1) < roundedTolerance, `${given} is not ${published}`);
      });
    }
  }

  it('a mixture of experts uses fewer parameters per token than it has', () => {
    const mixtures = [...models].filter(([, figures]) => figures.has('experts')).map(([name]) => name);
    assert.ok(mixtures.length >= 11, `only ${mixtures.length}`);
    for (const name of mixtures.filter(each => models.get(each)?.get('experts')?.text !== '0')) assert.ok(median(name, 'active_params') < median(name, 'params') / 3, name);
  });

  it('deepseek_v3 has sizes that give 671B and 37B, the counts its authors print', () => {
    assert.equal(latentMixtureParameters(sizesOf(models.get('deepseek_v3')!)), 671_026_419_200);
    // 36.6B without the input embedding, which is looked up.
    assert.equal(median('deepseek_v3', 'active_params'), 37_552_297_472);
  });
});

type Sizes = (property: string) => number;

const sizesOf = (figures: ReadonlyMap<string, { readonly text: string }>): Sizes =>
  property => Number.parseInt((figures.get(property)?.text ?? 'missing').replaceAll('_', ''), 10);

/** Parameters of a mixture of experts with latent attention and a routing bias, as DeepSeek-V3 has them. */
function latentMixtureParameters(size: Sizes): number {
  const hidden = size('hidden_size');
  const [queryRank, keyRank, rope, plain, value] = ['q_lora_rank', 'kv_lora_rank', 'qk_rope_head_dim', 'qk_nope_head_dim', 'v_head_dim'].map(size) as
    [number, number, number, number, number];
  const queries = hidden * queryRank + queryRank + queryRank * size('heads') * (plain + rope);
  const keys = hidden * (keyRank + rope) + keyRank + keyRank * size('heads') * (plain + value);
  const attention = queries + keys + size('heads') * value * hidden + 2 * hidden;
  const experts = (size('experts') + size('shared_experts')) * 3 * hidden * size('expert_size') + size('experts') * (hidden + 1);
  const dense = size('dense_layers');
  return size('layers') * attention + (size('layers') - dense) * experts + dense * 3 * hidden * size('intermediate_size')
    + 2 * size('vocab_size') * hidden + hidden;
}
