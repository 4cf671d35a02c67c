/**
 * Published speeds of services: a table that ships with the tests, and MLPerf results that are read where a folder of data sets is given.
 */
import fs from 'node:fs';
import path from 'node:path';
import { inCheckout } from '../lib/places.mjs';
import { csvRows } from './measurements.mjs';

/** Tokens a second and accelerator, with what the plan says of the model, the accelerator and the lengths. */
export function tensorRtRows() {
  const { rows } = JSON.parse(fs.readFileSync(inCheckout('test/fixtures/validation/tensorrt-llm.json'), 'utf8'));
  return rows.flatMap(({ model, printed, chip, format, replica, speeds }) =>
    Object.entries(speeds).map(([lengths, speed]) => {
      const [prompt, output] = lengths.split('/').map(Number);
      return {
        group: `${printed}, ${chip} x${replica}`,
        name: lengths,
        model,
        chip,
        format,
        replica,
        prompt,
        output,
        speed: speed / replica,
      };
    }),
  );
}

const chipsOf = {
  'NVIDIA H100-SXM-80GB': 'h100',
  'NVIDIA H200-SXM-141GB': 'h200',
  'Virtualized NVIDIA H200-SXM-141GB': 'h200',
  'NVIDIA B200-SXM-180GB': 'b200',
  'NVIDIA GB200': 'gb200',
  'NVIDIA GB300': 'gb300',
  'AMD Instinct MI300X 192GB HBM3': 'mi300x',
  'AMD Instinct MI325X 256GB HBM3e': 'mi325x',
};

/**
 * Mean lengths of the prompts are not in the results: these are assumptions. Outputs are measured, but for Llama 3.1 8B, whose results
 * count characters; the 128 tokens are the most that its task allows.
 */
const tasks = {
  'llama2-70b': { model: 'llama_2_70b', prompt: 294 },
  'llama3.1-405b': { model: 'llama_3_1_405b', prompt: 9400 },
  'llama3.1-8b': { model: 'llama_3_1_8b', prompt: 778, output: 128 },
  'mixtral-8x7b': { model: 'mixtral_8x7b', prompt: 294 },
  'deepseek-r1': { model: 'deepseek_v3', prompt: 800 },
};

/** Results whose accelerator stands in the library, and how many others there are; `undefined` without the data set. */
export function mlperfRows() {
  const file = path.join(process.env.SCALE_DATA ?? '', 'mlperf-inference-v5.1-llm/llm_datacenter_closed.csv');
  if (process.env.SCALE_DATA === undefined || !fs.existsSync(file)) return undefined;
  const all = csvRows(fs.readFileSync(file, 'utf8'));
  const rows = all
    .filter(({ accelerator, weight_dtype: format }) => chipsOf[accelerator] !== undefined && ['fp8', 'fp4'].includes(format))
    .map(row => {
      const [task, { model, prompt, output }] = Object.entries(tasks).find(([name]) => row.model.startsWith(name));
      const measured = /TOKENS_PER_SAMPLE: ([\d.]+)/.exec(row.accuracy_note)?.[1];
      return {
        group: task,
        scenario: row.scenario,
        name: row.mlperf_id,
        model,
        chip: chipsOf[row.accelerator],
        format: row.weight_dtype,
        prompt,
        output: Math.round(Number(measured ?? output)),
        speed: Number(row.result) / Number(row.accelerators_total),
      };
    });
  return { rows, left: all.length - rows.length };
}
