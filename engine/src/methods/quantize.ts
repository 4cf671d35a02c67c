/**
 * Weights in fewer bits after training. One forward pass over a calibration set; loading and the solver take longer than the arithmetic.
 */
import { argument, factor, type Method, type OwnDefault } from './method.js';

const formats = {
  kind: 'word',
  words: ['fp16', 'bf16', 'fp8', 'int8', 'fp4', 'int4'].map(name => ({ name, doc: 'Number format.' })),
} as const;

export const assumedCalibration: OwnDefault = {
  of: 'calibration_tokens',
  text: '262144',
  because: '128 sequences of 2,048 tokens, an assumption without a source; the arithmetic is small whatever the set',
};

export const quantize: Method = {
  name: 'quantize',
  doc: 'Store weights in fewer bits, after training; `tokens` or `data` are those of the calibration.',
  args: [argument('bits', factor, 'Bits per weight.'), argument('to', formats, 'Number format.')],
  scoring: [{ text: '2 * params * calibration_tokens' }],
  own: [{ of: 'calibration_tokens', text: 'tokens' }],
  defaults: [assumedCalibration],
  efficiency: 'training',
  memory: 'weights',
  source: '2 FLOP per parameter and token of calibration; loading the weights and the solver of the method are left out',
};
