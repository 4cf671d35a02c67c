/** Low-rank adapters. The backward pass still goes through the frozen weights, but none of them takes a gradient of its own. */
import { argument, factor, type Method } from './method.js';

const rank = argument('rank', factor, 'Rank of the adapters.', { default: '16' });

type Priced = Pick<Method, 'update' | 'tokens' | 'defaults' | 'efficiency' | 'memory' | 'source'>;

const adapters: Priced = {
  update: [{ text: '4 * params * tokens + 6 * adapter_params * tokens' }],
  tokens: 'flop / (4 * params + 6 * adapter_params)',
  defaults: [
    {
      of: 'adapter_params',
      text: '0 * params',
      because: 'the adapters are left out of the count, since the shape of the model is not known',
    },
  ],
  efficiency: 'training',
  memory: 'training',
  source: 'two forward, two backward through frozen weights, which take no gradients; six for each parameter of the adapters',
};

export const lora: Method = {
  name: 'lora',
  doc: 'Low-rank adapters on frozen weights: no weight gradients, so two thirds of the FLOP of full tuning.',
  args: [rank],
  ...adapters,
};

/**
 * The same arithmetic: weights are turned back to 16 bits as they are read. What that costs in time has no published figure, and is left to
 * `mfu`.
 */
export const qlora: Method = {
  name: 'qlora',
  doc: 'Low-rank adapters on quantized frozen weights: the FLOP of `lora`, with less memory.',
  args: [rank, argument('bits', factor, 'Bits of the frozen weights.', { default: '4' })],
  ...adapters,
};
