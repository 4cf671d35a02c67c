/** The result does not depend on what was asked, nor in which order, nor on what else stands in the file. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Analysis } from '../../engine/src/index.js';
import { analyzed, estimateAt, medianAt, plainAll, plainBlock, plainEstimate, plainValues } from './support/plan.js';
import { examples } from './support/soup.js';

const settings = { samples: 256 };
const pathsOf = (analysis: Analysis): string[] => [...analysis.lets.keys(), ...analysis.blocks.flatMap(block => [...block.estimates.keys()].map(path => `${block.name}.${path}`))];

describe('the order of asking', () => {
  for (const [name, text] of examples) {
    it(`${name}: every value asked for alone, in random order, is that of the file`, () => {
      const whole = analyzed(text, { settings });
      const told = new Map<string, unknown>([...whole.lets].map(([path, estimate]) => [path, estimate.range]));
      for (const block of whole.blocks) for (const [path, estimate] of block.estimates) told.set(`${block.name}.${path}`, estimate.range);
      fc.assert(fc.property(fc.shuffledSubarray(pathsOf(whole), { minLength: 20 }), paths => {
        const asked = analyzed(text, { settings });
        for (const path of paths) {
          const estimate = asked.estimate(path);
          // A word such as `derived` or an open key is no path of a value.
          if (estimate !== undefined && told.has(path)) assert.deepEqual(estimate.range, told.get(path), path);
        }
      }), { numRuns: 3 });
    });

    it(`${name}: blocks and lets in another order have the same values`, () => {
      const items = text.split(/\n(?=(?:model|hardware|data|pretrain|posttrain|testtime|budget|law|let|assert|scenario|sweep|\/\/\/) ?)/u).reduce<string[]>(joinDocs, []);
      const before = byName(analyzed(text, { settings }));
      fc.assert(fc.property(fc.shuffledSubarray(items, { minLength: items.length }), shuffled => {
        const after = byName(analyzed(shuffled.join('\n'), { settings }));
        assert.deepEqual([...after.keys()].sort(), [...before.keys()].sort());
        // A sum adds in the order of the file, so its last bit may differ.
        for (const [key, range] of before) assertClose(after.get(key), range, key);
      }), { numRuns: 3 });
    });

    it(`${name}: twice is the same`, () => {
      assert.equal(JSON.stringify(plainAll(analyzed(text, { settings }))), JSON.stringify(plainAll(analyzed(text, { settings }))));
    });
  }
});

/** A line that begins with `///` belongs to the item below it. */
const joinDocs = (items: string[], part: string): string[] => (items.at(-1)?.split('\n').at(-1)?.startsWith('///') === true ? [...items.slice(0, -1), `${items.at(-1)}\n${part}`] : [...items, part]);

type Range = { readonly p5: number; readonly p50: number; readonly p95: number; readonly mean: number } | null;

function byName(analysis: Analysis): Map<string, Range> {
  const found = new Map<string, Range>([...analysis.lets].map(([name, estimate]) => [name, estimate.range]));
  for (const block of analysis.blocks) for (const [path, estimate] of block.estimates) found.set(`${block.name}.${path}`, estimate.range);
  return found;
}

function assertClose(actual: Range | undefined, expected: Range, what: string): void {
  assert.equal(actual === null || actual === undefined, expected === null, what);
  if (actual == null || expected === null) return;
  for (const key of ['p5', 'p50', 'p95', 'mean'] as const) assert.ok(Math.abs(actual[key] - expected[key]) <= 1e-12 * Math.abs(expected[key]), `${what}.${key}: ${actual[key]} is not ${expected[key]}`);
}

describe('unrelated text', () => {
  const plan = `hardware pool from h100 { count: 1_000 GPUs, goodput: 80% to 90% }

pretrain core {
  params: 6B to 8B
  tokens: 1T to 2T tokens
  hardware: pool
}

let spend = core.cost * (1 to 2)
let gap = core.tokens - core.tokens
assert core.days < 60 days
scenario more { core.tokens: 3T to 4T tokens }
assert more.core.days < 60 days
`;
  const unrelated = ['// a remark', '/// a remark on what follows', '', 'let other = 3 to 4', 'data web { tokens: 5T to 6T tokens }', 'model small { params: 7B to 8B }', 'let wrong = = 3', 'law mine { E: 1 to 2 }', 'assert 1 < 2',
    'benchmark quiz { chance: 20% to 30% }', 'scenario none { }'];
  const lines = plan.split('\n');
  const places = lines.flatMap((line, index) => (/^\S/.test(lines[index] ?? '') && line !== '}' ? [index] : []));
  const wanted = ['core', 'pool', 'spend', 'gap'];
  const digits = (analysis: Analysis): object => ({
    blocks: analysis.blocks.filter(block => wanted.includes(block.name)).map(block => ({ ...plainBlock(block), doc: null })),
    lets: wanted.flatMap(name => { const estimate = analysis.lets.get(name); return estimate === undefined ? [] : [plainEstimate(estimate)]; }),
    asserts: analysis.asserts.filter(each => each.text.includes('core')).map(({ text, probability, driver }) => ({ text, probability, driver })),
    scenario: analysis.scenarios.find(each => each.name === 'more')?.blocks.map(block => ({ ...plainBlock(block), doc: null })),
  });

  it('changes no digit elsewhere, wherever it is put', () => {
    const before = digits(analyzed(plan, { settings }));
    for (const place of places) {
      for (const line of unrelated) {
        const text = [...lines.slice(0, place), line, ...lines.slice(place)].join('\n');
        assert.deepEqual(digits(analyzed(text, { settings })), before, text);
      }
    }
  });

  it('a seed of its own changes the draws, the sample count is part of the result', () => {
    const other = analyzed(plan, { settings: { ...settings, seed: 2 } });
    assert.notEqual(medianAt(other, 'spend'), medianAt(analyzed(plan, { settings }), 'spend'));
    assert.ok(Math.abs(medianAt(other, 'core.flop') / medianAt(analyzed(plan, { settings }), 'core.flop') - 1) < 0.05);
  });
});

