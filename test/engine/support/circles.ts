/** Plans whose blocks and lets read each other any way round: with and without values that rest on themselves. */
import fc from 'fast-check';

/** Properties as they may be written, `@` standing for an expression that another block may be read in. */
const lines: Readonly<Record<string, readonly string[]>> = {
  data: ['tokens: 20 * @', 'unique_tokens: @ / 2', 'epochs: 1 + @ / @', 'tokens: 1T'],
  model: ['params: @ / 20', 'params: 7B', 'active_params: @', 'hidden_size: 4096'],
  pretrain: [
    'model: m',
    'data: d',
    'hardware: h',
    'tokens: @ / 3',
    'tokens: 1T',
    'flop: 1e22 FLOP',
    'params: 1 + @',
    'gpu_hours: @ * 1 GPU-hours',
    'mfu: 40%',
    'days: 30',
    'batch: @ / 1000',
    'price: $1/GPU-hour * @ / @',
    'phase late { share: 10% }',
    'phase more { tokens: @ / 10 }',
  ],
  posttrain: ['checkpoint: p', 'checkpoint: q', 'method: sft', 'tokens: @ / 100', 'tokens: 1B', 'hardware: h', 'epochs: @ / @'],
  hardware: ['count: 1 + @ / @', 'count: 512', 'price: $2/GPU-hour', 'goodput: 90%', 'gpu_power: 700 W'],
  budget: ['derivatives: @ / @', 'price: $2/GPU-hour * @ / @'],
};

/** A budget that names no phases lists them in the order of the file. */
const always: Readonly<Record<string, readonly string[]>> = { budget: ['phases: [p, q]'] };

const heads: Readonly<Record<string, string>> = {
  d: 'data d',
  m: 'model m',
  p: 'pretrain p',
  q: 'pretrain q from p',
  t: 'posttrain t',
  h: 'hardware h from h100',
  b: 'budget b',
};

const read = [
  '1B',
  '1e9',
  'x',
  'y',
  'd.tokens',
  'd.epochs',
  'd.repeats',
  'm.params',
  'p.params',
  'p.tokens',
  'p.steps',
  'p.epochs',
  'p.loss',
  'q.params',
  'q.tokens',
  'q.loss',
  't.params',
  't.tokens',
  'h.count',
  'p.late.tokens',
  'p.more.tokens',
  'p.mfu',
  'b.flop / 1 FLOP',
  'p.flop / 1 FLOP',
  'b.gpu_hours / 1 GPU-hours',
  'tokens',
  'params',
];

const filled = (line: string): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...read), { minLength: 4, maxLength: 4 })
    .map(names => names.reduce((text, name) => text.replace('@', name), line));

const blockOf = (name: string): fc.Arbitrary<string> => {
  const kind = heads[name]!.split(' ')[0]!;
  return fc
    .subarray([...lines[kind]!])
    .chain(chosen => fc.tuple(...chosen.map(filled)))
    .map(own => [...(always[kind] ?? []), ...own])
    .map(own => `${heads[name]} {\n${own.map(each => `  ${each}`).join('\n')}\n}`);
};

const lets: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...read), fc.constantFrom(...read))
  .map(([a, b]) => `let x = ${a}\nlet y = ${b} + 1`);

/** The items of such a plan, in one order of many. */
export const tangledItems: fc.Arbitrary<readonly string[]> = fc
  .subarray(Object.keys(heads), { minLength: 2 })
  .chain(names => fc.tuple(lets, ...names.map(blockOf)))
  .map(([first, ...blocks]) => [...first.split('\n'), ...blocks]);
