/** `law`: how performance follows from compute; `scenario` and `sweep`: how it follows from other plans. */
import { parseExpression } from '../../../grammar/src/index.js';
import type { KindSpec } from '../schema/types.js';
import { byDefault, derived, given, is, provenance, unnamed } from './define.js';
import { fitColumns } from './fit-columns.js';
import { fittedValues } from './law-fit-values.js';
import { factor, reference, share, signedFactor, words } from './quantities.js';

const usualForm = 'E + A / N^alpha + B / D^beta';

const notFitted = 'no `fit` names runs that the law is fitted to';

const outcomes = words(
  { name: 'loss', doc: 'Nats per token.' },
  { name: 'accuracy', doc: 'A share between 0 and 1.' },
  { name: 'params', doc: 'Parameters of least loss at a compute C.' },
  { name: 'tokens', doc: 'Tokens of least loss at a compute C; in a law of transfer, data that would do as well from scratch.' },
);

/** What a variable of a form may stand for. */
const counted = words(
  { name: 'active_params', doc: 'N: parameters used per token, embeddings included.' },
  { name: 'params', doc: 'N: all parameters.' },
  { name: 'non_embedding_params', doc: 'N: all parameters without embeddings.' },
  { name: 'active_non_embedding_params', doc: 'N: parameters used per token, without embeddings.' },
  { name: 'tokens', doc: 'D: tokens trained on.' },
  { name: 'prompts', doc: 'D: prompts or examples of a stage.' },
  { name: 'checkpoint_tokens', doc: 'D: tokens that the checkpoint has seen.' },
  { name: 'flop', doc: 'C: training compute.' },
  { name: 'gpu_hours', doc: 'C: accelerator time, in hours.' },
  { name: 'experts', doc: 'Routed experts of the model; 1 for a dense one.' },
  { name: 'sparsity', doc: 'Share of the experts that a token does not visit; 0 for a dense model.' },
  { name: 'granularity', doc: 'Width of a whole feed-forward layer over that of an expert.' },
  { name: 'bits', doc: 'Bits of the arithmetic of the phase.' },
);

export const law: KindSpec = {
  name: 'law',
  doc: 'A scaling law: a formula over parameters N, tokens D and its own constants.',
  phase: false,
  open: true,
  properties: [
    given('form', { kind: 'formula' }, 'The formula, over N, D, C, U, S, P, L, k, T, R0 and the keys of this block.', {
      example: 'E + A / N^alpha + B / D^beta',
    }),
    given('gives', outcomes, 'What comes out.', { example: 'loss' }),
    given(
      'any_of',
      { kind: 'list', of: reference('law') },
      'Instead of a formula: each draw takes one of these laws, so that how far they differ is part of the band.',
      { example: '[besiroglu_2024, hoffmann_2022]' },
    ),
    given(
      'valid',
      { kind: 'open-group', of: { kind: 'bounds' } },
      'Range of N, D, C, k and T, or of another variable, it was fitted on; curves are dashed outside.',
      { example: '{ N: 70M..16B, D: 5B..500B }' },
    ),
    given(
      'inputs',
      { kind: 'open-group', of: counted },
      'Which count each variable means: of N, D and C, or a name of the form that is read from the model.',
      { example: '{ N: active_params, D: tokens }' },
    ),
    given(
      'correlation',
      { kind: 'open-group', of: signedFactor, pairs: true },
      'How the errors of two constants go together, -1 to 1: their draws are paired so, each keeps its own.',
      { example: '{ A.alpha: 0.95 }' },
    ),
    given('hardware', reference('hardware'), 'The chip whose hours C counts; hours of another chip are converted by peak bf16.', {
      example: 'gb200',
    }),
    given(
      'backtest.error',
      factor,
      'Mean absolute error of predictions held against measurements, in the unit of what the law gives: points of accuracy, or nats per token.',
      { example: '2.2%' },
    ),
    given('backtest.relative', share, 'The same as a share of the value.', { example: '0.7%' }),
    given('backtest.per_decade', factor, 'What is added to that error for every factor of ten beyond `valid`.', { example: '6%' }),
    given(
      'fit',
      { kind: 'file', reader: 'csv', columns: fitColumns },
      'Runs to fit the constants to; those that the law gives itself stay as they are.',
      { example: 'csv("runs.csv") { N: params, D: tokens, loss: val_loss }' },
    ),
    derived('rmse', factor, 'Root mean square error of the fit, in nats per token of a loss and as a share of an accuracy.', {
      underived: notFitted,
      detail: true,
    }),
    derived('rows', factor, 'Rows of the fit.', { underived: notFitted, detail: true }),
    ...provenance,
  ],
  formulas: [],
  compute: [fittedValues],
  defaults: [
    byDefault('form', usualForm, 'the form of Hoffmann et al. 2022', {
      when: [unnamed('any_of')],
      compute: () => ({ kind: 'form', expr: parseExpression(usualForm).value!, text: usualForm }),
    }),
    byDefault('gives', 'loss', 'a law gives the loss unless it says otherwise'),
    byDefault('backtest.per_decade', '6%', 'mean absolute error of scores predicted one order of magnitude of compute ahead', {
      when: [is('gives', 'accuracy')],
      source: 'Owen 2024, arXiv 2401.04757',
    }),
  ],
  snippet:
    'law ${1:name} {\n  form: E + A / N^alpha + B / D^beta\n  E: ${2:1.8172}\n  A: ${3:482.01}\n  B: ${4:2085.43}\n  alpha: ${5:0.3478}\n  beta: ${6:0.3658}\n  valid { N: 70M..16B, D: 5B..500B }\n}',
};

export const scenario: KindSpec = {
  name: 'scenario',
  phase: false,
  open: true,
  properties: [],
  formulas: [],
  defaults: [],
  doc: 'A what-if: overrides of single values; read from outside as `cheap.core.cost`.',
  snippet: 'scenario ${1:cheap} {\n  ${2:base.price}: ${3:\\$1.2 to \\$1.8/GPU-hour}\n}',
};

export const sweep: KindSpec = {
  name: 'sweep',
  phase: false,
  open: true,
  formulas: [],
  defaults: [],
  properties: [],
  doc: 'A grid: every list is an axis; `show` names the values to tabulate.',
  snippet: 'sweep ${1:sizes} {\n  ${2:base.tokens}: [${3:5T, 10T, 15T}] tokens\n  show: [${4:base.loss, base.cost}]\n}',
};
