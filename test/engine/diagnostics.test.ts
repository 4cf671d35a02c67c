/**
 * What each diagnostic says about its smallest sample, where it points, and what its repairs do. `UPDATE_EXPECTED=1` rewrites the expected
 * texts.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { catalogue } from '../../engine/src/index.js';
import type { Analysis, Diagnostic } from '../../engine/src/index.js';
import { analyzed, checkout, codesOf } from './support/plan.js';
import { applied, report } from './support/report.js';

const folder = path.join(checkout, 'test/engine/diagnostics');
const samples = fs
  .readdirSync(folder)
  .filter(name => name.endsWith('.scale'))
  .map(name => name.slice(0, -'.scale'.length));
const textOf = (...parts: string[]): string => fs.readFileSync(path.join(folder, ...parts), 'utf8').replaceAll('\r\n', '\n');
const imported = Object.fromEntries(fs.readdirSync(path.join(folder, 'imports')).map(name => [name, textOf('imports', name)]));

const analyze = (text: string): Analysis => analyzed(text, { files: imported });

/** With few draws: which findings there are does not hang on the last digit. */
const roughly = (text: string, previous?: Analysis): Analysis =>
  analyzed(text, { files: imported, settings: { samples: 256 }, ...(previous === undefined ? {} : { previous }) });

describe('diagnostics', () => {
  it('have a sample each', () => {
    assert.deepEqual(
      catalogue.map(entry => entry.code).filter(code => !samples.some(name => name.startsWith(`${code}-`))),
      [],
    );
  });

  it('have a code of their own each', () => {
    const codes = catalogue.map(entry => entry.code);
    assert.deepEqual([...new Set(codes)], codes);
  });

  for (const name of samples) {
    const text = textOf(`${name}.scale`);

    it(`${name}: reads as expected`, () => {
      const analysis = analyze(text);
      const code = name.split('-')[0]!;
      assert.ok(codesOf(analysis).includes(code), codesOf(analysis).join(' '));
      assertExpected(`${name}.expected`, report(analysis.diagnostics, text));
    });

    it(`${name}: repairs mend what they are offered for`, () => {
      const found = roughly(text);
      for (const each of found.diagnostics) for (const fix of each.fixes) assertMended(each, applied(fix, text), found, fix.title);
    });
  }
});

/** One finding of its code less than before, and no error that was not there. */
function assertMended(mended: Diagnostic, after: string, analysis: Analysis, title: string): void {
  const before = analysis.diagnostics;
  const left = roughly(after, analysis).diagnostics;
  assert.ok(countOf(left, mended.code) < countOf(before, mended.code), `${mended.code} is still there after “${title}”:\n${after}`);
  const worse = left
    .filter(each => each.severity === 'error' && countOf(left, each.code) > countOf(before, each.code))
    .map(each => `${each.code} ${each.message}`);
  assert.deepEqual(worse, [], `after “${title}”:\n${after}`);
}

const countOf = (diagnostics: readonly Diagnostic[], code: string): number => diagnostics.filter(each => each.code === code).length;

function assertExpected(name: string, actual: string): void {
  const file = path.join(folder, name);
  if (process.env.UPDATE_EXPECTED === '1') fs.writeFileSync(file, actual);
  assert.ok(fs.existsSync(file), `${name} is missing: run with UPDATE_EXPECTED=1 and read what it writes`);
  assert.equal(actual, fs.readFileSync(file, 'utf8').replaceAll('\r\n', '\n'));
}

describe('the catalogue', () => {
  /** These show what several files do, or what no page would print. */
  const notAlone = ['SC036', 'SC037', 'SC067'];
  /** Configuration files that the examples name, with what they are an example of. */
  const beside: Readonly<Record<string, string>> = {
    SC102: textOf('imports', 'stranger.json'),
    SC103: textOf('imports', 'wrong_fields.json'),
    SC104: textOf('imports', 'more_fields.json'),
  };

  /** And those that show what is wrong inside a data file. */
  const ofRuns = ['SC096', 'SC097', 'SC098', 'SC099', 'SC146'];

  for (const { code, example, title, cause, remedy } of catalogue) {
    it(`${code} ${title}: its example shows it, its sentences are sentences`, () => {
      for (const sentence of [cause, remedy]) assert.match(sentence, /^[\p{Lu}`0-9].*\.$/u);
      const files: Record<string, string> = {
        ...(beside[code] === undefined ? {} : { 'config.json': beside[code] }),
        ...(ofRuns.includes(code) ? { 'runs.csv': 'share,notes\n40%,none\n' } : {}),
      };
      if (/^SC11[0-7]$/.test(code)) Object.assign(files, imported);
      if (notAlone.includes(code)) return;
      const found = codesOf(analyzed(example, { files, settings: { samples: 256 } }));
      assert.ok(found.includes(code), found.join(' '));
    });
  }
});

describe('severity and silence', () => {
  const text = 'pretrain core {\n  mfu: 80%\n}\n';

  it('follow the settings', () => {
    assert.deepEqual(codesOf(analyzed(text, { settings: { severity: { SC070: 'off' } } })), []);
    assert.deepEqual(
      analyzed(text, { settings: { severity: { SC070: 'error' } } }).diagnostics.map(each => each.severity),
      ['error'],
    );
  });

  it('a comment silences its own line, or the next', () => {
    assert.deepEqual(codesOf(analyzed(text.replace('80%', '80% // scale-ignore SC070: a claim under test'))), []);
    assert.deepEqual(codesOf(analyzed(text.replace('  mfu', '  // scale-ignore SC070, SC011: a claim under test\n  mfu'))), []);
  });

  it('not without a reason, not another code, not another line', () => {
    for (const comment of ['scale-ignore SC070', 'scale-ignore SC070:', 'scale-ignore SC071: why'])
      assert.deepEqual(codesOf(analyzed(text.replace('80%', `80% // ${comment}`))), ['SC070']);
    assert.deepEqual(codesOf(analyzed(`// scale-ignore SC070: too far up\n${text}`)), ['SC070']);
  });
});
