import assert from 'node:assert/strict';
import type { CodeAction, TextDocumentEdit, TextEdit } from 'vscode-languageserver/node';
import { applied, marked } from './marked.js';
import { trainingPlan } from './plans.js';
import { analyzed, estimateAt } from '../engine/support/plan.js';
import { memoryHost } from './memory-host.js';
import { fullClient, startSession, withDocument } from './session.js';

/** The actions over `<|…|>`, or at `<|>`. */
const actionsAt = (source: string, only?: string[], params = fullClient): Promise<CodeAction[]> =>
  withDocument(source, (session, uri, { ranges, cursor }) => session.actions(uri, ranges[0] ?? { start: cursor, end: cursor }, only), {
    params,
  });

/** The whole text after the first action whose title matches. */
const after = async (source: string, title: RegExp): Promise<string> => {
  const actions = await actionsAt(source);
  const action = actions.find(each => title.test(each.title));
  assert.ok(action, `no action like ${String(title)} among ${actions.map(each => each.title).join(', ')}`);
  return applied(marked(source).text, (action.edit!.documentChanges![0] as TextDocumentEdit).edits as TextEdit[]);
};

describe('code actions', () => {
  it('repair a misspelt property', async () => {
    assert.equal(await after('pretrain a {\n  <|epoch|>: 1\n}\n', /epochs/), 'pretrain a {\n  epochs: 1\n}\n');
  });

  it('repair a misspelt kind', async () => {
    assert.equal(await after('<|>pretran a {\n  epochs: 1\n}\n', /pretrain/), 'pretrain a {\n  epochs: 1\n}\n');
  });

  it('belong to the finding they repair, the first one preferred', async () => {
    const actions = await actionsAt('pretrain a {\n  <|epoch|>: 1\n}\n', ['quickfix']);
    assert.equal(actions[0]!.kind, 'quickfix');
    assert.equal(actions[0]!.isPreferred, true);
    assert.match(String(actions[0]!.diagnostics?.[0]?.code), /^SC\d+$/);
  });

  it('carry the version they were made for', async () => {
    const [action] = await actionsAt('pretrain a {\n  <|epoch|>: 1\n}\n');
    assert.equal((action!.edit!.documentChanges![0] as TextDocumentEdit).textDocument.version, 1);
  });

  it('are plain changes for an editor without versions', async () => {
    const params = structuredClone(fullClient);
    params.capabilities.workspace!.workspaceEdit = {};
    const [action] = await actionsAt('pretrain a {\n  <|epoch|>: 1\n}\n', undefined, params);
    assert.deepEqual(Object.keys(action!.edit!.changes!), ['file:///plans/plan.scale']);
  });

  it('are only those asked for', async () => {
    assert.deepEqual(await actionsAt('pretrain a {\n  <|epoch|>: 1\n}\n', ['source']), []);
    assert.deepEqual(await actionsAt('pretrain a {\n  <|epoch|>: 1\n}\n', ['refactor']), []);
    assert.deepEqual(await actionsAt('let a = 1<|>\n'), []);
  });

  it('write a derived value into the block, where it is then a given', async () => {
    const source = trainingPlan.replace('pretrain base', 'pretr<|>ain base');
    const text = await after(source, /^Write "gpu_hours: /);
    assert.match(text, /\n {2}gpu_hours: [\d.]+[kM]? to [\d.]+[kM]? GPU-hours\n\}\n\nlet year/);
    await withDocument(text, async (session, uri) => {
      const findings = await session.diagnosticsOf(uri);
      assert.deepEqual(
        findings.filter(({ severity }) => severity === 1).map(({ message }) => message),
        [],
      );
    });
  });

  it('write it into a block of one line too', async () => {
    const text = await after(
      `${trainingPlan}\npretr<|>ain one { model: small, hardware: pool, tokens: 2T tokens, mfu: 40% }\n`,
      /^Write "days: /,
    );
    assert.match(text, /mfu: 40%, days: [\d.]+ (days|hours) \}\n$/);
  });
});

