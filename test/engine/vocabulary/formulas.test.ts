/** Formulas and defaults of the vocabulary, held against its properties: whatever they read exists, and they measure what they give. */
import assert from 'node:assert/strict';
import { namesIn, parseExpression, type Expr } from '../../../grammar/src/index.js';
import { findProperty, vocabulary } from '../../../engine/src/index.js';
import type { Condition, Default, Formula, KindSpec, PropertyType } from '../../../engine/src/index.js';
import { describe as inWords, dimension, dimensionless } from '../../../engine/src/quantity/dimension.js';
import { analyzed, faultsOf, library } from '../support/plan.js';

import { agree, dimensionIn, dimensionsOf } from './formula-dimension.js';
import { kinds, typesAt, withEachWord } from './property-paths.js';

const title = (kind: KindSpec, each: Formula | Default): string => `${kind.name}.${each.of} = ${each.text}`;

function treeOf(text: string): Expr {
  const { value, problems } = parseExpression(text);
  assert.deepEqual(problems, []);
  assert.ok(value !== undefined);
  return value;
}

function assertMeasures(kind: KindSpec, of: string, text: string): void {
  const wanted = dimensionsOf(findProperty(kind, of)!.type);
  const found = dimensionIn(kind, treeOf(text));
  assert.ok(
    wanted.some(each => agree(found, each)),
    `${text} is ${inWords(found)}, ${of} is ${wanted.map(inWords).join(' or ')}`,
  );
}

function canBe(type: PropertyType, value: string): boolean {
  if (type.kind === 'word') return type.words.some(word => word.name === value);
  if (type.kind === 'reference') return (type.or ?? []).some(each => canBe(each, value));
  return type.kind === 'boolean' ? /^(yes|no)$/.test(value) : Number.isFinite(Number(value));
}

/** A condition reads a property and compares it with words that property can be, or with plain numbers. */
function assertCondition(kind: KindSpec, condition: Condition): void {
  if (condition.anyGiven === true) {
    assert.ok(
      kind.properties.some(property => property.path.startsWith(`${condition.path}.`)),
      `${kind.name} has nothing under ${condition.path}`,
    );
    return;
  }
  const [type] = typesAt(kind, condition.path);
  assert.ok(type !== undefined, `${kind.name} has no ${condition.path}`);
  for (const value of [...(condition.is ?? []), ...(condition.not ?? [])]) {
    assert.ok(canBe(type, value), `${condition.path} is never ${value}`);
  }
}

describe('a formula of the vocabulary', () => {
  for (const kind of kinds) {
    for (const formula of kind.formulas) {
      it(title(kind, formula), () => {
        assert.ok(findProperty(kind, formula.of) !== undefined, `${kind.name} has no ${formula.of}`);
        for (const condition of formula.when ?? []) assertCondition(kind, condition);
        for (const path of formula.needs ?? []) assert.ok(typesAt(kind, path).length > 0, `${kind.name} has no ${path}`);
        if (formula.compute !== undefined) return;
        const texts = withEachWord(kind, formula.text);
        assert.ok(texts.length > 0, 'braces name a property with words');
        for (const text of texts) {
          // A formula that only takes a value over may take a word or a block too.
          const types = typesAt(kind, text);
          if (types.some(type => dimensionsOf(type).length === 0)) assert.equal(types[0]!.kind, findProperty(kind, formula.of)!.type.kind);
          else assertMeasures(kind, formula.of, text);
        }
      });
    }
  }

  it('never gives what can only be given', () => {
    // Taken over from elsewhere where the block does not say: a reading, no equation.
    const isDerivedGiven = (kind: KindSpec, formula: Formula): boolean =>
      findProperty(kind, formula.of)?.how === 'given' && formula.reading !== true;
    const derivedGivens = kinds.flatMap(kind =>
      kind.formulas.filter(formula => isDerivedGiven(kind, formula)).map(formula => title(kind, formula)),
    );
    assert.deepEqual(derivedGivens, []);
  });

  it('derives no limit, and reads none outside the default that counts accelerators for a deadline', () => {
    for (const kind of kinds) {
      const limits = kind.properties.filter(property => property.limit === true).map(property => property.path);
      for (const formula of kind.formulas) {
        assert.ok(!limits.includes(formula.of), title(kind, formula));
        const read = formula.compute === undefined ? formula.text : (formula.needs ?? []).join(' ');
        assert.ok(!limits.some(limit => new RegExp(`\\b${limit}\\b`).test(read)), title(kind, formula));
      }
    }
  });
});

