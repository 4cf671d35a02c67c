/** What the vocabulary says to people: sentences, examples, drafts, and calls that work as they are shown. */
import assert from 'node:assert/strict';
import { headlinePaths, kindNamed, vocabulary } from '../../../engine/src/index.js';
import type { ArgumentSpec, KindSpec, PropertySpec, PropertyType, WordSpec } from '../../../engine/src/index.js';
import { analyzed, codesOf, faultsOf } from '../support/plan.js';
import { kinds } from './property-paths.js';

/** Blocks that the examples name. */
const surroundings = [
  'data mix { tokens: 15T tokens }',
  'pretrain base { model: llama_3_1_8b, data: mix, hardware: h100 * 512 }',
  'posttrain tune { checkpoint: base, method: sft, data: mix, hardware: h100 * 64 }',
  'law curve { E: 1.8, A: 400, B: 400, alpha: 0.34, beta: 0.28 }',
].join('\n');

/** What an example cannot do without: a share needs the rest of its whole, a law the constants it reads. */
const companions: Readonly<Record<string, string>> = {
  'data.mixture.*.share': 'mixture.code.share: 90%',
  'law.form': 'E: 1.8, A: 400, B: 400, alpha: 0.34, beta: 0.28',
};

/** True of every plan so large, and no fault of the example. */
const thresholdPassed = 'SC074';

