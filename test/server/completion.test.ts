import assert from 'node:assert/strict';
import { InsertTextFormat, type CompletionItem, type TextEdit } from 'vscode-languageserver/node';
import { applied } from './marked.js';
import { memoryHost } from './memory-host.js';
import { threePhases, trainingPlan } from './plans.js';
import { fullClient, withDocument } from './session.js';

/** Another file of the folder, for plans that import it. */
const chips = `hardware far from h100 {
  count: 5 GPUs
}
model tiny { params: 1B params }
let rate = 3
scenario other { far.count: 6 GPUs }
`;

const itemsAt = (source: string): Promise<CompletionItem[]> =>
  withDocument(source, async (session, uri, { cursor }) => (await session.completion(uri, cursor))?.items ?? [], {
    host: memoryHost({ '/plans/chips.scale': chips }),
  });

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

/** Asserts what is offered at the top of the list. */
const first = (what: string, source: string, ...expected: string[]): void => {
  it(what, async () => {
    assert.deepEqual((await labelsAt(source)).slice(0, expected.length), expected);
  });
};

describe('completion at the beginning of a line', () => {
  offers('offers kinds and keywords at top level', '<|>', 'pretrain', 'hardware', 'scenario', 'let', 'assert', 'import', '!mfu');
  offers('offers them while a word is typed', 'pre<|>', 'pretrain');
  offers(
    'offers properties in a block, but not those written',
    'pretrain a {\n  mfu: 40%\n  <|>\n}',
    'tokens',
    'epochs',
    'hardware',
    '!mfu',
    '!pretrain',
  );
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
  offers('offers nothing in a block of unknown kind', 'wishes a {\n  <|>\n}', '!mfu');
  offers(
    'offers the properties of the kind that a misspelt word is read as',
    'pretran a {\n  mfu: 40%\n  <|>\n}',
    'tokens',
    'parallelism',
    '!mfu',
    '!memory',
  );
  offers('offers them on one line, and in a group of the block', 'pretran core { parallelism { tp: 8, <|> } }', 'pp', '!tp', '!mfu');
  offers('offers the words of a property there', 'pretran core { precision: <|> }', 'bf16', 'fp8', '!max');
  offers('offers nothing where a new name is being given', 'pretrain <|>', '!mfu', '!pretrain');
});

describe('completion in a broken file', () => {
  offers('works above a broken line', 'pretrain a {\n  <|>\n  mfu: ) to {\n}', 'tokens');
  offers('works below a broken line', 'pretrain a {\n  mfu: ( to }}\n}\npretrain b {\n  <|>\n}', 'tokens');
  offers('works below a broken line of the same block', 'pretrain a {\n  tokens: [1, \n  mfu: 40%\n  <|>\n}', 'epochs');
  offers('works in a block that is not closed', 'pretrain a {\n  <|>', 'tokens', 'mfu');
  offers(
    'works in a block that is not closed, above the next one',
    'pretrain a {\n  mfu: 40%\n  <|>\n\nhardware b {\n  memory: 80 GB\n}\n',
    'tokens',
    '!mfu',
  );
  offers('works below an unclosed string', 'pretrain a "title {\n  mfu: 40%\n}\nhardware b {\n  <|>\n}', 'memory');
});