describe('the code action on a phase whose layout was chosen', () => {
  // All that a step reads of the chip is said here, so that the library of these tests and the one that ships choose alike.
  const links = 'interconnect: 450 GB/s\n  network: 50 GB/s\n  generation: "hopper"\n  peak.bf16: 989 TFLOP/s\n  goodput';
  const pool = trainingPlan
    .slice(0, trainingPlan.indexOf('pretrain'))
    .replace('1_000', '512')
    .replace('7B params', '70B params')
    .replace('goodput', links);
  const phase = (head: string, more = ''): string =>
    `${pool}${head} {\n  model: small\n  hardware: pool\n  tokens: 2T tokens\n  batch: 4M tokens\n  seq_len: 4096 tokens\n${more}}\n`;
  const title = /^Write the chosen layout here$/;

  it('writes it as a line, which then gives the same step', async () => {
    const text = await after(phase('pretr<|>ain base'), title);
    assert.match(text, /\n {2}parallelism \{ tp: \d+,.* zero: \d,.* recompute: \w+ \}\n\}\n$/);
    await withDocument(text, async (session, uri) => {
      assert.deepEqual(
        (await session.diagnosticsOf(uri)).filter(({ severity }) => severity! < 3),
        [],
      );
    });
    const steps = [phase('pretrain base'), text].map(plan => analyzed(plan));
    for (const name of ['tp', 'pp', 'cp', 'ep', 'dp', 'zero', 'micro_batch', 'interleave', 'recompute']) {
      const [chosen, written] = steps.map(plan => estimateAt(plan, `base.parallelism.${name}`));
      assert.deepEqual([written!.range?.p50, written!.value], [chosen!.range?.p50, chosen!.value], name);
    }
    const [chosen, written] = steps.map(plan => estimateAt(plan, 'base.memory_per_gpu'));
    assert.deepEqual(written!.range, chosen!.range);
  });

  it('keeps a block on one line on one line', async () => {
    const text = await after(
      `${pool}pretr<|>ain one { model: small, hardware: pool, tokens: 2T tokens, batch: 4M tokens, seq_len: 4096 tokens }\n`,
      title,
    );
    assert.match(text, /seq_len: 4096 tokens, parallelism \{ tp: .* \} \}\n$/);
  });

  it('is not offered where a layout is written, where none could be chosen, and on other blocks', async () => {
    const sources = [
      phase('pretr<|>ain base', '  parallelism { tp: 8 }\n'),
      phase('pretr<|>ain base', '  parallelism.pp: 4\n'),
      phase('pretr<|>ain base', '  parallelism { }\n'),
      phase('pretr<|>ain base').replace('  seq_len: 4096 tokens\n', ''),
      phase('pretrain base').replace('hardware pool', 'hardw<|>are pool'),
    ];
    for (const source of sources) assert.ok(!(await actionsAt(source)).some(action => title.test(action.title)), source);
  });
});

describe('the code action on a configuration file', () => {
  const llama = JSON.stringify({
    model_type: 'llama',
    hidden_size: 4096,
    intermediate_size: 11_008,
    num_attention_heads: 32,
    num_hidden_layers: 32,
    vocab_size: 32_000,
    tie_word_embeddings: false,
  });
  const title = 'Write the architecture here';

  const rewritten = async (
    source: string,
    files: Readonly<Record<string, string>> = { '/plans/config.json': llama },
  ): Promise<string | undefined> => {
    const host = memoryHost(files);
    const session = await startSession(host);
    const { text, cursor } = marked(source);
    const uri = await session.open(text);
    const action = (await session.actions(uri, { start: cursor, end: cursor })).find(each => each.title === title);
    session.dispose();
    assert.deepEqual(session.logs, []);
    return action === undefined ? undefined : applied(text, (action.edit!.documentChanges![0] as TextDocumentEdit).edits as TextEdit[]);
  };

  it('replaces the file by lines, leaves what the block says itself, and names the file as the source', async () => {
    const text = await rewritten('model m {\n  config: json("con<|>fig.json")\n  layers: 30 "ours"\n}\n');
    assert.ok(text !== undefined);
    assert.match(text, /^model m \{\n {2}hidden_size: 4096\n {2}heads: 32\n {2}kv_heads: 32\n {2}intermediate_size: 11_008\n/);
    assert.match(text, /\n {2}source: "config\.json, read as Llama"\n {2}layers: 30 "ours"\n\}\n$/);
    assert.doesNotMatch(text, /config: json|layers: 32/);
  });

  it('keeps a block on one line on one line', async () => {
    const text = await rewritten('model m { <|>config: json("config.json"), source: "us" }\n');
    assert.match(text ?? '', /^model m \{ layers: 32, hidden_size: 4096, heads: 32, .*tied_embeddings: no, .*, source: "us" \}\n$/);
  });

  it('is not offered elsewhere, nor for a file that says nothing', async () => {
    assert.equal(await rewritten('model m<|> { config: json("config.json") }\n'), undefined);
    assert.equal(await rewritten('model m { config: json("no<|>ne.json") }\n'), undefined);
    assert.equal(await rewritten('model m { config: js<|>on("config.json") }\n', { '/plans/config.json': '{' }), undefined);
    assert.equal(await rewritten('model m { con<|>fig: 7 }\n'), undefined);
  });
});