const settings = { samples: 64 };
const sentence = /^[\p{Lu}\d`].*[.]$/u;

const written = ({ path }: PropertySpec, value: string): string =>
  `${path.replace('*', 'text')}${value.startsWith('{') ? ' ' : ': '}${value}`;

function wordsOf(type: PropertyType): readonly WordSpec[] {
  if (type.kind === 'word') return type.words;
  return type.kind === 'reference' ? (type.or ?? []).flatMap(wordsOf) : type.kind === 'open-group' ? wordsOf(type.of) : [];
}

describe('the words of the vocabulary', () => {
  it('are one sentence for every kind, property, function, default and argument', () => {
    for (const kind of kinds) {
      assert.match(kind.doc, sentence, kind.name);
      for (const property of kind.properties) {
        assert.match(property.doc, sentence, `${kind.name}.${property.path}`);
        for (const word of wordsOf(property.type)) {
          if (word.doc !== '') assert.match(word.doc, sentence, word.name);
          for (const argument of word.args ?? []) assert.match(argument.doc, sentence, `${word.name}(${argument.name}:)`);
        }
      }
    }
    for (const { name, doc } of vocabulary.functions.values()) assert.match(doc, /^[\p{L}].*[.]$/u, name);
  });

  it('name every property of a kind once, and every argument of a word once', () => {
    const twice = (names: readonly string[]): readonly string[] => names.filter((name, index) => names.indexOf(name) !== index);
    for (const kind of kinds) {
      assert.deepEqual(twice(kind.properties.map(property => property.path)), [], kind.name);
      const words = kind.properties.flatMap(property => wordsOf(property.type));
      for (const word of words) assert.deepEqual(twice((word.args ?? []).map(argument => argument.name)), [], word.name);
    }
  });

  it('lead from each reference and each nested block to a kind that exists', () => {
    for (const kind of kinds) {
      for (const nested of kind.nested ?? []) assert.ok(kindNamed(nested) !== undefined, nested);
      for (const { path, type } of kind.properties) {
        const reference = type.kind === 'list' ? type.of : type;
        if (reference.kind === 'reference')
          for (const name of reference.to) assert.ok(vocabulary.kinds.has(name), `${kind.name}.${path} → ${name}`);
      }
    }
  });

  it('have headlines that are properties, first ones first', () => {
    for (const kind of kinds) {
      const headlines = kind.properties
        .filter(property => property.headline !== undefined && property.headline !== false)
        .map(property => property.path);
      assert.deepEqual([...headlinePaths(kind)].sort(), headlines.sort());
    }
    assert.deepEqual(headlinePaths(vocabulary.kinds.get('pretrain')!).slice(0, 4), ['gpu_hours', 'days', 'flop', 'cost']);
  });
});

/** The blocks around each example stay as they are, and need not be worked out for each anew. */
const around = analyzed(surroundings, { settings });

describe('an example of the vocabulary', () => {
  for (const kind of kinds) {
    for (const property of kind.properties.filter(each => each.example !== undefined && each.type.kind !== 'file')) {
      it(`is accepted: ${kind.name} { ${written(property, property.example!)} }`, () => {
        const companion = companions[`${kind.name}.${property.path}`] ?? '';
        const text = `${surroundings}\n${kind.name} own {\n  ${written(property, property.example!)}\n  ${companion}\n}`;
        const analysis = analyzed(text, { settings, previous: around });
        const start = text.lastIndexOf(`${kind.name} own`);
        const found = analysis.diagnostics.filter(each => each.end > start && each.code !== thresholdPassed);
        assert.deepEqual(
          found.map(each => `${each.code} ${each.message}`),
          [],
        );
      });
    }
  }

  it('is there for every number that people give', () => {
    const lacksExample = (each: PropertySpec): boolean => each.headline === true && each.how !== 'derived' && each.example === undefined;
    const without = kinds.flatMap(kind => kind.properties.filter(lacksExample).map(each => `${kind.name}.${each.path}`));
    // A measured loss is rare; hours of a day mostly follow from users, and their unit says what they look like.
    assert.deepEqual(without, ['pretrain.loss', 'testtime.ordinary_gpu_hours_per_day', 'testtime.gpu_hours_per_day']);
  });
});

/** A draft with the tab stops filled in as they stand. */
const draftOf = (kind: KindSpec): string => kind.snippet.replaceAll(/\$\{\d+:((?:[^}\\]|\\.)*)\}/g, '$1').replaceAll('\\$', '$');

describe('a first draft', () => {
  for (const kind of kinds) {
    it(`of a ${kind.name} is a sound block`, () => {
      const draft = draftOf(kind);
      assert.doesNotMatch(draft, /\$\{|\\/);
      const own = /^\w+ (\w+)/.exec(draft)![1]!;
      const context = surroundings
        .split('\n')
        .filter(line => !line.includes(` ${own} `))
        .join('\n');
      const analysis = analyzed(`${context}\n${draft}`, { settings });
      assert.deepEqual(faultsOf(analysis), []);
      assert.ok(analysis.names().some(each => each.from === 'file' && each.name === own && each.kind === kind.name));
    });
  }
});

/** A value that fits an argument. */
function valueOf({ type }: ArgumentSpec): string {
  switch (type.kind) {
    case 'quantity':
      return type.share === true ? '50%' : type.unit === 'params' ? '4B' : '4';
    case 'boolean':
      return 'yes';
    case 'word':
      return type.words[0]!.name;
    case 'reference':
      return 'llama_3_1_8b';
    default:
      return assert.fail(`no argument is a ${type.kind}`);
  }
}

describe('a word with arguments', () => {
  const properties = kinds.flatMap(kind => kind.properties.map(property => ({ kind, property })));
  for (const { kind, property } of properties.filter(each => each.property.type.kind === 'word')) {
    for (const word of wordsOf(property.type)) {
      const args = (word.args ?? []).map(argument => `${argument.name}: ${valueOf(argument)}`);
      const call = args.length === 0 ? word.name : `${word.name}(${args.join(', ')})`;
      it(`takes each of them: ${kind.name} { ${written(property, call)} }`, () => {
        assert.deepEqual(faultsOf(analyzed(`${kind.name} own {\n  ${written(property, call)}\n}`, { settings })), []);
      });
    }
  }

  it('is refused without one that it needs, or with one that it does not have', () => {
    assert.deepEqual(codesOf(analyzed('testtime own { strategy: majority_vote() }', { settings })), ['SC028']);
    assert.deepEqual(codesOf(analyzed('posttrain own { method: lora(group: 4) }', { settings })), ['SC028']);
  });
});

describe('a function', () => {
  const calls: Readonly<Record<string, string>> = {
    min: 'min(1, 2)',
    max: 'max(1 to 2, 3)',
    sum: 'sum([1, 2, 3])',
    abs: 'abs(-2)',
    round: 'round(1.6)',
    ceil: 'ceil(1.2)',
    floor: 'floor(1.8)',
    sqrt: 'sqrt(9)',
    exp: 'exp(1)',
    log: 'log(3)',
    log10: 'log10(1000)',
    p5: 'p5(1 to 2)',
    p50: 'p50(1 to 2)',
    p95: 'p95(1 to 2)',
    mean: 'mean(1 to 2)',
    quantile: 'quantile(1 to 2, 90%)',
    normal: 'normal(5, sd: 1)',
    lognormal: 'lognormal(5, sd: 1)',
    triangular: 'triangular(1, 2, 3)',
    beta: 'beta(2, 3)',
    loguniform: 'loguniform(1, 10)',
    csv: 'csv("runs.csv", loss)',
  };

  it('has a signature that begins with its name', () => {
    for (const [name, each] of vocabulary.functions) {
      assert.equal(each.name, name);
      assert.ok(each.signature.startsWith(`${name}(`) && each.signature.endsWith(')'), each.signature);
    }
  });

  it('has a call in this table, and no call has no function', () => {
    assert.deepEqual(Object.keys(calls), [...vocabulary.functions.keys()]);
  });

  for (const [name, call] of Object.entries(calls)) {
    it(`is known to the evaluator: ${call}`, () => {
      const analysis = analyzed(`let x = ${call}\nassert x > 0`, { settings, files: { 'runs.csv': 'loss\n2.1\n2.2\n' } });
      assert.deepEqual(codesOf(analysis), []);
      assert.notEqual(analysis.estimate('x')?.range, null, name);
    });
  }
});
