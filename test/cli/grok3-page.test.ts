/** `docs/grok3.md` quotes findings and figures of two examples. What it says is what they come to today. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { analyzed, checkout, estimateAt } from '../engine/support/plan.js';
import { scale } from './support/terminal.js';

const read = (name: string): string => fs.readFileSync(path.join(checkout, name), 'utf8').replaceAll('\r\n', '\n');
const page = read('docs/grok3.md');

describe("the page on an article's figures", () => {
  const claims = 'examples/grok3.scale';
  const fromBelow = 'examples/grok3-from-below.scale';

  it('quotes what the command line says of the claims', async () => {
    const { out } = await scale(['check', claims, '--format', 'compact'], { folder: checkout });
    const found = (text: string): string[] => text.split('\n').filter(line => / SC16[0-3] /u.test(line) && line.startsWith(`${claims}:`));
    assert.ok(found(out).length >= 7);
    assert.deepEqual(found(page), found(out));
  });

  const [percent, years] = [0.01, 365];
  /** What the page says, where it stands in the plan that imports the claims, and in which unit. */
  const figures: readonly (readonly [says: string, at: string, unit?: number])[] = [
    ['here 29 to 42 %', 'align.pretraining_share', percent],
    ['66 to 93 times one answer', 'dense_queries.hard_query.factor'],
    ['a tenth of them 92 %', 'many_hard.long_thinking.hard_query.flop_share', percent],
    ['3.9e26 to 7.2e26 FLOP', 'core.flop'],
    ['between 61 and 75 %', 'grok_3.parts.core.gpu_hours_share', percent],
    ['1.3 to 4.4 trillion parameters', 'core.params', 1e12],
    ['4,300 to 57,000 GPU-hours a day', 'dense_queries.ordinary_gpu_hours_per_day'],
    ['1,140 GPU-hours a day', 'measured_streams.gpu_hours_per_day'],
    ['10 to 170 years', 'from_below.break_even.days', years],
    ['2 to 18 billion', 'from_below.break_even.queries', 1e9],
    ['0.02 to 1.8 %', 'from_below.lifetime.saving', percent],
    ['187 to 229 days', 'first_cluster.core.days'],
    ['94 to 115 days', 'both_clusters.core.days'],
    ['40M to 400M GPU-hours a year', 'many_hard.long_thinking.gpu_hours', 1e6],
    ['46 to 71 % of the total', 'many_hard.grok_3.parts.core.gpu_hours_share', percent],
  ];
  const analysis = analyzed(read(fromBelow), { main: 'grok3-from-below.scale', files: { 'grok3.scale': read(claims) } });

  for (const [says, at, unit = 1] of figures) {
    it(`says of ${at}: ${says}`, () => {
      assert.ok(page.replaceAll('\n', ' ').includes(says), 'the page says something else');
      const range = estimateAt(analysis, at).range!;
      const printed = (says.match(/\d[\d,]*(?:\.\d+)?(?:e\d+)?/gu) ?? []).map(text => text.replaceAll(',', ''));
      const ends = printed.length === 1 ? [range.p50] : [range.p5, range.p95];
      assert.deepEqual(
        ends.map((end, index) => Number((end / unit).toPrecision(digitsOf(printed[index]!)))),
        printed.map(Number),
      );
    });
  }
});

/** How exact a printed number is: zeros at the end only say how large it is. */
const digitsOf = (printed: string): number =>
  Math.max(
    1,
    printed
      .replace(/e\d+$/u, '')
      .replace('.', '')
      .replace(/^0+|0+$/gu, '').length,
  );
