/** SC084: Sizes that do not fit together */
import { digits } from '../../quantity/digits.js';
import { check } from '../check.js';

const causes = {
  heads: (width: string, heads: string) =>
    `A hidden_size of ${width} is no multiple of ${heads} heads, and head_dim is not given. Give head_dim, or check the two.`,
  'kv-heads': (kv: string, heads: string) =>
    `${kv} key-value heads do not divide ${heads} heads: each serves a whole group of query heads. Check kv_heads and heads.`,
  experts: (visited: string, experts: string) => `A token visits ${visited} experts of ${experts}. Check experts_per_token and experts.`,
} as const;

export const sizes = check('sizes', {
  code: 'SC084',
  severity: 'warning',
  title: 'Sizes that do not fit together',
  cause: 'Heads, key-value heads or experts of a model do not divide as they must.',
  remedy: 'Check the figures against the config.json of the model.',
  example: 'model m { heads: 8, kv_heads: 32 }',
  describe: problem => ({
    message: causes[problem.fault](digits(problem.large), digits(problem.small)),
    ...(problem.swap === null ? {} : { swap: { ...problem.swap, title: 'Swap the two' } }),
  }),
});
