/** GPU-hours of whole runs from size, tokens and accelerator alone. */
import { publishedRuns, runsByFlop, runsLeftOut } from './runs.mjs';
import { percent } from './report.mjs';

export function runsSection(physics) {
  const all = publishedRuns();
  const runs = all.filter(({ excluded }) => excluded === undefined);
  const leftOut = runsLeftOut(physics, runs);
  const holding = leftOut.filter(({ holds }) => holds).length;
  const widths = leftOut.map(({ width }) => width).sort((a, b) => a - b);
  const byFlop = runsLeftOut(physics, [...runs, ...runsByFlop(all)]);
  const excluded = all
    .filter(run => run.excluded !== undefined && !run.excluded.startsWith('a benchmark'))
    .map(run => `${run.name} (${run.excluded})`);
  const line = run => {
    const range = physics.runUtilization(run.size, run.generation);
    const hours = share => thousands((run.gpuHours * run.utilization) / share);
    const stranger = leftOut.find(one => one.run === run);
    const holds = run.utilization >= range.p5 && run.utilization <= range.p95;
    return [
      run.name,
      thousands(run.gpuHours),
      `${hours(range.p95)} to ${hours(range.p5)}`,
      percent(run.utilization, 0),
      yesOrNo(holds),
      yesOrNo(stranger.holds),
    ];
  };
  return {
    title: 'GPU-hours of whole runs',
    text: `Thousands of GPU-hours, published and P5 to P95 from size, tokens and accelerator alone, and the MFU x goodput that the published hours imply on
6ND. With each developer predicted from the others, P5 to P95 holds ${holding} of ${leftOut.length} runs (${percent(holding / leftOut.length, 0)}), and P95 is
${widths[Math.floor(widths.length / 2)].toFixed(1)} times P5 for the median run. Rows with a field from memory are predicted and not fitted on. With the ${byFlop.length - leftOut.length} runs that 6ND does not
fit taken at the FLOP published for them it holds ${byFlop.filter(({ holds }) => holds).length} of ${byFlop.length}.

Left out, since 6ND says nothing of their hours: MLPerf; ${excluded.join('; ')}.`,
    header: ['run', 'published', 'predicted', 'implied', 'holds', 'left out: holds'],
    rows: runs.map(line),
  };
}

/** Three digits, without powers of ten. */
const thousands = hours => Number((hours / 1000).toPrecision(3)).toLocaleString('en-US');

const yesOrNo = holds => (holds ? 'yes' : 'no');
