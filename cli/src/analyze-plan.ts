/** From a file name to its analysis: what check, estimate, explain and chart begin with. */
import path from 'node:path';
import { analyze, defaultSettings } from '../../engine/src/index.js';
import type { Analysis, FitJob, FitOutcome } from '../../engine/src/index.js';
import { fitterIn, type Fit } from '../../fitting/src/fitter.js';
import { loadLibrary } from './library.js';
import type { PlanOptions } from './options.js';
import { readPlan } from './plan.js';
import type { Plan } from './plan.js';
import { progress } from './progress.js';
import type { Terminal } from './terminal.js';

export interface AnalyzedPlan {
  readonly plan: Plan;
  readonly analysis: Analysis;
}

/** More than any plan needs; a plan that wants more is at fault, and ends all the same. */
const mostRounds = 8;

export type Outcome = AnalyzedPlan | { readonly problem: string };

/** Analyses named files one after the other; the library is read once. */
export class Analyst {
  private readonly library;
  /** Outcomes by the key of their job: with `--watch` a law is fitted again only when its runs or its formula change. */
  private readonly fits = new Map<string, FitOutcome>();
  private fit: Fit | undefined;

  constructor(
    private readonly options: PlanOptions,
    private readonly terminal: Terminal,
  ) {
    this.library = loadLibrary(terminal.installation);
  }

  /** @returns the analysis, or one sentence why the file cannot be read */
  async analyze(file: string): Promise<Outcome> {
    const plan = await readPlan(file, this.options, this.terminal);
    if ('problem' in plan) return plan;
    let analysis = this.analyzeOnce(plan, undefined);
    // What rests on a fit may want another one: a sweep over laws, say.
    for (let round = 0; analysis.fitsWanted.length > 0 && round < mostRounds; round++) {
      await this.fitAll(analysis.fitsWanted);
      analysis = this.analyzeOnce(plan, analysis);
    }
    return { plan, analysis };
  }

  private analyzeOnce(plan: Plan, previous: Analysis | undefined): Analysis {
    const { seed, samples } = this.options;
    const sign = progress(`scale: working on ${plan.shown}`, this.terminal);
    const input = {
      main: plan.main,
      files: plan.files,
      library: this.library,
      settings: { ...defaultSettings, seed, samples },
      fits: this.fits,
    };
    const analysis = analyze(input, previous, () => {
      sign.tick();
      return false;
    });
    sign.done();
    // Nothing asks this run to stop, so it has come to its end.
    return analysis as Analysis;
  }

  private async fitAll(jobs: readonly FitJob[]): Promise<void> {
    this.fit ??= fitterIn(this.terminal.installation);
    for (const job of jobs) {
      const sign = progress(`scale: fitting ${job.form} to ${job.observed.length} runs`, this.terminal);
      const outcome = await this.fit(job, {
        progress: () => {
          sign.tick();
        },
      });
      sign.done();
      if (outcome !== undefined) this.fits.set(job.key, outcome);
    }
  }
}

/** Absolute paths of everything a plan was read from, for `--watch`. */
export const filesOf = (plan: Plan): string[] => [...plan.files.keys()].map(file => path.resolve(plan.root, file));
