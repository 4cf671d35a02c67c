/** What a post-training phase costs, by its method: the formulas of `methods/`, each under the condition that this is the method. */
import { divide, multiply } from '../draws/arithmetic.js';
import { methodNamed, methods, methodsWith } from '../methods/methods.js';
import type { Method, Part } from '../methods/method.js';
import { adapterParameters } from '../physics/memory/states.js';
import type { Condition, Default, Formula, PropertySpec } from '../schema/types.js';
import type { Reader, Value } from '../schema/value.js';
import { activeParamsOf } from './checkpoint.js';
import { generatesData, generatesNothing } from './data-generation.js';
import { both, byDefault, estimate, identity, named } from './define.js';
import { flop, params, tokens } from './quantities.js';
import { architectureOf, median } from './training-job.js';

/** Networks beside the policy, each with the argument that names it. */
const networks: Readonly<Record<string, string>> = {
  reward_params: 'reward',
  critic_params: 'critic',
  judge_params: 'judge',
  teacher_params: 'teacher',
  generator_params: 'generator',
};

const network = (path: string, doc: string): PropertySpec => both(path, params, doc, { detail: true });

export const costProperties: readonly PropertySpec[] = [
  both('calibration_tokens', tokens, 'Tokens that pruning or quantization reads to see which weights matter.', {
    example: '262_144 tokens',
    detail: true,
  }),
  network('adapter_params', 'Parameters of the low-rank adapters.'),
  network('reference_params', 'Parameters of the reference that holds the policy back; 0 without one.'),
  network('reward_params', 'Parameters of the reward model that a token meets.'),
  network('critic_params', 'Parameters of the value model that a token meets.'),
  network('judge_params', 'Parameters of the model that labels.'),
  network('teacher_params', 'Parameters of the teacher that a token meets.'),
  network('generator_params', 'Parameters of the model that writes the text.'),
  network('verifier_params', 'Parameters of the model that verifies.'),
  both('written_tokens', tokens, 'Tokens that are written: all answers, kept or not.', { detail: true }),
  both('scored_tokens', tokens, 'Tokens of all answers with their prompts, as they are read and trained on.', { detail: true }),
  both('generation_flop', flop, 'FLOP of writing, one token after the other.', { detail: true }),
  both('scoring_flop', flop, 'FLOP of reading what is written: reference, reward model, critic, teacher, calibration.', { detail: true }),
  both('verifier_flop', flop, 'FLOP of the verifier.', { detail: true }),
  both('teacher_training_flop', flop, "FLOP of the teacher's own training that this phase is charged for.", { detail: true }),
  both('update_flop', flop, 'FLOP of the passes that change weights.', { detail: true }),
];

const isMethod = (method: Method): Condition => ({ path: 'method', is: [method.name] });

const part = (method: Method, of: string, { text, when = [] }: Part): Formula =>
  estimate(of, text, { when: [isMethod(method), ...when], source: method.source });

// ── sizes ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A network that a method names, or its size as a multiple of the policy. */
const sizeOf =
  (path: string) =>
  (reader: Reader): Value | undefined => {
    const value = reader.read(path);
    if (value?.kind === 'number') {
      const policy = reader.number('params');
      return policy === undefined ? undefined : { kind: 'number', draws: multiply(value.draws, policy.draws), dimension: params.dimension };
    }
    if (value?.kind !== 'block') return undefined;
    return activeParamsOf(reader, value.block) ?? { kind: 'unknown', because: `the parameters of ${value.block.name} are not known` };
  };

/** A verifier that is a model; a factor and a program have no parameters. */
const verifierSize = (reader: Reader): Value | undefined =>
  reader.read('verifier')?.kind === 'block' ? sizeOf('verifier')(reader) : undefined;

/** Adapters beside every matrix of the layers, of a model whose shape is known. */
function adapterSize(reader: Reader): Value | undefined {
  const rank = median(reader, 'method.rank');
  const shape = ['model.layers', 'model.hidden_size'].every(path => median(reader, path) !== undefined)
    ? architectureOf(reader)
    : undefined;
  if (rank === undefined || shape === undefined) return undefined;
  return { kind: 'number', draws: adapterParameters(shape, { rank, frozenBits: 16 }), dimension: params.dimension };
}

const sizes: readonly Formula[] = [
  identity('adapter_params', 'rank * (inputs + outputs) of every matrix of the layers', {
    when: [{ path: 'method', is: ['lora', 'qlora'] }],
    needs: ['model.layers', 'model.hidden_size', 'method.rank'],
    compute: adapterSize,
    source: 'LoRA, arXiv 2106.09685, section 4.1',
  }),
  ...Object.entries(networks).map(([path, name]) =>
    identity(path, `active parameters of the ${name}, or a multiple of the policy`, {
      needs: [`method.${name}`],
      compute: sizeOf(`method.${name}`),
    }),
  ),
  identity('verifier_params', 'active parameters of the verifier', { needs: ['verifier'], compute: verifierSize }),
];

// ── answers ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

const rollsOut = methodsWith(({ own }) => own?.some(({ of }) => of === 'rollouts') === true);
const scoresAnswers: Condition = { path: 'method', is: rollsOut };

const answers: readonly Formula[] = [
  identity('prompts', 'prompts_per_step * steps'),
  ...methods.flatMap(method =>
    (method.own ?? []).map(({ of, ...own }) => identity(of, own.text, { when: [isMethod(method), ...(own.when ?? [])] })),
  ),
  identity('written_tokens', 'rollouts * output_tokens', { when: [scoresAnswers] }),
  identity('scored_tokens', 'rollouts * (prompt_tokens + output_tokens)', { when: [scoresAnswers] }),
];

