/** Plans of any length, as people write them: every name resolves, nothing repeats but the pattern. */

/** One line of products: a model, its data, a cluster, a run, and the service, about thirty lines. */
const family = n => `/// Product line ${n}: a model, how it is trained, how it is served.
model model_${n} {
  layers: ${24 + (n % 5) * 8}
  hidden_size: ${2048 + (n % 4) * 1024}
  heads: ${16 + (n % 3) * 16}
  kv_heads: 8
  intermediate_size: ${8192 + (n % 4) * 2048}
  vocab_size: 128_256
  context: 8192 tokens
}

data corpus_${n} { tokens: ${2 + (n % 9)}T tokens "crawl ${n}, deduplicated", epochs: 1.2 }

hardware cluster_${n} from h100 {
  count: ${512 + n * 8} GPUs
  price: $1.8 to $2.6/GPU-hour // contract of the year
}

pretrain run_${n} "Run ${n}" {
  model: model_${n}
  data: corpus_${n}
  hardware: cluster_${n}
  mfu: 36% to 44%
  goodput: 85% to 95%
}

testtime service_${n} {
  checkpoint: run_${n}
  hardware: cluster_${n}
  queries: ${1 + (n % 7)}M queries/day
  prompt_tokens: 900 tokens
  output_tokens: 250 to 400 tokens
}
let longest_${n} = 10_000 days
assert run_${n}.days < longest_${n} with 50%

`;

/** A plan of exactly `lines` lines. */
export function documentOf(lines) {
  const text = [];
  for (let n = 0; text.length < lines; n += 1) text.push(...family(n).split('\n').slice(0, -1));
  return closed(text.slice(0, lines));
}

/** Cutting to length may cut a block in two; its last lines then become comments. */
function closed(lines) {
  const depth = text => (text.match(/\{/g) ?? []).length - (text.match(/\}/g) ?? []).length;
  for (let last = lines.length - 1; last >= 0 && depth(lines.join('\n')) !== 0; last -= 1) lines[last] = '// room for more';
  return `${lines.join('\n')}\n`;
}
