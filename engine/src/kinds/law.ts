/** `law` and `benchmark`: how performance follows from compute. */
import { parseExpression } from '../../../grammar/src/index.js';
import type { KindSpec } from '../schema/types.js';
import { byDefault, derived, given, provenance, unnamed } from './define.js';
import { factor, reference, share, signedFactor, words, yesNo } from './quantities.js';

const usualForm = 'E + A / N^alpha + B / D^beta';

const fitLater = 'fitting a law to runs comes in a later version';

const outcomes = words(
  { name: 'loss', doc: 'Nats per token.' }, { name: 'accuracy', doc: 'A share between 0 and 1.' },
  { name: 'params', doc: 'Parameters of least loss at a compute C.' }, { name: 'tokens', doc: 'Tokens of least loss at a compute C.' },
);

/** What a variable of a form may stand for. */
const counted = words(
  { name: 'active_params', doc: 'N: parameters used per token, embeddings included.' }, { name: 'params', doc: 'N: all parameters.' },
  { name: 'non_embedding_params', doc: 'N: all parameters without embeddings.' }, { name: 'active_non_embedding_params', doc: 'N: parameters used per token, without embeddings.' },
  { name: 'tokens', doc: 'D: tokens trained on.' }, { name: 'flop', doc: 'C: training compute.' }, { name: 'gpu_hours', doc: 'C: accelerator time, in hours.' },
  { name: 'experts', doc: 'Routed experts of the model; 1 for a dense one.' }, { name: 'sparsity', doc: 'Share of the experts that a token does not visit; 0 for a dense model.' },
  { name: 'granularity', doc: 'Width of a whole feed-forward layer over that of an expert.' }, { name: 'bits', doc: 'Bits of the arithmetic of the phase.' },
);

export const law: KindSpec = {
  name: 'law',
  doc: 'A scaling law: a formula over parameters N, tokens D and its own constants.',
  phase: false,
  open: true,
  properties: [
    given('form', { kind: 'formula' }, 'The formula, over N, D, C, U, S, k, T, R0 and the keys of this block.', { example: 'E + A / N^alpha + B / D^beta' }),
    given('gives', outcomes, 'What comes out.', { example: 'loss' }),
    given('any_of', { kind: 'list', of: reference('law') }, 'Instead of a formula: each draw takes one of these laws, so that how far they differ is part of the band.', { example: '[besiroglu_2024, hoffmann_2022]' }),
    given('valid', { kind: 'open-group', of: { kind: 'bounds' } }, 'Range of N, D, C, k and T, or of another variable, it was fitted on; curves are dashed outside.', { example: '{ N: 70M..16B, D: 5B..500B }' }),
    given('inputs', { kind: 'open-group', of: counted }, 'Which count each variable means: of N, D and C, or a name of the form that is read from the model.', { example: '{ N: active_params, D: tokens }' }),
    given('correlation', { kind: 'open-group', of: signedFactor, pairs: true }, 'How the errors of two constants go together, -1 to 1: their draws are paired so, each keeps its own.', { example: '{ A.alpha: 0.95 }' }),
    given('fit', { kind: 'file', reader: 'csv' }, 'Runs to fit the constants to.', { example: 'csv("runs.csv") { N: params, D: tokens, loss: val_loss }', underived: fitLater }),
    derived('rmse', factor, 'Root mean square error of the fit.', { underived: fitLater }),
    derived('rows', factor, 'Rows of the fit.', { underived: fitLater }),
    ...provenance,
  ],
  formulas: [],
  defaults: [
    byDefault('form', usualForm, 'the form of Hoffmann et al. 2022', { when: [unnamed('any_of')], compute: () => ({ kind: 'form', expr: parseExpression(usualForm).value!, text: usualForm }) }),
    byDefault('gives', 'loss', 'a law gives the loss unless it says otherwise'),
  ],
  snippet: 'law ${1:name} {\n  form: E + A / N^alpha + B / D^beta\n  E: ${2:1.8172}\n  A: ${3:482.01}\n  B: ${4:2085.43}\n  alpha: ${5:0.3478}\n  beta: ${6:0.3658}\n  valid { N: 70M..16B, D: 5B..500B }\n}',
};

const accuracyLaw = reference('law');

export const benchmark: KindSpec = {
  name: 'benchmark',
  doc: 'A benchmark: its floor and top, and how each phase moves the score.',
  phase: false,
  properties: [
    given('chance', share, 'Score of guessing.', { example: '25%' }),
    given('ceiling', share, 'Best score possible.', { example: '100%' }),
    given('from_loss', accuracyLaw, 'Accuracy from the loss of pre-training.'),
    given('from_rl', accuracyLaw, 'Accuracy from the compute of reinforcement learning.'),
    given('from_samples', accuracyLaw, 'Accuracy from the number of samples.'),
    given('from_thinking', accuracyLaw, 'Accuracy from the length of thinking.'),
    given('majority_ceiling', share, 'Problems whose most frequent answer is right.', { example: '80% to 90%' }),
    given('verifiable', yesNo, 'A program can tell a right answer: only then samples may be read as coverage.', { example: 'no' }),
    ...provenance,
  ],
  formulas: [],
  defaults: [
    byDefault('chance', '0%', 'no floor is named'), byDefault('ceiling', '100%', 'no ceiling is named'),
    byDefault('verifiable', 'no', 'no program is named that checks answers'),
  ],
  snippet: 'benchmark ${1:name} {\n  chance: ${2:25%}\n  ceiling: 100%\n}',
};

export const scenario: KindSpec = {
  name: 'scenario', phase: false, open: true, properties: [], formulas: [], defaults: [],
  doc: 'A what-if: overrides of single values; read from outside as `cheap.core.cost`.',
  snippet: 'scenario ${1:cheap} {\n  ${2:base.price}: ${3:\\$1.2 to \\$1.8/GPU-hour}\n}',
};

export const sweep: KindSpec = {
  name: 'sweep', phase: false, open: true, formulas: [], defaults: [],
  properties: [],
  doc: 'A grid: every list is an axis; `show` names the values to tabulate.',
  snippet: 'sweep ${1:sizes} {\n  ${2:base.tokens}: [${3:5T, 10T, 15T}] tokens\n  show: [${4:base.loss, base.cost}]\n}',
};
