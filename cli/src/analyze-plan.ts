/** From a file name to its analysis: what check, estimate, explain and chart begin with. */
import path from 'node:path';
import { analyze, defaultSettings } from '../../engine/src/index.js';
import type { Analysis } from '../../engine/src/index.js';
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

export type Outcome = AnalyzedPlan | { readonly problem: string };

/** Analyses named files one after the other; the library is read once. */
export class Analyst {
  private readonly library;

  constructor(private readonly options: PlanOptions, private readonly terminal: Terminal) {
    this.library = loadLibrary(terminal.installation);
  }

  /** @returns the analysis, or one sentence why the file cannot be read */
  async analyze(file: string): Promise<Outcome> {
    const plan = await readPlan(file, this.options, this.terminal);
    if ('problem' in plan) return plan;
    const { seed, samples } = this.options;
    const sign = progress(`scale: working on ${plan.shown}`, this.terminal);
    const analysis = analyze({ main: plan.main, files: plan.files, library: this.library, settings: { ...defaultSettings, seed, samples } }, undefined, () => {
      sign.tick();
      return false;
    });
    sign.done();
    // Nothing asks this run to stop, so it has come to its end.
    return { plan, analysis: analysis as Analysis };
  }
}

/** Absolute paths of everything a plan was read from, for `--watch`. */
export const filesOf = (plan: Plan): string[] => [...plan.files.keys()].map(file => path.resolve(plan.root, file));