describe('completion of a value', () => {
  offers('offers words', 'pretrain a {\n  precision: <|>\n}', 'bf16', 'fp8', '!max');
  offers('offers methods', 'posttrain a {\n  method: <|>\n}', 'sft', 'grpo', 'distill');
  offers('offers the arguments of a method not yet given', 'posttrain a {\n  method: grpo(group: 8, <|>)\n}', 'epochs', '!group', '!sft');
  offers(
    'offers blocks of the right kind only',
    `${trainingPlan}\npretrain other {\n  hardware: <|>\n}`,
    'pool',
    'h100',
    '!small',
    '!base',
  );
  offers('offers blocks in a list of phases', `${trainingPlan}\nbudget all {\n  phases: [<|>]\n}`, 'base', '!pool');
  offers('offers the rest of a list over lines', `${trainingPlan}\nbudget all {\n  phases: [\n    base,\n    <|>\n  ]\n}`, 'base', '!pool');
  offers('offers yes and no', 'model a {\n  gated_mlp: <|>\n}', 'yes', 'no', '!max');
  const quantity = `${trainingPlan}\npretrain other {\n  mfu: <|>\n}`;
  offers('offers an example, names and functions for a quantity', quantity, '35% to 42%', 'base', 'year', 'max', 'derived');
  first('offers values with a name that fit, first', 'budget b {\n  grid: <|>\n}', '0.35 kgCO2/kWh', 'grid_world');
  first(
    'offers prices where a price belongs',
    'let mine = €2/GPU-hour\nlet other = $2/GPU-hour\nhardware a {\n  price: <|>\n}',
    '$2 to $3/GPU-hour',
    'other',
    'price_far_1_year',
  );
  first('offers what buying costs where that belongs', 'hardware a {\n  purchase_price: <|>\n}', '$30k', 'price_far_purchase');
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
  for (const amount of ['$2', '$2 ', '$2/', '$2 to $3', '$2 to $3/G', '€2', '$2.5/GPU-hour to $3']) {
    offers(
      `offers only prices of the property behind ${amount}`,
      `hardware a {\n  price: ${amount}<|>\n}`,
      '/GPU-hour',
      '/GPU-month',
      '!/kWh',
      '!/hour',
      '!W',
    );
  }
  offers('offers prices of another property', 'hardware a {\n  electricity: $0.08<|>\n}', '/kWh', '!/GPU-hour');
  offers('offers the price of each accelerator', 'hardware a {\n  purchase_price: $30k<|>\n}', '/GPU', '!/GPU-hour');
  offers('offers every price where no property says which', 'let a = $2/<|>', '/GPU-hour', '/hour', '/kWh', '!GB');
  offers('offers prices below a broken line', 'hardware a {\n  tdp: ) to (\n  price: $2<|>\n}', '/GPU-hour', '!/kWh');
  offers('offers prices above a broken line', 'hardware a {\n  price: $2<|>\n  tdp: ( to {\n}', '/GPU-hour', '!/kWh');
  offers(
    'offers no other dimension behind the only number of a property',
    'hardware a {\n  tdp: 700 <|>\n}',
    'W',
    'kW',
    '!GB',
    '!GPU-hours',
    'to',
  );
  offers('offers no other dimension at the end of a range', 'hardware a {\n  memory: 80 GB to 90 <|>\n}', 'GB', '!W', '!tokens');
  offers('offers any dimension where a value is computed', 'hardware a {\n  tdp: 2 * 700 <|>\n}', 'W', 'GB', 'GPU-hours');
  offers('offers those of the alternatives', 'budget a {\n  limit: 5M <|>\n}', 'GPU-hours', 'FLOP');
  offers('offers any unit where no property says which', 'let a = 3 <|>', 'GPU-hours', 'to', 'as');
  offers('offers them behind as', `${trainingPlan}\nlet a = base.gpu_hours as <|>`, 'GPU-hours');
});

