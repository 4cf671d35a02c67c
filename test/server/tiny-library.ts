/** A library of two files, small enough to know by heart. */
import { parse } from '../../grammar/src/index.js';

export const libraryFiles: Readonly<Record<string, string>> = {
  'chips.scale': `/// A chip of the tests.
hardware h100 "NVIDIA H100 SXM" {
  peak { bf16: 989 TFLOP/s, fp8: 1979 TFLOP/s }
  memory: 80 GB
  memory_bandwidth: 3.35 TB/s
  tdp: 700 W
  price: $2 to $3/GPU-hour
  tag: "H100"
  source: "data sheet"
}
`,
  'models.scale': `model llama_3_1_405b "Llama 3.1 405B" {
  params: 405B params
  source: "arXiv 2407.21783"
}
let grid_world = 0.48 kgCO2/kWh "a statistic"
let price_far_1_year = $1.80 to $2/GPU-hour "a list, 2026-05"
let price_far_purchase = $28k/GPU "a seller, 2026-05"
`,
  'laws.scale': `law besiroglu_2024 "Chinchilla, refitted" {
  E: 1.8172
  A: 482.01
  B: 2085.43
  alpha: 0.3478
  beta: 0.3658
  valid { N: 70M..16B, D: 5B..500B }
  source: "arXiv 2404.10102"
}
`,
};

/** The index as the build writes it. */
export function libraryIndex(files: Readonly<Record<string, string>> = libraryFiles): string {
  const names: Record<string, object> = {};
  for (const [file, text] of Object.entries(files)) {
    for (const item of parse(text).file.items) {
      if (item.kind === 'block' && item.name !== undefined) {
        const kind = item.path.names[0]!.text;
        names[item.name.text] = {
          kind,
          file,
          start: item.start,
          end: item.end,
          title: item.title?.value ?? '',
          spec: `${item.name.text} in one line`,
        };
      }
      if (item.kind === 'let' && item.name !== undefined)
        names[item.name.text] = {
          kind: 'let',
          file,
          start: item.start,
          end: item.end,
          title: item.source?.value ?? '',
          spec: item.value === undefined ? '' : text.slice(item.value.start, item.value.end),
        };
    }
  }
  return JSON.stringify({ version: '2026-11', names, files });
}
