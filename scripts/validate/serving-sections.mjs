/** Speeds of services as a plan of a user would get them: model, accelerator, number format and lengths, and nothing else. */
import fs from 'node:fs';
import { inCheckout } from '../lib/places.mjs';
import { error, percent } from './report.mjs';
import { mlperfRows, tensorRtRows } from './serving-rows.mjs';

const median = values => [...values].sort((a, b) => a - b)[values.length >> 1];

/** Plans that are alike are analysed once. */
function predicted({ analyze, defaultSettings }, rows) {
  const library = JSON.parse(fs.readFileSync(inCheckout('library/index.json'), 'utf8'));
  const planOf = ({ model, chip, format, replica, prompt, output }) =>
    `model: ${model}, hardware: ${chip}, precision: ${format}, prompt_tokens: ${prompt}, output_tokens: ${output}${replica === undefined ? '' : `, replica: ${replica}`}`;
  const plans = [...new Set(rows.map(planOf))];
  const text = plans.map((plan, index) => `testtime plan_${index} { ${plan} }\n`).join('');
  const analysis = analyze({ main: 'serving.scale', files: new Map([['serving.scale', { text }]]), library, settings: defaultSettings });
  return rows.map(row => {
    const { range } = analysis.estimate(`plan_${plans.indexOf(planOf(row))}.tokens_per_second`);
    return { ...row, range, ratio: range.p50 / row.speed, holds: row.speed >= range.p5 && row.speed <= range.p95 };
  });
}

const summaryOf = rows => [
  rows.length,
  error(median(rows.map(({ ratio }) => ratio - 1))),
  percent(median(rows.map(({ ratio }) => Math.abs(ratio - 1))), 0),
  percent(rows.filter(({ holds }) => holds).length / rows.length, 0),
];

const header = ['rows', 'median error', 'median of its size', 'P5 to P95 holds'];

function tensorRt(engine) {
  const rows = predicted(engine, tensorRtRows());
  return {
    title: 'Serving: TensorRT-LLM',
    text: `Generated tokens a second and accelerator at full load, NVIDIA/TensorRT-LLM 00f3768, performance overview. Dense models in FP8 on H100 and H200 are among the rows that the
three efficiencies were fitted on; B200 and the mixture of experts are not. All: median size of the error ${summaryOf(rows)[2]}, P5 to P95 holds ${summaryOf(rows)[3]}.`,
    header: ['service', 'prompt / output', 'published', 'predicted', 'error'],
    rows: rows.map(({ group, name, speed, range, ratio }) => [group, name, speed.toFixed(0), range.p50.toFixed(0), error(ratio - 1)]),
  };
}

function mlperf(engine) {
  const found = mlperfRows();
  if (found === undefined) return [];
  const rows = predicted(engine, found.rows);
  const by = (pick, names) => names.map(name => [name, ...summaryOf(rows.filter(row => pick(row) === name))]);
  const groups = [...new Set(rows.map(({ group }) => group))].sort();
  return [
    {
      title: 'Serving: MLPerf Inference 5.1',
      text: `Closed division, data centre, tokens a second over accelerators (our division, no official metric), on accelerators of the library; ${found.left} rows on others, on several sorts or on none are
left out. No efficiency is fitted on them; how wide the range is (a factor of 1.8) and that no more than 128 sequences share an accelerator was chosen with them in sight. How copies are laid out is not published, so the plan chooses; prompt lengths are not either and are assumptions. *Offline* is what a roofline
predicts. *Server* and *Interactive* keep to latencies, which nothing here knows.`,
      header: ['scenario or task', ...header],
      rows: [
        ['all', ...summaryOf(rows)],
        ...by(({ scenario }) => scenario, ['Offline', 'Server', 'Interactive']),
        ...by(({ group }) => group, groups),
      ],
    },
  ];
}

/** The published day of DeepSeek's service, by the example that ships. */
function deepseek({ analyze, defaultSettings }) {
  const library = JSON.parse(fs.readFileSync(inCheckout('library/index.json'), 'utf8'));
  const text = fs.readFileSync(inCheckout('examples/deepseek-serving.scale'), 'utf8');
  const analysis = analyze({
    main: 'deepseek-serving.scale',
    files: new Map([['deepseek-serving.scale', { text }]]),
    library,
    settings: defaultSettings,
  });
  const at = path => analysis.estimate(path).range.p50;
  const lines = [
    ['nodes of eight, in the mean', 226.75, at('day.gpu_hours_per_day') / 24 / 8],
    ['$ a day', 87_072, at('day.cost_per_day')],
    ['streams of an accelerator', 14_800 / 21 / 8, at('day.batch') / at('day.replica')],
    ['tokens/s/GPU by the roofline alone', 1850, at('roofline.tokens_per_second')],
  ];
  return {
    title: 'Serving: a day of DeepSeek',
    text: `examples/deepseek-serving.scale: tokens of a day at the speeds that are published with them (deepseek-ai/open-infra-index, 27-28 February 2025) against the nodes that were busy. The
last line leaves the speeds out: experts spread over 144 accelerators exchange tokens over a network, which the roofline does not know.`,
    header: ['', 'published', 'plan', 'error'],
    rows: lines.map(([name, published, plan]) => [
      name,
      published.toLocaleString('en-US', { maximumFractionDigits: 2 }),
      plan.toLocaleString('en-US', { maximumFractionDigits: 2 }),
      error(plan / published - 1),
    ]),
  };
}

export const servingSections = engine => [tensorRt(engine), ...mlperf(engine), deepseek(engine)];