describe('completion behind a dot', () => {
  offers(
    'offers the properties of a block, derived ones as well',
    `${trainingPlan}\nassert base.<|>`,
    'gpu_hours',
    'energy',
    'cost',
    '!pool',
  );
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

describe('completion in a scenario', () => {
  const scenario = (text: string): string => `${threePhases}scenario cheap {\n${text}\n}`;
  offers(
    'offers what it can change: blocks and values of the plan',
    scenario('  <|>'),
    'pool',
    'base',
    'year',
    'all',
    'assert',
    '!cheap',
    '!mfu',
    '!pretrain',
  );
  offers('offers the properties of a block that can be given', scenario('  base.<|>'), 'mfu', 'days', 'hardware', 'parallelism', '!energy');
  offers('leaves out what it changes already', scenario('  base.mfu: 40%\n  base.<|>'), 'tokens', '!mfu');
  offers('offers the properties of a group', scenario('  base.parallelism.<|>'), 'tp', 'pp', '!mfu');
  offers('does not follow a reference, which is a value here', scenario('  base.hardware.<|>'), '!price', '!memory');
  offers('offers them in braces', scenario('  base {\n    tokens: 1T tokens\n    <|>\n  }'), 'mfu', '!tokens', '!base');
  offers('offers values of the property', scenario('  tune.method: <|>'), 'grpo', 'sft', '!base');
  offers('offers values in braces', scenario('  tune {\n    method: <|>\n  }'), 'grpo', 'sft', '!base');
  offers('offers blocks of the right kind', scenario('  base.hardware: <|>'), 'pool', 'h100', '!small');
  offers('offers units of the property', scenario('  pool.price: $2<|>'), '/GPU-hour', '!/kWh');
  offers('offers members in its asserts', scenario('  assert base.<|>'), 'days', 'energy');
  offers('offers members of the plan behind its name', `${scenario('  base.mfu: 50%')}\nassert cheap.<|>`, 'base', 'year', '!h100');
  offers('offers the properties behind that', `${scenario('  base.mfu: 50%')}\nassert cheap.base.<|>`, 'days', 'energy');
  it('begins with what the plan says', async () => {
    assert.equal((await labelsAt(scenario('  base.mfu: <|>')))[0], '30% to 45%');
    assert.equal((await labelsAt(scenario('  year: <|>')))[0], '365 days');
  });
  offers('works below a broken line', scenario('  base.mfu: ) to (\n  base.<|>'), 'tokens');
  offers('works below a list that is not closed', scenario('  base.tokens: [1T, \n  base.<|>'), 'mfu');
  offers('works above a broken line', scenario('  base.<|>\n  pool.price: ( to {'), 'tokens');
  offers('works below a broken block', `pretrain odd {\n  mfu: ( to }}\n}\n${scenario('  base.precision: <|>')}`, 'bf16');
  offers('works without a closing brace', `${threePhases}scenario cheap {\n  base.<|>`, 'mfu');
  offers('works on one line', `${threePhases}scenario cheap { base.mfu: 40%, base.<|> }`, 'tokens', '!mfu');
});

describe('completion in a sweep', () => {
  const sweep = (text: string): string => `${threePhases}sweep sizes {\n${text}\n}`;
  offers('offers what it can vary', sweep('  <|>'), 'show', 'base', 'pool');
  offers('offers the blocks of an axis', sweep('  base.hardware: [<|>]'), 'pool', 'h100', '!small');
  offers('offers units in an axis', sweep('  base.tokens: [1T, 2T <|>]'), 'tokens', '!GB');
});

describe('completion behind the alias of an import', () => {
  const importing = (text: string): string => `import "chips.scale" as chips\n${text}`;
  offers('offers the names of that file', importing('let a = chips.<|>'), 'far', 'tiny', 'rate', '!h100', '!a');
  offers('offers the properties of its blocks', importing('let a = chips.far.<|>'), 'memory', 'count', 'peak', '!tiny');
  offers('offers the properties of a group', importing('let a = chips.far.peak.<|>'), 'bf16', '!memory');
  offers('offers the blocks of the kind that is wanted', importing('pretrain a {\n  hardware: chips.<|>\n}'), 'far', '!tiny', '!rate');
  offers('offers the alias where such a block is wanted', importing('pretrain a {\n  model: <|>\n}'), 'chips', '!far');
  offers('does not offer an alias that has no such block', importing('pretrain a {\n  data: <|>\n}'), '!chips');
  offers('offers what a block can inherit from', importing('hardware a from chips.<|> {\n}'), 'far', '!tiny');
  offers('offers what a scenario can change', importing('scenario s {\n  chips.<|>\n}'), 'far', 'rate', '!other');
  offers('offers the properties of what a scenario can change', importing('scenario s {\n  chips.far.<|>\n}'), 'count', '!power', '!far');
  it('offers what that file says of them', async () => {
    assert.equal((await labelsAt(importing('scenario s {\n  chips.far.count: <|>\n}')))[0], '5 GPUs');
  });
  offers('works below a broken line', importing('pretrain b {\n  tokens: ( to }}\n}\nlet a = chips.<|>'), 'far');
  offers('works above a broken line', importing('let a = chips.far.<|>\npretrain b {\n  tokens: ( to }}\n'), 'memory');
  offers('offers nothing when the file is missing', 'import "none.scale" as none\nlet a = none.<|>', '!far');
});

describe('a completion item', () => {
  const inserted = (source: string, label: string, params = fullClient): Promise<string> =>
    withDocument(
      source,
      async (session, uri, { cursor }) => {
        const item = (await session.completion(uri, cursor))!.items.find(each => each.label === label);
        assert.ok(item, `${label} is not offered`);
        return applied(session.textOf(uri), [item.textEdit as TextEdit]);
      },
      { params },
    );

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
    for (const { textEdit, insertTextFormat } of items)
      assert.equal(insertTextFormat === InsertTextFormat.Snippet, textEdit!.newText.includes('$'));
  });

  it('has documentation and a place in the order', async () => {
    const [first] = sorted(await itemsAt('pretrain a {\n  <|>\n}'));
    assert.ok(first!.documentation !== undefined && first!.detail !== undefined);
  });
});
