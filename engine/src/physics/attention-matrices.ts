/** The matrices of attention in one layer, and the widths of what passes between them. */
import type { Architecture } from './architecture.js';

/** A matrix between two widths. Those that make a latent vector are whole on every accelerator of tensor parallelism. */
export interface AttentionMatrix {
  readonly from: number;
  readonly to: number;
  /** Which of its sides tensor parallelism cuts. */
  readonly cut: 'to' | 'from' | 'none';
}

/** In the order in which a token passes them. Queries, keys and values of ordinary attention are one product. */
export function attentionMatrices(architecture: Architecture): readonly AttentionMatrix[] {
  const { hiddenSize, heads, latent } = architecture;
  if (latent === undefined) {
    const query = querySize(architecture);
    return [
      { from: hiddenSize, to: query + 2 * keySize(architecture), cut: 'to' },
      { from: query, to: hiddenSize, cut: 'from' },
    ];
  }
  const { queryRank, keyRank, plain, rope, value } = latent;
  const queries: readonly AttentionMatrix[] =
    queryRank === undefined
      ? [{ from: hiddenSize, to: heads * (plain + rope), cut: 'to' }]
      : [
          { from: hiddenSize, to: queryRank, cut: 'none' },
          { from: queryRank, to: heads * (plain + rope), cut: 'to' },
        ];
  return [
    ...queries,
    { from: hiddenSize, to: keyRank + rope, cut: 'none' },
    { from: keyRank, to: heads * (plain + value), cut: 'to' },
    { from: heads * value, to: hiddenSize, cut: 'from' },
  ];
}

/** Parameters of one layer. */
export const attentionParameters = (architecture: Architecture): number =>
  attentionMatrices(architecture).reduce((sum, { from, to }) => sum + from * to, 0);

/** Parameters of one layer that stand on one of so many accelerators of tensor parallelism. */
export const attentionShare = (architecture: Architecture, tensor: number): number =>
  attentionMatrices(architecture).reduce((sum, { from, to, cut }) => sum + (from * to) / (cut === 'none' ? 1 : tensor), 0);

/** Times their rank, the parameters of the adapters of one layer: queries, keys and values have adapters of their own. */
export function adapterWidths(architecture: Architecture): number {
  const { hiddenSize, latent } = architecture;
  return latent === undefined
    ? 2 * (hiddenSize + querySize(architecture)) + 2 * (hiddenSize + keySize(architecture))
    : attentionMatrices(architecture).reduce((sum, { from, to }) => sum + from + to, 0);
}

/** Width of all queries of a token. */
export const querySize = ({ heads, headDim, latent }: Architecture): number =>
  heads * (latent === undefined ? headDim : latent.plain + latent.rope);

/** Width of all keys of a token; in latent attention every head has its own while it trains. */
export const keySize = ({ heads, kvHeads, headDim, latent }: Architecture): number =>
  latent === undefined ? kvHeads * headDim : heads * (latent.plain + latent.rope);

/** Width of all values of a token. */
export const valueSize = ({ heads, kvHeads, headDim, latent }: Architecture): number =>
  latent === undefined ? kvHeads * headDim : heads * latent.value;

/** Width of what attention gives of a token, before the last matrix. */
export const outputSize = ({ heads, headDim, latent }: Architecture): number => heads * (latent === undefined ? headDim : latent.value);

/** Numbers of the latent vectors of a token; 0 without. */
export const latentSize = ({ latent }: Architecture): number =>
  latent === undefined ? 0 : (latent.queryRank ?? 0) + latent.keyRank + latent.rope;

/** `4 s` times this are the FLOP of a token's scores and their sum over values. */
export const scoreWidth = (architecture: Architecture): number => (querySize(architecture) + outputSize(architecture)) / 2;
