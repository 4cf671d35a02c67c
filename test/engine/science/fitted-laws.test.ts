/** `fit: csv("…") { … }` of a law, as a plan reads it. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { analyze, defaultSettings, fitEdit, type Analysis, type FileContent, type FitOutcome } from '../../../engine/src/index.js';
import { fitLaw } from '../../../engine/src/laws/fit/index.js';
import { analyzed, checkout, codesOf, estimateAt, library } from '../support/plan.js';

const runs = fs.readFileSync(path.join(checkout, 'examples/isoflop.csv'), 'utf8');
const law = 'law house {\n  fit: csv("isoflop.csv") { N: params, C: flops, loss: val_loss }\n}\n';
const phase = 'pretrain core { params: 2B, tokens: 40B, law: house }\n';
const of = (text: string, table = runs): Analysis => analyzed(text, { files: { 'isoflop.csv': table } });
const medianOf = (analysis: Analysis, at: string): number => estimateAt(analysis, at).range!.p50;

/** Without fitting anything. */
function pending(text: string, fits?: ReadonlyMap<string, FitOutcome>, previous?: Analysis): Analysis {
  const files = new Map<string, FileContent>([
    ['plan.scale', { text }],
    ['isoflop.csv', { text: runs }],
  ]);
  const analysis = analyze(
    { main: 'plan.scale', files, library, settings: defaultSettings, ...(fits === undefined ? {} : { fits }) },
    previous,
  );
  assert.ok(analysis !== 'stopped');
  return analysis;
}

