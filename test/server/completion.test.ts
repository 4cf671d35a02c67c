import assert from 'node:assert/strict';
import { InsertTextFormat, type CompletionItem, type TextEdit } from 'vscode-languageserver/node';
import { applied } from './marked.js';
import { trainingPlan } from './plans.js';
import { fullClient, withDocument } from './session.js';

const itemsAt = (source: string): Promise<CompletionItem[]> =>
  withDocument(source, async (session, uri, { cursor }) => (await session.completion(uri, cursor))?.items ?? []);

const labelsAt = async (source: string): Promise<string[]> => sorted(await itemsAt(source)).map(({ label }) => label);

const sorted = (items: readonly CompletionItem[]): CompletionItem[] => [...items].sort((a, b) => (a.sortText! < b.sortText! ? -1 : 1));

/** Asserts what is offered, and what is not: words behind a `!`. */
const offers = (what: string, source: string, ...expected: string[]): void => {
  it(what, async () => {
    const labels = await labelsAt(source);
    for (const word of expected) {
      if (word.startsWith('!')) assert.ok(!labels.includes(word.slice(1)), `${word.slice(1)} is offered among ${labels.join(' ')}`);
      else assert.ok(labels.includes(word), `${word} is missing among ${labels.join(' ')}`);
    }
  });
};

describe('completion at the beginning of a line', () => {
  offers('offers kinds and keywords at top level', '<|>', 'pretrain', 'hardware', 'scenario', 'let', 'assert', 'import', '!mfu');
  offers('offers them while a word is typed', 'pre<|>', 'pretrain');
  offers('offers properties in a block, but not those written', 'pretrain a {\n  mfu: 40%\n  <|>\n}', 'tokens', 'epochs', 'hardware', '!mfu', '!pretrain');
  offers('leaves out what can only be derived', 'pretrain a {\n  <|>\n}', '!energy', '!loss_', '!finish');
  offers('offers groups, and nested phases', 'pretrain a {\n  <|>\n}', 'parallelism', 'phase');
  offers('offers the properties of a group', 'pretrain a {\n  parallelism {\n    tp: 8\n    <|>\n  }\n}', 'pp', 'cp', '!tp', '!mfu');
  offers('offers them behind a dot', 'hardware a {\n  peak.bf16: 1 TFLOP/s\n  peak.<|>\n}', 'fp8', '!bf16', '!memory');
  offers('offers the properties of a phase in a phase', 'pretrain a {\n  phase long {\n    <|>\n  }\n}', 'tokens', 'seq_len', 'share');
  offers('works on one line', 'hardware a { memory: 80 GB, <|> }', 'tdp', '!memory');
  offers('works behind a colon that is a name', 'pretrain a {\n  to: 5\n  <|>\n}', 'mfu');
  offers('offers nothing in a string', 'hardware a {\n  source: "me<|>"\n}', '!memory');
  offers('offers nothing in comments', 'hardware a {\n  // me<|>\n}', '!memory');
  offers('offers nothing in block comments', 'hardware a {\n  /* one\n  me<|> */\n}', '!memory');
  offers('offers nothing in a block of unknown kind', 'pretran a {\n  <|>\n}', '!mfu');
  offers('offers nothing where a new name is being given', 'pretrain <|>', '!mfu', '!pretrain');
});

describe('completion in a broken file', () => {
  offers('works above a broken line', 'pretrain a {\n  <|>\n  mfu: ) to {\n}', 'tokens');
  offers('works below a broken line', 'pretrain a {\n  mfu: ( to }}\n}\npretrain b {\n  <|>\n}', 'tokens');
  offers('works below a broken line of the same block', 'pretrain a {\n  tokens: [1, \n  mfu: 40%\n  <|>\n}', 'epochs');
  offers('works in a block that is not closed', 'pretrain a {\n  <|>', 'tokens', 'mfu');
  offers('works in a block that is not closed, above the next one', 'pretrain a {\n  mfu: 40%\n  <|>\n\nhardware b {\n  memory: 80 GB\n}\n', 'tokens', '!mfu');
  offers('works below an unclosed string', 'pretrain a "title {\n  mfu: 40%\n}\nhardware b {\n  <|>\n}', 'memory');
});

