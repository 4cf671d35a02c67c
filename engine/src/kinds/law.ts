/** `law`: how performance follows from compute; `scenario` and `sweep`: how it follows from other plans. */
import { parseExpression } from '../../../grammar/src/index.js';
import type { KindSpec } from '../schema/types.js';
import { byDefault, derived, given, is, provenance } from './define.js';
import { fitColumns } from './fit-columns.js';
import { fittedValues } from './law-fit-values.js';
import { factor, lossType, reference, share, words } from './quantities.js';

const usualForm = 'E + A / N^alpha + B / D^beta';

const notFitted = 'no `fit` names runs that the law is fitted to';

export const law: KindSpec = {
  name: 'law',
  doc: 'A scaling law: a formula over parameters N, tokens D and its own constants.',
  phase: false,
  open: true,
  properties: [
    given('form', { kind: 'formula' }, 'The formula, over N, D, C, U, S, P, L, k, T, R0 and the keys of this block.', { example: 'E + A / N^alpha + B / D^beta' }),
    given('gives', words({ name: 'loss', doc: 'Nats per token.' }, { name: 'accuracy', doc: 'A share between 0 and 1.' }, { name: 'tokens', doc: 'Data that would do as well from scratch: a law of transfer.' }), 'What comes out.', { example: 'loss' }),
    given('valid', { kind: 'open-group', of: { kind: 'bounds' } }, 'Range of N, D, C, k and T it was fitted on; curves are dashed outside.', { example: '{ N: 70M..16B, D: 5B..500B }' }),
    given('inputs', { kind: 'open-group', of: words('params', 'active_params', 'non_embedding_params', 'tokens', 'prompts', 'checkpoint_tokens', 'flop', 'gpu_hours') }, 'Which count each variable means.', { example: '{ N: active_params, D: tokens }' }),
    given('hardware', reference('hardware'), 'The chip whose hours C counts; hours of another chip are converted by peak bf16.', { example: 'gb200' }),
    given('backtest.error', factor, 'Mean absolute error of predictions held against measurements, in the unit of what the law gives: points of accuracy, or nats per token.', { example: '2.2%' }),
    given('backtest.relative', share, 'The same as a share of the value.', { example: '0.7%' }),
    given('backtest.per_decade', factor, 'What is added to that error for every factor of ten beyond `valid`.', { example: '6%' }),
    given('fit', { kind: 'file', reader: 'csv', columns: fitColumns }, 'Runs to fit the constants to; those that the law gives itself stay as they are.', { example: 'csv("runs.csv") { N: params, D: tokens, loss: val_loss }' }),
    derived('rmse', lossType, 'Root mean square error of the fit.', { underived: notFitted, detail: true }),
    derived('rows', factor, 'Rows of the fit.', { underived: notFitted, detail: true }),
    ...provenance,
  ],
  formulas: [],
  compute: [fittedValues],
  defaults: [
    byDefault('form', usualForm, 'the form of Hoffmann et al. 2022', { compute: () => ({ kind: 'form', expr: parseExpression(usualForm).value!, text: usualForm }) }),
    byDefault('gives', 'loss', 'a law gives the loss unless it says otherwise'),
    byDefault('backtest.per_decade', '6%', 'mean absolute error of scores predicted one order of magnitude of compute ahead', {
      when: [is('gives', 'accuracy')], source: 'Owen 2024, arXiv 2401.04757' }),
  ],
  snippet: 'law ${1:name} {\n  form: E + A / N^alpha + B / D^beta\n  E: ${2:1.8172}\n  A: ${3:482.01}\n  B: ${4:2085.43}\n  alpha: ${5:0.3478}\n  beta: ${6:0.3658}\n  valid { N: 70M..16B, D: 5B..500B }\n}',
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