describe('a law with fit', () => {
  it('is unknown while it is being fitted, and wants the fit once however many ask', () => {
    const analysis = pending(`${law}${phase}pretrain other from core { tokens: 80B }\n`);
    assert.match(estimateAt(analysis, 'house.A').because!, /is being fitted to isoflop\.csv/);
    assert.match(estimateAt(analysis, 'core.loss').because!, /being fitted/);
    assert.equal(analysis.fitsWanted.length, 1);
  });

  it('is told as being fitted by whoever reads it through other blocks as well', () => {
    const chain = 'law share { form: exp(-L), gives: accuracy }\nbenchmark exam { from_loss: share, loss_law: house, verifiable: yes }\n';
    const analysis = pending(`${law}${chain}pretrain core { params: 2B, tokens: 40B, benchmark: exam }\n`);
    assert.match(estimateAt(analysis, 'core.accuracy').because!, /is being fitted to isoflop\.csv/);
  });

  it('lets an assert that rests on it wait, unless nobody fits', () => {
    const text = `${law}${phase}assert core.loss < 3\n`;
    assert.deepEqual(codesOf(pending(text, new Map())), []);
    assert.deepEqual(codesOf(pending(text)), ['SC042']);
  });

  it('is known when the outcome is handed in, and what does not rest on it is kept', () => {
    const before = pending(law + phase);
    const [job] = before.fitsWanted;
    const after = pending(law + phase, new Map([[job!.key, fitLaw(job!)]]), before);
    assert.deepEqual(after.fitsWanted, []);
    assert.ok(medianOf(after, 'core.loss') > 2 && medianOf(after, 'core.loss') < 2.6);
    assert.equal(after.blocks[1]!.estimates.get('tokens'), before.blocks[1]!.estimates.get('tokens'));
    const again = pending(`${law}${phase}// a word\n`, after.input.fits, after);
    assert.equal(again.estimate('house.A'), after.estimate('house.A'));
    assert.deepEqual(again.fitsWanted, []);
  });

  it('wants another fit when runs, formula or a given constant change, and none for anything else', () => {
    const key = (text: string): string => pending(text).fitsWanted[0]!.key;
    const same = key(law);
    assert.equal(key(`${law.replace('house', 'ours')}let x = 1\n`), same);
    assert.notEqual(key(law.replace('}\n}', '}\n  E: 1.7\n}')), same);
    assert.notEqual(key(law.replace('val_loss }', 'val_loss, where: flops > 1e19 }')), same);
  });

  it('has constants whose draws go together as the runs say', () => {
    const analysis = of(`${law}let ratio = house.A / house.A\nlet together = house.alpha - house.beta\n`);
    assert.equal(estimateAt(analysis, 'ratio').range!.p95, 1);
    const outcome = analysis.fit('house')!.outcome!;
    assert.ok(outcome.ok);
    const differences = outcome.resampled.map(row => row[2]! - row[4]!).sort((a, b) => a - b);
    const { p5, p95 } = estimateAt(analysis, 'together').range!;
    assert.ok(Math.abs(p5 - differences[50]!) < 0.004 && Math.abs(p95 - differences[949]!) < 0.004, `${p5} ${p95}`);
  });

  it('says where its constants come from, and holds in the range of its runs', () => {
    const analysis = of(`${law}pretrain big { params: 700B, tokens: 20T, law: house }\n`);
    const { origin, formula, source } = estimateAt(analysis, 'house.A');
    assert.deepEqual([origin, formula], ['derived', 'fitted to isoflop.csv, 30 rows']);
    assert.match(source!, /1000 resamples/);
    assert.match(
      String(estimateAt(analysis, 'big.loss').valid),
      /house was fitted for N from 19\.6M params to 5\.43B params; here it is 700B params, 130x beyond/,
    );
    assert.ok(codesOf(analysis).includes('SC051'));
  });

  it('keeps a range that the law gives itself', () => {
    const analysis = of(`${law.replace('}\n}', '}\n  valid { N: 1M..1T }\n}')}pretrain big { params: 700B, tokens: 40B, law: house }\n`);
    assert.equal(estimateAt(analysis, 'big.loss').valid, true);
  });

  it('fits in a law that comes from it, and in a scenario', () => {
    const analysis = of(`${law}law fixed from house { E: 1.75 }\n${phase}scenario less { core.law: fixed }\n`);
    assert.equal(estimateAt(analysis, 'fixed.E').range!.p5, 1.75);
    assert.ok(estimateAt(analysis, 'fixed.A').range!.p95 < estimateAt(analysis, 'house.A').range!.p95);
    assert.notEqual(medianOf(analysis, 'less.core.loss'), medianOf(analysis, 'core.loss'));
  });

  it('becomes plain constants that give the same loss', () => {
    const analysis = of(law + phase);
    const { start, end, text } = fitEdit(analysis, 'house', law + phase)!;
    const written = of((law + phase).slice(0, start) + text + (law + phase).slice(end));
    assert.deepEqual(
      written.diagnostics.filter(({ severity }) => severity === 'error'),
      [],
    );
    const [before, after] = [analysis, written].map(each => medianOf(each, 'core.loss')) as [number, number];
    assert.ok(Math.abs(after / before - 1) < 0.001, `${before} became ${after}`);
    assert.equal(written.fit('house'), undefined);
  });

  it('becomes constants whose errors cancel where those of the fit do, and grow where they grow', () => {
    const sizes = ['100M, tokens: 2B', '2B, tokens: 40B', '70B, tokens: 1.4T', '1T, tokens: 20T'];
    const plan = law + sizes.map((size, index) => `pretrain p${index} { params: ${size}, law: house }\n`).join('');
    const { start, end, text } = fitEdit(of(plan), 'house', plan)!;
    const written = plan.slice(0, start) + text + plan.slice(end);
    const widths = [plan, written].map(each =>
      sizes.map((_, index) => {
        const { p5, p95 } = estimateAt(of(each), `p${index}.loss`).range!;
        return p95 - p5;
      }),
    ) as [number[], number[]];
    for (const [index, width] of widths[0].entries())
      assert.ok(Math.abs(widths[1][index]! - width) < 0.25 * width + 0.004, `${sizes[index]!}: ${width} became ${widths[1][index]!}`);
    assert.ok(widths[1][3]! > 4 * widths[1][1]!);
  });

  const broken: readonly (readonly [string, string, string])[] = [
    ['a loss of zero', runs.replace(/,[\d.]+\n/, ',0\n'), 'SC098'],
    ['a negative loss', runs.replace(/,[\d.]+\n/, ',-2.5\n'), 'SC098'],
    ['a word', runs.replace(/,[\d.]+\n/, ',diverged\n'), 'SC097'],
    ['nan', runs.replace(/,[\d.]+\n/, ',nan\n'), 'SC097'],
    ['an empty cell', runs.replace(/,[\d.]+\n/, ',\n'), 'SC097'],
    ['a header alone', 'params,flops,val_loss\n', 'SC095'],
    ['nothing', '', 'SC095'],
    ['one run', runs.split('\n').slice(0, 2).join('\n'), 'SC111'],
  ];
  for (const [what, table, code] of broken) {
    it(`tells of ${what}: ${code}`, () => {
      const analysis = of(law + phase, table);
      assert.ok(codesOf(analysis).includes(code), codesOf(analysis).join(' '));
      assert.equal(estimateAt(analysis, 'core.loss').origin, 'unknown');
    });
  }

  const spellings: readonly (readonly [string, string])[] = [
    ['CRLF and a byte order mark', `\ufeff${runs.replaceAll('\n', '\r\n')}`],
    ['semicolons and decimal commas', runs.replaceAll(',', ';').replaceAll('.', ',')],
    ['quoted cells', runs.replaceAll(/[^,\n]+/g, '"$&"')],
  ];
  for (const [what, table] of spellings) {
    it(`reads the same from ${what}`, () =>
      assert.equal(medianOf(of(law + phase, table), 'core.loss'), medianOf(of(law + phase), 'core.loss')));
  }

  it('takes some of very many rows, and says so', () => {
    const many = `params,flops,val_loss\n${Array.from({ length: 9000 }, (_, row) => `${1e7 + row * 1e5},${1e18 * (1 + (row % 7))},${3 + (row % 13) / 50}`).join('\n')}\n`;
    const analysis = pending(law);
    assert.equal(analysis.fitsWanted[0]!.observed.length, 30);
    const files = new Map<string, FileContent>([
      ['plan.scale', { text: law }],
      ['isoflop.csv', { text: many }],
    ]);
    const large = analyze({ main: 'plan.scale', files, library, settings: defaultSettings });
    assert.ok(large !== 'stopped');
    assert.equal(large.fitsWanted[0]!.observed.length, 4000);
    assert.ok(codesOf(large).includes('SC113'));
  });

  it('never fits what another part of the file does not mean: unfinished braces', () => {
    for (const end of [
      'fit:',
      'fit: csv(',
      'fit: csv("isoflop.csv")',
      'fit: csv("isoflop.csv") {',
      'fit: csv("isoflop.csv") { N: params, ',
      'fit: csv("isoflop.csv") { N: params, C: flops, loss: }',
    ]) {
      const analysis = of(`law house {\n  ${end}\n`);
      assert.ok(analysis.diagnostics.length > 0, end);
    }
  });
});

