/** Computing with draws: a whole plan against bare loops over arrays of the same length. */
import fs from 'node:fs';
import { inCheckout } from '../lib/places.mjs';
import { cpuMilliseconds } from './measure.mjs';
import { sayFigure, sayPart } from './report.mjs';

const plan = 'grok3.scale';

export function benchDraws({ analyze, defaultSettings }) {
  sayPart(
    `examples/${plan}, analysed from its text with percentiles of every value, nothing kept from before but the library; processor time, warm`,
  );
  const text = fs.readFileSync(inCheckout('examples', plan), 'utf8');
  const library = JSON.parse(fs.readFileSync(inCheckout('library/index.json'), 'utf8'));
  for (const [samples, reach, referenceFloor] of [[4096, 5, 1], [65_536]]) {
    const input = { main: plan, files: new Map([[plan, { text }]]), library, settings: { ...defaultSettings, samples } };
    const counts = countValues(analyze(input));
    const [value, floor] = cpuMilliseconds([() => readAll(analyze(input)), bareLoops(samples, counts)], {
      warmUp: samples < 10_000 ? 80 : 10,
    });
    sayFigure({
      what: `${samples.toLocaleString('en-US')} draws`,
      value,
      unit: 'ms',
      reach,
      referenceFloor,
      floor,
      floorIs: `${counts.inputs} inputs, ${counts.derived} products and their percentiles by hand`,
    });
  }
}

/** Percentiles are computed when they are read. */
function readAll(analysis) {
  let sum = 0;
  eachEstimate(analysis, ({ range }) => {
    sum += range?.p50 ?? 0;
  });
  return sum;
}

function eachEstimate({ blocks, lets }, callback) {
  const visit = block => {
    block.estimates.forEach(callback);
    block.phases.forEach(visit);
  };
  blocks.forEach(visit);
  lets.forEach(callback);
}

/** How many values of the plan have draws: those that are drawn, and those that are computed. */
function countValues(analysis) {
  const counts = { inputs: 0, derived: 0 };
  eachEstimate(analysis, ({ range, origin }) => {
    if (range && range.p5 !== range.p95) counts[origin === 'derived' ? 'derived' : 'inputs'] += 1;
  });
  return counts;
}

/** One exponential a draw for each input, three operations a draw for each derived value, a histogram for the percentiles of all. */
function bareLoops(samples, { inputs, derived }) {
  const points = Float64Array.from({ length: samples }, (_, i) => Math.sin(i * 12.9898) * 1.5);
  const values = Array.from({ length: Math.max(2, inputs + derived) }, () => new Float64Array(samples));
  const bins = new Int32Array(1024);
  return () => {
    for (let v = 0; v < values.length; v += 1) {
      if (v < Math.max(2, inputs)) drawInto(values[v], points, 1 + v / 10);
      else combineInto(values[v], values[v - 1], values[v - 2]);
    }
    let sum = 0;
    for (const value of values) sum += percentile(value, bins);
    return sum;
  };
}

function drawInto(out, points, centre) {
  for (let i = 0; i < out.length; i += 1) out[i] = Math.exp(centre + 0.2 * points[i]);
}

function combineInto(out, a, b) {
  for (let i = 0; i < out.length; i += 1) out[i] = (a[i] * b[i] * 0.9) / (a[i] + b[i]);
}

/** The median to within a bin: bounds in one pass, counts in a second. */
function percentile(values, bins) {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < values.length; i += 1) {
    if (values[i] < low) low = values[i];
    if (values[i] > high) high = values[i];
  }
  const step = high > low ? (bins.length - 1) / (high - low) : 0;
  bins.fill(0);
  for (let i = 0; i < values.length; i += 1) bins[((values[i] - low) * step) | 0] += 1;
  let bin = 0;
  for (let seen = 0; seen < values.length / 2; bin += 1) seen += bins[bin];
  return low + bin / (step || 1);
}
