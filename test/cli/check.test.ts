import assert from 'node:assert/strict';
import { violations } from './support/schema.js';
import { failedClaim, wholePlan, wrongUnit } from './support/plans.js';
import { inFolder, scale } from './support/terminal.js';

const files = { 'clean.scale': wholePlan, 'wrong.scale': wrongUnit, 'claim.scale': failedClaim };
const check = (...parameters: string[]) => inFolder(files, folder => scale(['check', ...parameters], { folder }));

interface Finding {
  readonly file: string;
  readonly severity: string;
  readonly code: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
}

const findings = (out: string) => (JSON.parse(out) as { diagnostics: Finding[] }).diagnostics;

describe('scale check', () => {
  it('is content with a clean plan', async () => {
    assert.deepEqual(await check('clean.scale'), { code: 0, out: '1 file, no findings\n', err: '' });
  });

  it('shows place, code, message and the source line with carets', async () => {
    const { code, out } = await check('wrong.scale');
    assert.equal(code, 1);
    assert.match(out, /^wrong\.scale:3:\d+ error SC\d{3} .+$/mu);
    assert.match(out, /^3 \| {3}tokens: 5 GB$/mu);
    assert.match(out, /^ {2}\| +\^+$/mu);
    assert.match(out, /^1 file, 1 error/mu);
  });

  it('puts the carets under the span', async () => {
    const { out } = await check('wrong.scale');
    const [finding] = findings((await check('wrong.scale', '--json')).out);
    const lines = out.split('\n');
    const source = lines.findIndex(line => line.startsWith('3 |'));
    assert.equal(lines[source + 1]!.indexOf('^'), '3 | '.length + finding!.column - 1);
    assert.equal(lines[source + 1]!.lastIndexOf('^') + 1, '3 | '.length + finding!.endColumn - 1);
  });

  it('takes a failed assert for an error', async () => assert.equal((await check('claim.scale')).code, 1));

  it('checks several files and counts over all of them', async () => {
    const { code, out } = await check('clean.scale', 'wrong.scale', 'claim.scale');
    assert.equal(code, 1);
    assert.match(out, /\n3 files, 2 errors/u);
  });

  it('checks the others when one is missing', async () => {
    const { code, out, err } = await check('missing.scale', 'wrong.scale');
    assert.equal(code, 2);
    assert.match(err, /^scale: missing\.scale cannot be read: there is no such file$/mu);
    assert.match(out, /^wrong\.scale:3:/mu);
  });

  it('prints one line a finding with --format compact', async () => {
    const { code, out } = await check('wrong.scale', '--format', 'compact');
    assert.equal(code, 1);
    assert.match(out, /^wrong\.scale:3:\d+: error SC\d{3} [^\n]+\n/u);
    assert.equal((await check('clean.scale', '--format', 'compact')).out, '');
  });

  it('keeps its JSON contract', async () => {
    const { code, out } = await check('clean.scale', 'wrong.scale', 'claim.scale', '--json');
    assert.equal(code, 1);
    assert.deepEqual(violations('scale-check-1.json', JSON.parse(out)), []);
    assert.deepEqual([...new Set(findings(out).map(({ file }) => file))], ['wrong.scale', 'claim.scale']);
    assert.equal((await check('clean.scale', '--format', 'json')).out, '{\n  "schema": "scale-check/1",\n  "diagnostics": []\n}\n');
  });

  it('writes SARIF 2.1.0', async () => {
    const { out } = await check('wrong.scale', '--format', 'sarif');
    const {
      version,
      runs: [run],
    } = JSON.parse(out);
    assert.equal(version, '2.1.0');
    assert.equal(run.tool.driver.name, 'scale');
    assert.equal(run.columnKind, 'utf16CodeUnits');
    for (const result of run.results) {
      assert.equal(run.tool.driver.rules[result.ruleIndex].id, result.ruleId);
      for (const part of ['shortDescription', 'fullDescription', 'help'])
        assert.ok(run.tool.driver.rules[result.ruleIndex][part].text.length > 0, part);
      assert.ok(['error', 'warning', 'note'].includes(result.level));
      const { artifactLocation, region } = result.locations[0].physicalLocation;
      assert.equal(artifactLocation.uri, 'wrong.scale');
      assert.ok(region.startLine >= 1 && region.startColumn >= 1 && region.endLine >= region.startLine);
      assert.ok(result.message.text.length > 0);
    }
    assert.equal(run.results[0].level, 'error');
    assert.deepEqual(JSON.parse((await check('clean.scale', '--format', 'sarif')).out).runs[0].results, []);
  });

  it('escapes paths in SARIF', () =>
    inFolder({ 'a plan/模型.scale': wrongUnit }, async folder => {
      const { out } = await scale(['check', 'a plan/模型.scale', '--format', 'sarif'], { folder });
      assert.equal(
        JSON.parse(out).runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri,
        'a%20plan/%E6%A8%A1%E5%9E%8B.scale',
      );
    }));

  it('annotates for GitHub', async () => {
    const { out } = await check('wrong.scale', '--format', 'github');
    assert.match(out, /^::error file=wrong\.scale,line=3,endLine=3,col=\d+,endColumn=\d+,title=SC\d{3}::[^\n]+\n/u);
  });

  it('escapes what GitHub would take for a command', () =>
    inFolder({ 'a,b:c.scale': wrongUnit }, async folder => {
      const { out } = await scale(['check', 'a,b:c.scale', '--format', 'github'], { folder });
      assert.match(out, /file=a%2Cb%3Ac\.scale,/u);
    }));

  it('writes a Markdown table', async () => {
    const { out } = await check('wrong.scale', '--format', 'markdown');
    const [counts, , titles, rule, row] = out.split('\n');
    assert.match(counts!, /^wrong\.scale: 1 error/u);
    assert.deepEqual([titles, rule], ['| Place | Severity | Code | Finding |', '| --- | --- | --- | --- |']);
    assert.match(row!, /^\| wrong\.scale:3:\d+ \| error \| SC\d{3} \| .+ \|$/u);
    assert.equal((await check('clean.scale', '--format', 'markdown')).out, 'clean.scale: no findings.\n');
  });

  it('moves the line of the exit code with --max-severity', () =>
    inFolder(
      {
        'mild.scale': 'model m { params: 7B params }\nmodel m2 { parms: 7B params }\n',
      },
      async folder => {
        const { out } = await scale(['check', 'mild.scale', '--json'], { folder });
        const graves = findings(out).map(({ severity }) => severity);
        const order = ['error', 'warning', 'information', 'hint'];
        for (const threshold of order) {
          const expected = graves.some(severity => order.indexOf(severity) <= order.indexOf(threshold)) ? 1 : 0;
          assert.equal((await scale(['check', 'mild.scale', '--max-severity', threshold], { folder })).code, expected, threshold);
        }
        assert.ok(graves.length > 0);
      },
    ));

  it('reads standard input, and names it as asked', async () => {
    const { code, out } = await scale(['check', '-', '--format', 'compact'], { input: wrongUnit });
    assert.equal(code, 1);
    assert.match(out, /^<stdin>:3:/u);
    const named = await scale(['check', '-', '--stdin-filename', 'plans/new.scale', '--format', 'compact'], { input: wrongUnit });
    assert.match(named.out, /^plans\/new\.scale:3:/u);
  });

  it('finds imports beside the name of standard input', () =>
    inFolder({ 'plans/base.scale': 'let speed = 5\n' }, async folder => {
      const input = 'import "base.scale" as base\nlet double = 2 * base.speed\n';
      const { code, out } = await scale(['check', '-', '--stdin-filename', 'plans/new.scale'], { folder, input });
      assert.equal(code, 0, out);
    }));

  it('paints on a terminal, and not with NO_COLOR', () =>
    inFolder(files, async folder => {
      const painted = await scale(['check', 'wrong.scale'], { folder, columns: 80 });
      const plain = await scale(['check', 'wrong.scale'], { folder, columns: 80, environment: { NO_COLOR: '1' } });
      assert.ok(painted.out.includes('\u001b['));
      assert.ok(!plain.out.includes('\u001b'));
      assert.equal(painted.out.replace(/\u001b\[\d+m/gu, ''), plain.out);
      assert.equal((await scale(['check', 'wrong.scale', '--color'], { folder })).out, painted.out);
      assert.equal((await scale(['check', 'wrong.scale', '--no-color'], { folder, columns: 80 })).out, plain.out);
    }));
});