describe('completion of a value', () => {
  offers('offers words', 'pretrain a {\n  precision: <|>\n}', 'bf16', 'fp8', '!max');
  offers('offers methods', 'posttrain a {\n  method: <|>\n}', 'sft', 'grpo', 'distill');
  offers('offers the arguments of a method not yet given', 'posttrain a {\n  method: grpo(group: 8, <|>)\n}', 'epochs', '!group', '!sft');
  offers('offers blocks of the right kind only', `${trainingPlan}\npretrain other {\n  hardware: <|>\n}`, 'pool', 'h100', '!small', '!base');
  offers('offers blocks in a list of phases', `${trainingPlan}\nbudget all {\n  phases: [<|>]\n}`, 'base', '!pool');
  offers('offers the rest of a list over lines', `${trainingPlan}\nbudget all {\n  phases: [\n    base,\n    <|>\n  ]\n}`, 'base', '!pool');
  offers('offers yes and no', 'model a {\n  gated_mlp: <|>\n}', 'yes', 'no', '!max');
  const quantity = `${trainingPlan}\npretrain other {\n  mfu: <|>\n}`;
  offers('offers an example, names and functions for a quantity', quantity, '35% to 42%', 'base', 'year', 'max', 'derived');
  offers('offers names behind an operator', `${trainingPlan}\npretrain other {\n  tokens: 2 * <|>\n}`, 'base', 'year', 'min', '!derived');
  offers('offers names in an assert', `${trainingPlan}\nassert <|>`, 'base', 'year', 'p95');
  offers('offers names in a let', `${trainingPlan}\nlet a = ba<|>`, 'base');
  offers('offers names of the same kind behind from', `${trainingPlan}\nhardware big from <|>`, 'pool', 'h100', '!small');
  offers('does not offer a block to itself', 'hardware big from <|> {\n  memory: 1 GB\n}', '!big', 'h100');
});

describe('completion of units', () => {
  offers('offers those of the property', 'hardware a {\n  memory: 80 <|>\n}', 'GB', 'TB');
  it('puts those of the property first', async () => {
    assert.equal((await labelsAt('pretrain a {\n  gpu_hours: 5亿 <|>\n}'))[0], 'GPU-hours');
    assert.equal((await labelsAt('hardware a {\n  memory: 80 <|>\n}'))[0], 'GB');
  });
  offers('offers what follows an amount of money', 'hardware a {\n  price: $2.50/<|>\n}', '/GPU-hour', '!GB');
  offers('offers those of the alternatives', 'budget a {\n  limit: 5M <|>\n}', 'GPU-hours', 'FLOP');
  offers('offers any unit where no property says which', 'let a = 3 <|>', 'GPU-hours', 'to', 'as');
  offers('offers them behind as', `${trainingPlan}\nlet a = base.gpu_hours as <|>`, 'GPU-hours');
});

describe('completion behind a dot', () => {
  offers('offers the properties of a block, derived ones as well', `${trainingPlan}\nassert base.<|>`, 'gpu_hours', 'energy', 'cost', '!pool');
  offers('follows a reference', `${trainingPlan}\nassert base.model.<|>`, 'params', 'active_params', '!gpu_hours');
  offers('offers the properties of a library block', `${trainingPlan}\nassert h100.<|>`, 'memory', 'peak');
  offers('offers a group', `${trainingPlan}\nassert h100.peak.<|>`, 'bf16', '!memory');
  offers('offers what a scenario can change', `${trainingPlan}\nscenario cheap {\n  base.<|>\n}`, 'mfu', '!energy');
  offers('offers the blocks in a scenario', `${trainingPlan}\nscenario cheap {\n  <|>\n}`, 'base', 'pool');
  offers('knows the type of what a scenario changes', `${trainingPlan}\nscenario cheap {\n  base.precision: <|>\n}`, 'bf16', 'fp8');
  it('shows the value of a property beside it', async () => {
    const items = await itemsAt(`${trainingPlan}\nassert pool.<|>`);
    assert.match(items.find(({ label }) => label === 'count')!.detail!, /GPU = 1,000 GPUs|GPU = 1000 GPUs|GPU = 1k GPUs/);
  });
});

describe('a completion item', () => {
  const inserted = (source: string, label: string, params = fullClient): Promise<string> => withDocument(source, async (session, uri, { cursor }) => {
    const item = (await session.completion(uri, cursor))!.items.find(each => each.label === label);
    assert.ok(item, `${label} is not offered`);
    return applied(session.textOf(uri), [item.textEdit as TextEdit]);
  }, { params });

  const withoutSnippets = structuredClone(fullClient);
  withoutSnippets.capabilities.textDocument!.completion!.completionItem!.snippetSupport = false;

  it('replaces the part of the word that is there', async () => {
    assert.equal(await inserted('pretrain a {\n  ep<|>\n}', 'epochs', withoutSnippets), 'pretrain a {\n  epochs: 1\n}');
    assert.equal(await inserted('posttrain a {\n  method: s<|>\n}', 'sft'), 'posttrain a {\n  method: sft\n}');
  });

  it('has tab stops only for an editor that knows them', async () => {
    assert.match(await inserted('pretrain a {\n  mf<|>\n}', 'mfu'), /mfu: \$\{1:35% to 42%\}/);
    assert.match(await inserted('pretrain a {\n  mf<|>\n}', 'mfu', withoutSnippets), /mfu: 35% to 42%\n/);
    assert.doesNotMatch(await inserted('har<|>', 'hardware', withoutSnippets), /\$\{|\\/);
    const items = await itemsAt('pretrain a {\n  <|>\n}');
    for (const { textEdit, insertTextFormat } of items) assert.equal(insertTextFormat === InsertTextFormat.Snippet, textEdit!.newText.includes('$'));
  });

  it('has documentation and a place in the order', async () => {
    const [first] = sorted(await itemsAt('pretrain a {\n  <|>\n}'));
    assert.ok(first!.documentation !== undefined && first!.detail !== undefined);
  });
});
