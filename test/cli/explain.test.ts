import assert from 'node:assert/strict';
import { wholePlan } from './support/plans.js';
import { inFolder, scale } from './support/terminal.js';

const explain = (path: string, parameters: readonly string[] = [], text = wholePlan) =>
  inFolder({ 'plan.scale': text }, folder => scale(['explain', 'plan.scale', path, ...parameters], { folder }));

describe('scale explain', () => {
  it('shows value, formula, the formula filled in, and the inputs below', async () => {
    const { code, out } = await explain('core.gpu_hours');
    assert.equal(code, 0);
    assert.match(out, /^core\.gpu_hours = .+ GPU-hours \(median .+\) {2}derived$/mu);
    assert.match(out, /^│ {2}= .*flop.*$/mu);
    assert.match(out, /^│ {2}= [\d.]+e\d+ FLOP/mu);
    assert.match(out, /^[├└]─ flop \(core\.flop\) = /mu);
    assert.match(out, /given$/mu);
  });

  it('marks assumptions with their reason, and library values with their source', async () => {
    const { out } = await explain('core.gpu_hours');
    assert.match(out, /default\*\n(?:.*\n)?.*assumed: /u);
    assert.match(out, /library\n.*source: /u);
  });

  it('explains a value once that is used twice', async () => {
    const { out } = await explain('z', [], 'let x = 1 to 2\nlet y = x * 2\nlet z = y + y * y\n');
    assert.equal(out.match(/x = /gu)?.length, 1, out);
  });

  it('stays small where a tree would be endless', async () => {
    const lets = Array.from({ length: 40 }, (_, index) => `let x${index + 1} = x${index} + x${index} * (0.5 to 1)\n`).join('');
    const { code, out } = await explain('x40', [], `let x0 = 1 to 2\n${lets}`);
    assert.equal(code, 0);
    assert.ok(out.split('\n').length < 400, `${out.split('\n').length} lines`);
  });

  it('lays out the inputs of a predicted step once, and not under each degree of its layout', async () => {
    const plan = 'pretrain base { model: llama_3_1_70b, tokens: 15T, hardware: h100 * 512, batch: 4M tokens, seq_len: 8192 tokens }\n';
    const { out } = await explain('base.days', [], plan);
    assert.ok(out.split('\n').length < 165, `${out.split('\n').length} lines`);
    assert.equal(out.match(/from inputs of base\.predicted_mfu, above/gu)?.length, 2, out);
    assert.match(out, /parallelism\.pp \(base\.parallelism\.pp\) = 4 {2}default\*, assumed as for\s[│ ]+parallelism\.tp/u);
    assert.equal(out.match(/└─ and, above: /gu)?.length, 1, out);
    const find = (node: any, path: string): any =>
      node.path === path ? node : node.inputs.map((input: any) => find(input, path)).find(Boolean);
    const degree = find(JSON.parse((await explain('base.days', ['--json'], plan)).out).value, 'base.parallelism.pp');
    assert.deepEqual([degree.above, degree.inputs], [true, []]);
  });

  it('explains a let and a value of a scenario', async () => {
    assert.match((await explain('per_token')).out, /^per_token = /u);
    assert.match((await explain('cheap.core.cost')).out, /^cheap\.core\.cost = /u);
  });

  it('says why something is unknown', async () => {
    const { code, out } = await explain('core.cost', [], 'pretrain core { params: 7B params }\n');
    assert.equal(code, 0);
    assert.match(out, /^core\.cost is unknown\n +because /u);
  });

  it('gives the same tree as JSON', async () => {
    const { out } = await explain('core.gpu_hours', ['--json']);
    const { schema, file, value } = JSON.parse(out);
    assert.deepEqual(
      [schema, file, value.path, value.type, value.unit],
      ['scale-explain/1', 'plan.scale', 'core.gpu_hours', 'number', 'GPU-hour'],
    );
    const paths = new Set<string>();
    const visit = (node: any): void => {
      paths.add(node.path);
      assert.equal(typeof node.name, 'string');
      assert.ok(node.above === false || node.inputs.length === 0);
      node.inputs.forEach(visit);
    };
    visit(value);
    for (const path of ['core.flop', 'core.mfu']) assert.ok(paths.has(path), path);
  });

  it('says what is near a misspelt path, and what a block has', async () => {
    const misspelt = await explain('core.gpu_huors');
    assert.equal(misspelt.code, 2);
    assert.match(misspelt.err, /plan\.scale has no value core\.gpu_huors; did you mean core\.gpu_hours/u);
    const block = await explain('core');
    assert.equal(block.code, 2);
    assert.match(block.err, /it is a block; ask for one of core\./u);
    assert.match((await explain('nothing.like.that.at.all')).err, /has no value nothing\.like\.that\.at\.all$/mu);
  });
});