describe('what must stay equal', () => {
  it('x - x is 0 and x / x is 1 in every draw', () => {
    for (const value of ['1 to 2', '1..2', 'normal(5, sd: 1)', 'lognormal(5, sd: 1)', 'triangular(1, 2, 3)', 'beta(2, 3)', 'loguniform(1, 9)', '20% to 30%']) {
      const analysis = analyzed(`let x = ${value}\nlet zero = x - x\nlet one = x / x\nlet y = x\nlet still = y - x\n`, { settings });
      for (const [name, number] of [['zero', 0], ['one', 1], ['still', 0]] as const) assert.deepEqual(estimateAt(analysis, name).range, { p5: number, p50: number, p95: number, mean: number }, value);
    }
  });

  it('two literals of the same text are two draws', () => {
    const { range } = estimateAt(analyzed('let a = 1 to 2\nlet b = 1 to 2\nlet gap = a - b\n', { settings }), 'gap');
    assert.ok(range !== null && range.p95 > 0.1 && range.p5 < -0.1);
  });

  it('an inherited and an imported value keep their draws', () => {
    const files = { 'chips.scale': 'hardware pool from h100 { price: $2 to $3/GPU-hour }\nlet rate = 1 to 2\n' };
    const analysis = analyzed('import "chips.scale" as c\nhardware mine from c.pool { count: 8 }\nlet same = mine.price / c.pool.price\nlet again = c.rate - c.rate\nhardware other from c.pool { price: $2 to $3/GPU-hour }\nlet apart = other.price / c.pool.price\n', { files, settings });
    assert.deepEqual(estimateAt(analysis, 'same').range, { p5: 1, p50: 1, p95: 1, mean: 1 });
    assert.deepEqual(estimateAt(analysis, 'again').range, { p5: 0, p50: 0, p95: 0, mean: 0 });
    assert.notEqual(estimateAt(analysis, 'apart').range!.p95, 1);
  });

  for (const [name, text] of examples) {
    it(`${name}: a scenario that overrides nothing changes nothing`, () => {
      const analysis = analyzed(`${text}\nscenario nothing_new { }\n`, { settings });
      assert.deepEqual(analysis.scenarios.find(each => each.name === 'nothing_new')?.blocks, []);
      assert.deepEqual({ ...plainValues(analysis), scenarios: [] }, { ...plainValues(analyzed(text, { settings })), scenarios: [] });
    });
  }

  it('a value written a thousand times smaller in a unit a thousand times larger is the same', () => {
    const pairs = [['memory: 80_000 MB', 'memory: 80 GB'], ['peak.bf16: 989_000 GFLOP/s', 'peak.bf16: 0.989 PFLOP/s'], ['tdp: 700 W', 'tdp: 0.7 kW'], ['price: $2500 / 1000 GPU-hours', 'price: $2.5/GPU-hour'],
      ['grid: 350 gCO2/kWh', 'grid: 0.35 kgCO2/kWh'], ['grid: 0.35 kgCO2/kWh', 'grid: 0.35 tCO2/MWh'], ['count: 16_000 GPUs', 'count: 16k GPUs'], ['lifetime: 48 months', 'lifetime: 4 years'],
      ['network: 400 Gbit/s', 'network: 50 GB/s'], ['interconnect: 450_000 to 900_000 MB/s', 'interconnect: 450 to 900 GB/s']];
    for (const [small, large] of pairs) {
      const [left, right] = [small, large].map(line => [...analyzed(`hardware h { ${line} }`, { settings }).blocks[0]!.estimates].map(([path, { range }]) => [path, range] as const));
      for (const [index, [path, range]] of left!.entries()) assertClose(right![index]![1], range, `${small}: ${path}`);
    }
  });
});
