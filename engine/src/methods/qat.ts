/** Training that sees the rounding of the weights, with or without a teacher. */
import { argument, factor, sixND, someTokens, trainedModel, withoutNetwork, type Method } from './method.js';

export const qat: Method = {
  name: 'qat',
  doc: 'Train with quantized weights.',
  args: [
    argument('bits', factor, 'Bits per weight.', { required: true }),
    argument('teacher', trainedModel, 'Who teaches, often the model before quantization.'),
  ],
  scoring: [{ text: '2 * teacher_params * tokens' }],
  update: [sixND],
  defaults: [withoutNetwork('teacher_params', 'no teacher is named')],
  efficiency: 'training',
  memory: 'training-and-networks',
  needs: someTokens!,
  source: '6ND, and 2 N_t D with a teacher; the rounding itself is left out',
};
