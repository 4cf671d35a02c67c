/** What alpha usually is, before anything is counted: from published curves and counts of others than those it is tried on. */
import fs from 'node:fs';
import { inCheckout } from '../lib/places.mjs';

/** The most samples of the published curves. */
const many = 10_000;

/** @param maximize of the engine's laws @param checkpoints what `checkpointCounts` gives */
export function usualAlphaSection(benefit, maximize, checkpoints) {
  const fromCurves = publishedCurves().map(({ name, a, b }) => [name, '1', closestAlpha(benefit, maximize, a, b)]);
  const fromCounts = ['MATH', 'GSM8K'].map(benchmark => {
    const logs = checkpoints
      .filter(each => each.benchmark === benchmark)
      .flatMap(({ counts }) => {
        const kept = counts.filter(({ samples }) => samples >= 128);
        const [right, solved] = [kept.reduce((sum, { correct }) => sum + correct, 0), kept.filter(({ correct }) => correct > 0).length];
        return kept.length >= 30 && right >= 50 && solved >= 15 ? [Math.log(benefit.fitSpread(kept).alpha)] : [];
      });
    return [`checkpoints of Pythia on ${benchmark}`, String(logs.length), Math.exp(meanOf(logs))];
  });
  const all = [...fromCurves, ...fromCounts];
  const logs = all.map(([, , alpha]) => Math.log(alpha));
  return {
    title: 'What is usual of alpha',
    text: `Alpha of the Beta distribution closest to each curve exp(a k^b) of Brown et al. 2024 that is not of Pythia (least squares at 40 places from 1 to ${many.toLocaleString('en-US')}, weighted by c (1 - c)), and
the geometric mean of alpha over the checkpoints of Schaeffer et al. 2025 with 50 right answers and 15 solved problems or more. What ships: ${benefit.usualAlpha.middle.toFixed(3)}, and a factor of
${benefit.usualAlpha.factor.toFixed(1)} either way.`,
    header: ['of', 'fits', 'alpha'],
    rows: [
      ...all.map(([name, fits, alpha]) => [name, fits, alpha.toFixed(3)]),
      ['geometric mean', '', Math.exp(meanOf(logs)).toFixed(3)],
      ['factor of one standard deviation', '', Math.exp(deviationOf(logs)).toFixed(2)],
    ],
  };
}

function closestAlpha(benefit, maximize, a, b) {
  const places = [...new Set(Array.from({ length: 40 }, (_, i) => Math.round(many ** (i / 39))))];
  const curve = places.map(k => [k, benefit.powerCoverage(a, b, k)]);
  const { at } = maximize(
    ([alpha, beta]) =>
      -curve.reduce(
        (sum, [k, c]) =>
          sum + (benefit.betaCoverage({ alpha: Math.exp(alpha), beta: Math.exp(beta), unsolvable: 0 }, k) - c) ** 2 / (c * (1 - c)),
        0,
      ),
    [-1.5, 1],
    [
      [-9, 16],
      [-9, 20],
    ],
  );
  return Math.exp(at[0]);
}

/** The curves exp(a k^b) of Brown et al. 2024, figure 5, that are not of Pythia, from the vectors of their tests. */
function publishedCurves() {
  const { vectors } = JSON.parse(fs.readFileSync(inCheckout('test/fixtures/benefit/vectors.json'), 'utf8'));
  const curves = vectors.flatMap(({ id, inputs: { a, b } }) => (id.startsWith('monkeys.') ? [[id.split('.')[1], { a, b }]] : []));
  return [...new Map(curves)].filter(([name]) => !name.startsWith('Pythia')).map(([name, of]) => ({ name, ...of }));
}

const meanOf = values => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Of a sample. */
function deviationOf(values) {
  const mean = meanOf(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