// ── verification ───────────────────────────────────────────────────────────────────────────────────────────────────────────

const verified: Condition = { path: 'method', is: methodsWith(method => method.verified === true) };

const verification: readonly Formula[] = [
  estimate('verifier_flop', '0 FLOP', { when: [verified, { path: 'verifier', is: ['exact'] }], source: 'a program checks' }),
  estimate('verifier_flop', '2 * verifier_params * scored_tokens', {
    when: [verified, named('verifier_params')],
    source: 'the verifier reads prompt and answer',
  }),
  estimate('verifier_flop', 'verifier * generation_flop', { when: [verified], source: 'FLOP of the verifier per FLOP of generation' }),
];

/** The teacher's own training, where the distillation bears it. */
function teacherTraining(reader: Reader): Value | undefined {
  const charge = reader.read('method.charge_teacher');
  if (charge?.kind !== 'boolean' || !charge.value) return { kind: 'number', draws: 0, dimension: flop.dimension };
  const teacher = reader.read('method.teacher');
  if (teacher?.kind !== 'block') return undefined;
  if (teacher.block.kind === 'model')
    return {
      kind: 'unknown',
      because: `${teacher.block.name} is a model, which does not say what it was trained with; name the phase that trained it as the teacher`,
    };
  const whole = reader.open(teacher.block).number('flop');
  const students = reader.number('method.students')?.draws ?? 1;
  return whole === undefined
    ? { kind: 'unknown', because: `${teacher.block.name}.flop is not known` }
    : { kind: 'number', draws: divide(whole.draws, students), dimension: flop.dimension };
}

// ── sums ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The parts that a method has, in the order in which they happen. */
const partsOf = (method: Method): readonly string[] => [
  ...(method.generation === undefined ? [] : ['generation_flop']),
  ...(method.scoring === undefined ? [] : ['scoring_flop']),
  ...(method.verified === true ? ['verifier_flop'] : []),
  ...(method.update === undefined ? [] : ['update_flop']),
  ...(method.name === 'distill' ? ['teacher_training_flop'] : []),
];

/** Distillation writes only on policy. */
const generatesWhen = (method: Method): readonly { readonly writes: boolean; readonly when: readonly Condition[] }[] =>
  method.name === 'distill'
    ? [
        { writes: true, when: [{ path: 'method.on_policy', is: ['yes'] }] },
        { writes: false, when: [{ path: 'method.on_policy', is: ['no'] }] },
      ]
    : [{ writes: method.generation !== undefined, when: [] }];

/** One part is its own sum; the making of the data comes on top where the phase is charged for it. */
function sumsOf(method: Method): readonly Formula[] {
  const alone = partsOf(method).length === 1 ? (method.update ?? method.scoring ?? []).map(each => each.text) : [];
  return generatesWhen(method).flatMap(({ writes, when }) => {
    const parts = partsOf(method).filter(path => writes || path !== 'generation_flop');
    const conditions = [isMethod(method), ...when];
    return [
      estimate('flop', alone[0] ?? parts.join(' + '), { when: [...conditions, generatesNothing], source: method.source }),
      estimate('flop', [...parts, 'data_generation_flop'].join(' + '), { when: [...conditions, generatesData], source: method.source }),
    ];
  });
}

/** Says what is missing where several parts wait for the same thing. */
const missing: Formula = estimate('flop', 'the accounting of the method', {
  needs: ['method'],
  compute: reader => {
    const method = methodNamed(reader.word('method'));
    const wanted = Object.entries(method?.needs ?? {})
      .filter(([path]) => reader.read(path) === undefined)
      .map(([, words]) => words);
    if (method === undefined || wanted.length === 0 || (reader.origin('flop') ?? 'unknown') !== 'unknown') return undefined;
    return { kind: 'unknown', because: `\`${method.name}\` is priced by ${wanted.join(', and ')}` };
  },
});

export const costFormulas: readonly Formula[] = [
  ...sizes,
  ...answers,
  ...methods.flatMap(method => [
    ...(method.generation ?? []).map(each => part(method, 'generation_flop', each)),
    ...(method.scoring ?? []).map(each => part(method, 'scoring_flop', each)),
    ...(method.update ?? []).map(each => part(method, 'update_flop', each)),
  ]),
  ...verification,
  estimate('teacher_training_flop', 'training of the teacher / students, with charge_teacher', {
    when: [{ path: 'method', is: ['distill'] }],
    needs: ['method.teacher'],
    compute: teacherTraining,
  }),
  ...methods.flatMap(sumsOf),
  ...methods.flatMap(method =>
    method.tokens === undefined
      ? []
      : [estimate('tokens', method.tokens, { when: [isMethod(method), generatesNothing], source: method.source })],
  ),
  missing,
];

const exact: Value = { kind: 'word', word: 'exact', args: new Map(), text: 'exact' };

export const costDefaults: readonly Default[] = [
  ...methods.flatMap(method =>
    (method.defaults ?? []).map(({ of, text, because }) => byDefault(of, text, because, { when: [isMethod(method)] })),
  ),
  byDefault('verifier', 'exact', 'a program checks, which costs nothing, unless another verifier is named', {
    when: [verified],
    compute: () => exact,
  }),
];
