/** Plans of one run, and what its law says of it. */
import { analyzed, medianAt } from '../support/plan.js';

export const phase = (words: string, more = ''): ReturnType<typeof analyzed> => analyzed(`${more}pretrain p { ${words} }`);

/** The loss at so many parameters N and tokens D. */
export const lossOf = (law: string, { N, D }: Readonly<Record<string, number>>, more = ''): number =>
  medianAt(phase(`params: ${N}, tokens: ${D}, law: ${law}`, more), 'p.loss');

/** The best size and tokens of a compute. */
export const best = (law: string, flop: number, more = '', words = ''): readonly [params: number, tokens: number] => {
  const analysis = phase(`flop: ${flop} FLOP, law: ${law}${words}`, more);
  return [medianAt(analysis, 'p.optimal_params'), medianAt(analysis, 'p.optimal_tokens')];
};

/** A law of one's own, called `mine`. */
export const own = (words: string): string => `law mine { ${words} }\n`;

/** A run whose model is served for so many tokens. */
export const lifetimePlan = (
  params: number,
  tokens: number,
  served: number,
): string => `pretrain p { params: ${params}, tokens: ${tokens}, law: hoffmann_2022 }
testtime t { checkpoint: p, params: ${params}, queries: ${served / 1000} queries/day, prompt_tokens: 400, output_tokens: 600, days: 1 }
budget b { }`;