describe('a law of accuracy with fit', () => {
  const rewards = fs.readFileSync(path.join(checkout, 'examples/rewards.csv'), 'utf8');
  const plan = (table = rewards, more = ''): Analysis =>
    analyzed(
      `law curve { form: R0 + (A - R0) / (1 + (C_mid / C)^B), gives: accuracy, R0: 18%, inputs { C: gpu_hours }, fit: csv("rewards.csv") { C: gpu_hours, accuracy: pass_rate }${more} }\n`,
      { files: { 'rewards.csv': table } },
    );

  /** scipy 1.x `curve_fit` on the same rows; no residual is beyond two points, so both take least squares. */
  it('finds what least squares find elsewhere, with errors like theirs', () => {
    const { outcome } = plan().fit('curve')!;
    assert.ok(outcome?.ok === true);
    for (const [name, value, error] of [
      ['A', 0.627263636, 0.004891],
      ['C_mid', 935.933053, 19.716819],
      ['B', 1.70539517, 0.0429267],
    ] as const) {
      const found = outcome.constants.find(constant => constant.name === name)!;
      assert.ok(Math.abs(found.value / value - 1) < 1e-5, `${name} is ${found.value}`);
      assert.ok(found.error > 0.7 * error && found.error < 1.4 * error, `error of ${name}: ${found.error}`);
    }
  });

  it('takes accuracies of zero, and tells of a run that went wrong', () => {
    const [header, first, ...rest] = rewards.trim().split('\n') as [string, string, ...string[]];
    const worse = plan([header, first.replace(/,.*/, ',0'), ...rest].join('\n'));
    assert.ok(worse.fit('curve')?.outcome?.ok === true);
    assert.deepEqual(
      codesOf(worse).filter(code => code === 'SC114'),
      ['SC114'],
    );
  });

  it('asks for the column that its law gives', () => {
    const analysis = analyzed('law c { form: A - k * exp(-g * L), gives: accuracy, fit: csv("rewards.csv") { loss: gpu_hours } }\n', {
      files: { 'rewards.csv': rewards },
    });
    assert.match(analysis.diagnostics.map(({ message }) => message).join('\n'), /do not say `accuracy`/);
  });
});
