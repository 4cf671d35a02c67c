import assert from 'node:assert/strict';
import { cellWidth } from '../../cli/src/text-cells.js';
import { failedClaim, wholePlan, wrongUnit } from './support/plans.js';
import { violations } from './support/schema.js';
import { inFolder, scale } from './support/terminal.js';
import type { Setting } from './support/terminal.js';

const estimate = (text: string, parameters: readonly string[] = [], setting: Setting = {}) =>
  inFolder({ 'plan.scale': text }, folder => scale(['estimate', 'plan.scale', ...parameters], { folder, ...setting }));
const json = async (text: string, ...parameters: string[]) => JSON.parse((await estimate(text, ['--json', ...parameters])).out);

describe('scale estimate --json', () => {
  it('keeps its contract', async () => assert.deepEqual(violations('scale-estimate-1.json', await json(wholePlan)), []));
  it('keeps it for a plan with errors', async () => assert.deepEqual(violations('scale-estimate-1.json', await json(wrongUnit)), []));
  it('keeps it for an empty plan', async () => assert.deepEqual(violations('scale-estimate-1.json', await json('')), []));

  it('has its fields in the published order', async () => {
    const result = await json(wholePlan);
    const head = ['schema', 'version', 'library', 'file', 'seed', 'samples'];
    assert.deepEqual(Object.keys(result), [...head, 'blocks', 'lets', 'scenarios', 'sweeps', 'asserts', 'diagnostics']);
    assert.deepEqual(Object.keys(result.blocks.core), ['kind', 'title', 'line', 'values']);
    const tail = ['unit', 'origin', 'formula', 'inputs', 'source', 'because', 'valid'];
    assert.deepEqual(Object.keys(result.blocks.core.values.mfu), ['type', 'p5', 'p50', 'p95', 'mean', ...tail]);
    assert.deepEqual(Object.keys(result.blocks.core.values.model), ['type', 'value', ...tail]);
    assert.deepEqual(Object.keys(result.asserts[0]), ['line', 'text', 'holds', 'probability', 'required', 'driver']);
  });

  it('says what was given, by title, line, source and origin', async () => {
    const { file, seed, samples, blocks } = await json(wholePlan);
    assert.deepEqual([file, seed, samples], ['plan.scale', 1, 4096]);
    assert.deepEqual([blocks.core.kind, blocks.core.title, blocks.core.line], ['pretrain', 'Small run', 7]);
    assert.deepEqual([blocks.core.values.tokens.p5, blocks.core.values.tokens.p95, blocks.core.values.tokens.unit], [2e12, 2e12, 'tokens']);
    assert.equal(blocks.core.values.mfu.origin, 'given');
    assert.equal(blocks.cluster.values.price.source, 'quote of May');
    assert.equal(blocks.cluster.values['peak.bf16'].unit, 'FLOP/s');
  });

  it('derives with percentiles in order, a formula and inputs', async () => {
    const { p5, p50, p95, mean, unit, origin, formula, inputs } = (await json(wholePlan)).blocks.core.values.gpu_hours;
    assert.ok(p5 < p50 && p50 < p95 && p5 < mean && mean < p95);
    assert.deepEqual([unit, origin], ['GPU-hour', 'derived']);
    assert.match(formula, /flop/u);
    assert.ok(inputs.includes('core.flop'), inputs.join());
  });

  it('says why something is unknown', async () => {
    const { blocks } = await json('pretrain core { params: 7B params }\n');
    const values: readonly { origin: string; because: string | null; p50?: number | null }[] = Object.values(blocks.core.values);
    const unknown = values.filter(({ origin }) => origin === 'unknown');
    assert.ok(unknown.length > 0);
    for (const { because, p50 = null } of unknown) {
      assert.ok(because !== null && because.length > 0);
      assert.equal(p50, null);
    }
  });

  it('carries lets, scenarios, sweeps and asserts', async () => {
    const { lets, scenarios, sweeps, asserts, blocks } = await json(wholePlan);
    assert.equal(lets.per_token.type, 'number');
    assert.ok(scenarios.cheap.blocks.core.values.cost.p50 < blocks.core.values.cost.p50);
    assert.equal(scenarios.cheap.blocks.core.values.tokens, undefined);
    assert.deepEqual(sweeps.sizes.vary, ['core.tokens']);
    assert.equal(sweeps.sizes.rows.length, 3);
    const costs = sweeps.sizes.rows.map((row: any) => row.values['core.cost'].p50);
    assert.ok(costs[0] < costs[1] && costs[1] < costs[2]);
    assert.deepEqual([asserts[0].line, asserts[0].holds, asserts[0].required], [15, true, 0.9]);
  });

  it('depends on seed and draws, and on nothing else', async () => {
    const first = await json(wholePlan);
    assert.deepEqual(await json(wholePlan), first);
    const other = await json(wholePlan, '--seed', '7');
    assert.equal(other.seed, 7);
    assert.notEqual(other.blocks.core.values.cost.p50, first.blocks.core.values.cost.p50);
    const more = await json(wholePlan, '--samples', '16384');
    assert.equal(more.samples, 16384);
    assert.ok(Math.abs(more.blocks.core.values.cost.p50 / first.blocks.core.values.cost.p50 - 1) < 0.01);
  });
});