describe('a property that can only be derived', () => {
  it('has a formula, or says why it has none', () => {
    for (const kind of kinds) {
      for (const property of kind.properties.filter(each => each.how === 'derived')) {
        const derivable =
          kind.formulas.some(formula => formula.of === property.path) || kind.defaults.some(each => each.of === property.path);
        assert.ok(
          derivable || property.underived !== undefined || kind.compute !== undefined,
          `nothing gives ${kind.name}.${property.path}, and nothing says why`,
        );
      }
    }
  });
});

describe('a default of the vocabulary', () => {
  for (const kind of kinds) {
    for (const each of kind.defaults) {
      it(title(kind, each), () => {
        const property = findProperty(kind, each.of);
        assert.ok(property !== undefined, `${kind.name} has no ${each.of}`);
        assert.match(each.because, /^[\p{L}\d].{10,}[^.]$/u);
        for (const condition of each.when ?? []) assertCondition(kind, condition);
        if (each.compute === undefined) assertDefault(kind, each);
      });
    }
  }
});

/** A word of the property, a name of the library, a property of the same type, or an expression that measures the same. */
function assertDefault(kind: KindSpec, { of, text }: Default): void {
  const { type } = findProperty(kind, of)!;
  const tree = treeOf(text);
  if (type.kind === 'formula') return;
  if (tree.kind === 'reference') {
    const types = typesAt(kind, text);
    const isWord = type.kind === 'word' && type.words.some(word => word.name === text);
    const isTruth = type.kind === 'boolean' && /^(yes|no)$/.test(text);
    const isLibraryName = type.kind === 'reference' && type.to.includes(library.names[text]?.kind ?? '');
    if (isWord || isTruth || isLibraryName) return;
    assert.ok(types.length > 0 && types.every(other => other.kind === type.kind), `${text} is nothing that fits ${of}`);
  }
  if (type.kind === 'quantity') assertMeasures(kind, of, text);
}

describe('a default that is a number', () => {
  for (const kind of kinds) {
    const isNumber = (each: Default): boolean =>
      each.compute === undefined && namesIn(treeOf(each.text)).size === 0 && findProperty(kind, each.of)?.how !== 'derived';
    for (const each of kind.defaults.filter(isNumber)) {
      it(`could be written by hand: ${title(kind, each)}`, () => {
        const analysis = analyzed(`${kind.name} a {\n  ${each.of}: ${each.text}\n}`, { settings: { samples: 64 } });
        assert.deepEqual(faultsOf(analysis), []);
        assert.equal(analysis.estimate(`a.${each.of}`)?.origin, 'given');
      });
    }
  }
});

describe('the check of formulas', () => {
  const pretrain = vocabulary.kinds.get('pretrain')!;

  it('finds a name that leads nowhere', () => {
    assert.throws(() => {
      assertMeasures(pretrain, 'flop', '6 * params * token');
    }, /pretrain has no token/);
    assert.throws(() => {
      assertMeasures(pretrain, 'days', 'model.days');
    }, /pretrain has no model\.days/);
  });

  it('finds a wrong dimension, through references too', () => {
    assert.throws(() => {
      assertMeasures(pretrain, 'flop', '6 * params');
    }, /parameters, flop is compute/);
    assert.throws(() => {
      assertMeasures(pretrain, 'cost', 'gpu_hours * hardware.tdp');
    }, /cost is money/);
    assert.throws(() => {
      assertMeasures(pretrain, 'days', 'gpu_hours + flop');
    }, /parts of a sum/);
  });

  it('lets parameters times tokens stand for FLOP, and GPU cancel', () => {
    assert.ok(agree(dimension({ param: 1, token: 1 }), dimension({ flop: 1 })));
    assert.ok(agree(dimension({ flop: 1, param: -1 }), dimension({ token: 1 })));
    assert.ok(agree(dimension({ gpu: 1, time: 1 }), dimension({ time: 1 })));
    assert.ok(!agree(dimension({ flop: 1 }), dimensionless));
  });
});
