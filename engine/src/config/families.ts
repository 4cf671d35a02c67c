/** The families of models whose configuration files are read. A new one is a table of its own and a line here. */
import { deepseek } from './families/deepseek.js';
import { falcon } from './families/falcon.js';
import { gemma } from './families/gemma.js';
import { gpt } from './families/gpt.js';
import { llama } from './families/llama.js';
import { mistral } from './families/mistral.js';
import { olmo } from './families/olmo.js';
import { phi } from './families/phi.js';
import { qwen } from './families/qwen.js';
import type { Family } from './types.js';

export const families: readonly Family[] = [...llama, ...mistral, ...qwen, ...gemma, ...phi, ...gpt, ...falcon, ...deepseek, ...olmo];

/** Its fields are those that most other families took over; an unknown family is read by it. */
export const commonFamily: Family = llama[0]!;

/** Fields that a file of an unknown family must have before it is read as Llama. */
export const commonFields = ['hidden_size', 'num_hidden_layers', 'num_attention_heads', 'intermediate_size', 'vocab_size'] as const;
