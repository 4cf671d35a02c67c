/** Published steps of mixtures of experts, which no constant is fitted on, with what is not known of them. */
import fs from 'node:fs';
import { inCheckout } from '../lib/places.mjs';
import { chips } from './chips.mjs';
import { error, percent, seconds } from './report.mjs';

/** The rows as the engine's records; `experts` are the ends of what is not published of them. */
export function expertSteps({ modernSoftware, possibleOverlap }) {
  const { models, rows } = JSON.parse(fs.readFileSync(inCheckout('test/fixtures/validation/experts.json'), 'utf8'));
  return rows.map(row => {
    const { tensor, pipeline, interleave, microBatch, matmul, sequenceLength, globalBatch, expertImbalance = 1, expertOverlap } = row;
    const even = { low: expertImbalance, high: expertImbalance };
    return {
      ...row,
      name: `${row.model}, ${row.container}`,
      architecture: models[row.model],
      layout: {
        tensor,
        pipeline,
        interleave,
        microBatch,
        context: 1,
        expert: row.expert / tensor,
        data: row.accelerators / tensor / pipeline,
        zero: 1,
        recompute: 'none',
        sequenceParallel: tensor > 1,
      },
      batch: { sequenceLength, globalBatch },
      software: {
        ...modernSoftware,
        matmul,
        gradientBytes: 2,
        expertImbalance,
        expertOverlap: expertOverlap ?? modernSoftware.expertOverlap,
      },
      experts: {
        expertImbalance: even,
        expertOverlap: expertOverlap === undefined ? possibleOverlap : { low: expertOverlap, high: expertOverlap },
      },
      chip: chips[row.chip ?? 'h100'](matmul),
    };
  });
}

/** Published seconds of a step, from what is printed: a speed, FLOP a second with causal attention, or the hours of a run. */
function published({ tokensPerSecond, teraflops, gpuHours, tokens, accelerators, batch }, modelFlop) {
  const ofStep = batch.globalBatch * batch.sequenceLength;
  if (tokensPerSecond !== undefined) return ofStep / (accelerators * tokensPerSecond);
  if (teraflops !== undefined) return modelFlop.causalAttention / (accelerators * teraflops * 1e12);
  return (gpuHours * 3600 * ofStep) / (tokens * accelerators);
}

const middle = values => [...values].sort((a, b) => a - b)[values.length >> 1];

export function expertSection(physics) {
  const rows = expertSteps(physics).map(row => {
    const { modelFlop } = physics.describeStep(row.architecture, row.layout, row.batch, row.software);
    const predicted = physics.predictStep({ ...row, optimizer: 'adam' }, { layout: row.layout, experts: row.experts }).seconds;
    const measured = published(row, modelFlop);
    return { ...row, predicted, measured, off: predicted.p50 / measured - 1 };
  });
  const steps = rows.filter(({ gpuHours }) => gpuHours === undefined);
  const holds = ({ predicted, measured }) => measured >= predicted.p5 && measured <= predicted.p95;
  const sizes = steps.map(({ off }) => Math.abs(off));
  return {
    title: 'Steps of mixtures of experts',
    text: `Nothing was fitted on them, dense models apart. In the benchmarks tokens are spread evenly by force; how much of their traffic is hidden is not said, and half is taken, with a
range from none to all. Of the ${steps.length} steps the median error is ${percent(middle(sizes), 0)} and the mean ${percent(sizes.reduce((sum, size) => sum + size, 0) / sizes.length, 0)}; P5 to P95 holds ${steps.filter(holds).length}. The same program ran Qwen3 30B-A3B at 5,275 tokens a second
in 2025 and at 9,058 a few months later. The hours of DeepSeek-V3 contain lost time; its program hides all traffic, and its biases balance the experts to 1.04.`,
    header: ['row', 'published', 'predicted', 'P5 to P95', 'error', 'holds'],
    rows: rows.map(row => [
      row.name,
      seconds(row.measured),
      seconds(row.predicted.p50),
      `${seconds(row.predicted.p5)} to ${seconds(row.predicted.p95)}`,
      error(row.off),
      holds(row) ? 'yes' : 'no',
    ]),
  };
}
