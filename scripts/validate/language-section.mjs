/** GPU-hours of the library's runs as a plan of a user would get them: the whole way through the language, with its defaults. */
import fs from 'node:fs';
import { inCheckout } from '../lib/places.mjs';
import { percent } from './report.mjs';

/** Dropped from a published run, so that they are derived. */
const published = ['gpu_hours', 'days', 'mfu', 'goodput', 'flop'];

const median = values => [...values].sort((a, b) => a - b)[values.length >> 1];

/** Every run of the library with its published hours and those the language derives without them. */
export function derivedRuns({ analyze, defaultSettings }) {
  const library = JSON.parse(fs.readFileSync(inCheckout('library/index.json'), 'utf8'));
  const names = Object.entries(library.names)
    .filter(([, { kind }]) => kind === 'pretrain')
    .map(([name]) => name);
  const dropped = published.map(path => `${path}: derived`).join(', ');
  const text = names
    .map(name => `pretrain printed_${name} from ${name} { }\npretrain derived_${name} from ${name} { ${dropped} }\n`)
    .join('');
  const analysis = analyze({ main: 'runs.scale', files: new Map([['runs.scale', { text }]]), library, settings: defaultSettings });
  return names.flatMap(name => {
    const printed = analysis.estimate(`printed_${name}.gpu_hours`);
    const { range } = analysis.estimate(`derived_${name}.gpu_hours`);
    if (printed.range === null || range === null || !['library', 'inherited'].includes(printed.origin)) return [];
    const hours = printed.range.p50;
    return [
      {
        name,
        hours,
        range,
        stepKnown: analysis.estimate(`derived_${name}.step_time`).range !== null,
        holds: hours >= range.p5 && hours <= range.p95,
        width: range.p95 / range.p5,
      },
    ];
  });
}

export function languageSection(engine) {
  const runs = derivedRuns(engine);
  const summary = some =>
    `${some.filter(({ holds }) => holds).length} of ${some.length}, with P95 ${median(some.map(({ width }) => width)).toFixed(1)} times P5 for the median run`;
  const thousands = hours => Number((hours / 1000).toPrecision(3)).toLocaleString('en-US');
  return {
    title: 'GPU-hours through the language',
    text: `The runs of the library that print GPU-hours, each taken over with hours, days, utilisation, lost time and FLOP dropped (\`gpu_hours: derived\`), so that the
language derives them with its defaults. Thousands of GPU-hours. P5 to P95 holds ${percent(runs.filter(({ holds }) => holds).length / runs.length, 0)} of all: ${summary(runs)}. Where count, batch
and sequence length are known the step is predicted, with a layout chosen if none is printed: ${summary(runs.filter(({ stepKnown }) => stepKnown))}.
Elsewhere what published runs imply stands in: ${summary(runs.filter(({ stepKnown }) => !stepKnown))}. The constants were fitted on many of these
runs, so this checks the way through the language; the tables above say how strangers fare.`,
    header: ['run', 'printed', 'P5 to P95', 'step', 'holds'],
    rows: runs.map(({ name, hours, range, stepKnown, holds }) => [
      name,
      thousands(hours),
      `${thousands(range.p5)} to ${thousands(range.p95)}`,
      stepKnown ? 'predicted' : '',
      holds ? 'yes' : 'no',
    ]),
  };
}
