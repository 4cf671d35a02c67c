/** `csv("file", column)` as a value: which rows are drawn, what stays together, and what the rest of a plan has to do with it. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readTable } from '../../../engine/src/tables/table.js';
import { analyzed, codesOf, estimateAt, faultsOf, medianAt, plainEstimate } from '../support/plan.js';
import { assertSound } from '../support/sound.js';

const runs = 'mfu,tokens per second,hours,note\n41%,1000,10,a\n35%,900,20,b\n38%,950,40,c\n';
const files = { 'runs.csv': runs };
const of = (text: string, more: Parameters<typeof analyzed>[1] = {}): ReturnType<typeof analyzed> =>
  analyzed(`${text}\nassert x > 0`, { files, ...more });

describe('a column of a file', () => {
  it('is drawn row by row: mean and ends are those of the rows', () => {
    const { range } = estimateAt(of('let x = csv("runs.csv", hours) hours'), 'x');
    assert.deepEqual([range!.p5, range!.p50, range!.p95].map(Math.round), [10, 20, 40]);
    assert.ok(Math.abs(range!.mean - 70 / 3) < 0.02, String(range!.mean));
  });

  it('may be a name in quotes, and takes the unit behind the brackets', () => {
    const rate = estimateAt(of('let x = csv("runs.csv", "tokens per second") tokens/s'), 'x');
    assert.deepEqual([rate.unit, rate.range!.p50], ['tokens/s', 950]);
  });

  it('of one row, or of rows that are alike, is a number', () => {
    const { range } = estimateAt(of('let x = csv("one.csv", a)', { files: { 'one.csv': 'a\n7\n' } }), 'x');
    assert.deepEqual(range, { p5: 7, p50: 7, p95: 7, mean: 7 });
    assert.deepEqual(codesOf(of('let x = 1 to csv("one.csv", a)', { files: { 'one.csv': 'a\n7\n7\n' } })), []);
  });

  it('written in per cent fills a share', () => {
    const analysis = analyzed('pretrain p { params: 1B, tokens: 1T tokens, hardware: h100 * 8, mfu: csv("runs.csv", mfu) }', { files });
    assert.deepEqual(faultsOf(analysis), []);
    assert.equal(medianAt(analysis, 'p.mfu'), 0.38);
  });

  it('is given, and says which file and column it is from unless a source is written', () => {
    const analysis = analyzed(
      'let a = csv("runs.csv", hours)\nlet b = csv("runs.csv", hours) "our log"\nhardware h { goodput: csv("runs.csv", mfu), source: "data sheet" }\nassert a <= b',
      { files },
    );
    assert.deepEqual(
      ['a', 'b', 'h.goodput'].map(path => [estimateAt(analysis, path).origin, estimateAt(analysis, path).source]),
      [
        ['given', 'runs.csv, column hours'],
        ['given', 'our log'],
        ['given', 'runs.csv, column mfu'],
      ],
    );
  });

  it('may be called like a property of the block or a let, which it has nothing to do with', () => {
    const analysis = analyzed(
      'let hours = 3\npretrain p { params: 1B, tokens: csv("t.csv", params) tokens, hardware: h100 * 8, mfu: csv("t.csv", mfu) }',
      { files: { 't.csv': 'params,mfu\n2e12,0.4\n' } },
    );
    assert.deepEqual(codesOf(analysis), ['SC032']);
    assert.equal(medianAt(analysis, 'p.tokens'), 2e12);
  });

  it('is found beside the file that names it, and is the same draws wherever that is read', () => {
    const imported = { 'data/all.scale': 'let h = csv("runs.csv", hours)', 'data/runs.csv': runs };
    const analysis = analyzed('import "data/all.scale"\nlet x = csv("data/runs.csv", hours) - h\nassert x == 0', { files: imported });
    assert.deepEqual(codesOf(analysis), []);
    assert.deepEqual(estimateAt(analysis, 'x').range, { p5: 0, p50: 0, p95: 0, mean: 0 });
  });
});

describe('columns of one file', () => {
  const rows = fc.array(fc.tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 1000 })), { minLength: 2, maxLength: 40 });

  it('keep each row together, in whichever block they are read', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 200 }), (pairs, samples) => {
        // What is true of every row is true of every draw.
        const text = `a,twice,b\n${pairs.map(([a, b]) => `${a},${2 * a},${b}`).join('\n')}\n`;
        const plan =
          'let a = csv("t.csv", a)\nhardware h { purchase_price: csv("t.csv", twice) $/GPU }\nlet d = h.purchase_price as $/GPU\nlet r = csv("t.csv", "b")\nassert a * 2 * r == csv("t.csv", twice) * r';
        const analysis = analyzed(plan, { files: { 't.csv': text }, settings: { samples } });
        assert.deepEqual(
          analysis.asserts.map(({ probability }) => probability),
          [1],
        );
        assert.equal(estimateAt(analysis, 'd').range!.mean, 2 * estimateAt(analysis, 'a').range!.mean);
      }),
      { numRuns: 60 },
    );
  });

  it('are independent of those of another file', () => {
    const text = `a\n${Array.from({ length: 100 }, (_, index) => index + 1).join('\n')}\n`;
    const analysis = analyzed('let x = csv("one.csv", a) - csv("two.csv", a)\nassert x < 1000', {
      files: { 'one.csv': text, 'two.csv': text },
    });
    const { p5, p95 } = estimateAt(analysis, 'x').range!;
    assert.ok(p5 < -55 && p95 > 55, `${p5} ${p95}`);
  });

  it('are drawn equally often to within one, so that the mean is the mean of the rows', () => {
    fc.assert(
      fc.property(rows, pairs => {
        const analysis = of('let x = csv("t.csv", a)', {
          files: { 't.csv': `a\n${pairs.map(([a]) => a).join('\n')}\n` },
          settings: { samples: 4096 },
        });
        const mean = pairs.reduce((sum, [a]) => sum + a, 0) / pairs.length;
        assert.ok(Math.abs(estimateAt(analysis, 'x').range!.mean - mean) <= (1000 * pairs.length) / 4096);
      }),
      { numRuns: 30 },
    );
  });
});

describe('an edit elsewhere', () => {
  const plan = 'let x = csv("runs.csv", hours) hours\nlet y = x * (1 to 2)\nassert y > 0';

  it('changes no digit of a column', () => {
    const before = analyzed(plan, { files });
    const after = analyzed(`let other = 3 to 4\n${plan}\nassert other > csv("runs.csv", mfu)`, {
      files: { ...files, 'more.csv': 'a\n1\n' },
      previous: before,
    });
    for (const path of ['x', 'y']) assert.deepEqual(plainEstimate(estimateAt(after, path)), plainEstimate(estimateAt(before, path)));
    assert.equal(after.lets.get('x'), before.lets.get('x'));
  });

  it('of the file changes what rests on it, one of the same text nothing', () => {
    const before = analyzed(plan, { files });
    assert.equal(analyzed(plan, { files: { 'runs.csv': runs }, previous: before }).lets.get('y'), before.lets.get('y'));
    const after = analyzed(plan, { files: { 'runs.csv': runs.replace('40,c', '60,c') }, previous: before });
    assert.equal(Math.round(estimateAt(after, 'x').range!.p95), 60);
    assert.deepEqual(plainEstimate(estimateAt(analyzed(plan, { files, previous: after }), 'y')), plainEstimate(estimateAt(before, 'y')));
  });

  it('that breaks the file leaves a reason, and one that mends it the value', () => {
    const gone = analyzed(plan, { files: {}, previous: analyzed(plan, { files }) });
    assert.deepEqual(codesOf(gone).slice(0, 1), ['SC095']);
    assert.match(estimateAt(gone, 'x').because ?? '', /runs\.csv is not there/);
    assert.equal(medianAt(analyzed(plan, { files, previous: gone }), 'x'), 20);
  });
});

describe('a table with faults', () => {
  it('names the line of the file, blank lines and line ends in quotes counted', () => {
    const result = readTable('a,b\n\n1,"two\nlines"\n\nx,3\n');
    assert.ok(result.ok);
    assert.deepEqual(result.table.column('a')!.firstBad, { line: 6, text: 'x' });
    assert.deepEqual(
      [0, 1].map(row => result.table.lineOf(row)),
      [3, 6],
    );
  });

  for (const [text, reason] of [
    ['a,b\n1,2\n1,234,5\n', 'has 3 cells on line 3 and 2 names of columns; put numbers with separators in quotes'],
    ['a,b\n1,"2\n3,4\n', 'has a quote that is not closed, on line 2'],
  ] as const)
    it(`is refused when it ${reason}`, () => {
      assert.deepEqual(readTable(text), { ok: false, reason });
    });

  for (const [content, because] of [
    [{ problem: 'outside', detail: '' }, /lies outside the folder/],
    [{ problem: 'too-large', detail: 'it has 9.0 MB; 4 MB are read at most' }, /too large: leave out .* \(it has 9\.0 MB/],
    [{ problem: 'unreadable', detail: 'it is UTF-16; save it as UTF-8' }, /UTF-16/],
    ['a,b\n', /has a header and no rows/],
    ['', /is empty/],
  ] as const) {
    it(`is told with its reason: ${because.source}`, () => {
      const analysis = of('let x = csv("bad.csv", a)', { files: { 'bad.csv': content } });
      assert.deepEqual(codesOf(analysis).slice(0, 1), ['SC095']);
      assert.match(analysis.diagnostics[0]!.message, because);
    });
  }

  it('of any text never breaks an analysis', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom(',', ';', '"', '\n', '\r', '1', 'a', ' ', '\t', '%', '-') }).map(text => `a,b\n${text}`),
    );
    const plan =
      'hardware h { count: csv("t.csv", a) GPUs, memory: csv("t.csv", "b") GB, goodput: csv("t.csv", a) }\nlet x = csv("t.csv", b) / csv("t.csv", a)\nassert x > 0';
    fc.assert(
      fc.property(texts, text => {
        assertSound(analyzed(plan, { files: { 't.csv': text }, settings: { samples: 8 } }), `${plan}${text}`);
      }),
      { numRuns: 200 },
    );
  });
});
