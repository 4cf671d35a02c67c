/** Memory of one accelerator against Korthikanti 2022. */
import fs from 'node:fs';
import { inCheckout } from '../lib/places.mjs';
import { gpt, software2021 } from './measurements.mjs';
import { error } from './report.mjs';

export function memorySection(physics) {
  const { rows } = JSON.parse(fs.readFileSync(inCheckout('test/fixtures/validation/korthikanti.json'), 'utf8'));
  return {
    title: 'Memory of one accelerator',
    text: `GiB, layers only, as in figure 1 of arXiv 2205.05198: published / predicted. The published figures agree with the formulas of that paper to the last
digit, so this checks the counting, not a measurement.`,
    header: ['model', 'states', '', 'activations', '', 'with selective recomputation', ''],
    rows: rows.map(row => rowOf(physics, row)),
  };
}

function rowOf(physics, row) {
  const architecture = gpt(row.layers, row.hiddenSize, row.heads, 51_200);
  const { tensor, pipeline, interleave, microBatch } = row;
  const layout = { ...physics.undivided, tensor, pipeline, interleave, microBatch };
  const batch = { sequenceLength: 2048, globalBatch: row.globalBatch };
  const layersOf = changed =>
    physics.activationMemory(architecture, { ...layout, ...changed }, batch, software2021, 'first').layers / 2 ** 30;
  const states = physics.stateMemory(
    { ...physics.stageParameters(architecture, layout, 'first'), embeddings: 0 },
    layout,
    physics.stateBytes('fp16', 'adam', 4),
  );
  const both = [
    [row.statesGib, (states.weights + states.gradients + states.optimizer) / 2 ** 30],
    [row.activationsNoneGib, layersOf({})],
    [row.activationsSelectiveGib, layersOf({ recompute: 'selective', sequenceParallel: true })],
  ];
  return [
    row.model,
    ...both.flatMap(([published, predicted]) => [`${published.toFixed(1)} / ${predicted.toFixed(1)}`, error(predicted / published - 1)]),
  ];
}