describe('scale estimate', () => {
  it('shows blocks with percentiles and origins, the budget, asserts, scenarios and sweeps', async () => {
    const { code, out, err } = await estimate(wholePlan);
    assert.equal(code, 0, err);
    assert.match(out, /^plan\.scale · seed 1 · 4,096 draws · library \d{4}-\d{2}\n/u);
    assert.match(out, /^pretrain core “Small run” +line 7$/mu);
    assert.match(out, /^ +P5 +median +P95 +origin$/mu);
    assert.match(out, /^ {2}gpu_hours +\S+ +\S+ +\S+ +GPU-hours +derived$/mu);
    assert.match(out, /^ {2}tokens +2T +tokens +given$/mu);
    assert.match(out, /default\*/u);
    assert.match(out, /^ {2}\* goodput: /mu);
    assert.match(out, /^budget of the phases: total/mu);
    assert.match(out, /^ {2}holds +\d+(\.\d+)? % +90 % +15 +core\.days < 60 days/mu);
    assert.match(out, /^scenario cheap/mu);
    assert.match(out, /^sweep sizes/mu);
    assert.match(out, /^\* assumed: nothing in the text says it$/mu);
  });

  it('fits 80 cells in a pipe, and the width of a terminal', async () => {
    for (const columns of [undefined, 60, 100]) {
      const { out } = await estimate(wholePlan, ['--no-color'], columns === undefined ? {} : { columns });
      const widest = Math.max(...out.split('\n').map(cellWidth));
      assert.ok(widest <= (columns ?? 80), `${widest} cells of ${columns ?? 80}`);
    }
  });

  it('aligns Chinese names', async () => {
    const { out } = await estimate('let 训练成本 = 5\nlet cost_of_training = 6\n');
    const lines = out.split('\n').filter(line => line.endsWith('given') || line.endsWith('derived'));
    assert.equal(lines.length, 2);
    assert.equal(new Set(lines.map(line => cellWidth(line.slice(0, line.search(/[56]/u))))).size, 1, lines.join('\n'));
  });

  it('reports findings beside the table, and in the exit code', async () => {
    const { code, out, err } = await estimate(failedClaim);
    assert.equal(code, 1);
    assert.match(out, /^ {2}fails/mu);
    assert.match(err, /^plan\.scale:2:\d+ error SC\d{3}/mu);
    assert.match(err, /1 error/u);
  });

  it('writes Markdown', async () => {
    const { out } = await estimate(wholePlan, ['--format', 'markdown']);
    assert.match(out, /^## pretrain core “Small run”$/mu);
    const rows = out.split('\n').filter(line => line.startsWith('|'));
    assert.ok(rows.length > 20 && rows.every(row => row.endsWith('|')));
  });

  it('writes CSV with as many cells in each row', async () => {
    const { out } = await estimate(wholePlan, ['--format', 'csv']);
    const [header, ...rows] = out.trimEnd().split('\r\n').map(cellsOfCsv);
    assert.equal(header!.join(), 'scenario,block,kind,property,type,value,p5,p50,p95,mean,unit,origin,valid,formula,source,because');
    assert.ok(rows.length > 20 && rows.every(row => row.length === header!.length));
    const tokens = rows.find(row => row[0] === '' && row[1] === 'core' && row[3] === 'tokens');
    assert.deepEqual(tokens!.slice(4, 12), [
      'number',
      '',
      '2000000000000',
      '2000000000000',
      '2000000000000',
      '2000000000000',
      'tokens',
      'given',
    ]);
    assert.ok(rows.some(row => row[0] === 'cheap' && row[3] === 'cost'));
  });

  it('keeps tables of prose safe: a title is no markup', async () => {
    const { out } = await estimate('model m "a | b <i> `c`" { params: 7B params }\n', ['--format', 'markdown']);
    assert.match(out, /“a \\\| b \\<i\\> \\`c\\`”/u);
  });
});

/** Cells of one line of RFC 4180 text. */
function cellsOfCsv(line: string): string[] {
  const cells = [...`${line},`.matchAll(/("(?:[^"]|"")*"|[^,"]*),/gu)].map(([, cell]) => cell!);
  return cells.map(cell => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell));
}
