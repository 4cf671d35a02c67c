/** Fits of laws to runs, which the host makes: what is asked for, and what has come of it so far. */
import type { FitJob, FitOutcome } from '../../laws/fit/types.js';

export class Fits {
  private readonly jobs = new Map<string, FitJob>();
  private readonly asked = new Set<string>();

  /**
   * `outcomes` by the key of their job; `earlier` are the jobs of the analysis before, since what is kept from there does not name its job
   * again.
   */
  constructor(
    private readonly outcomes: ReadonlyMap<string, FitOutcome> = new Map(),
    private earlier?: Fits,
  ) {}

  /** Says what stands behind a key, before it is asked for. */
  propose(job: FitJob): void {
    this.jobs.set(job.key, job);
  }

  outcome(key: string): FitOutcome | undefined {
    this.asked.add(key);
    return this.outcomes.get(key);
  }

  /** Keys of all that was asked for. */
  get used(): readonly string[] {
    return [...this.asked];
  }

  /** Jobs asked for that have no outcome yet, in the order of asking. */
  get wanted(): readonly FitJob[] {
    return [...this.asked].filter(key => !this.outcomes.has(key)).flatMap(key => this.jobs.get(key) ?? this.earlier?.jobs.get(key) ?? []);
  }

  /** Keeps the jobs that were asked for, and nothing of what came before. */
  forget(): void {
    for (const key of this.asked) {
      const job = this.jobs.get(key) ?? this.earlier?.jobs.get(key);
      if (job !== undefined) this.jobs.set(key, job);
    }
    for (const key of this.jobs.keys()) if (!this.asked.has(key)) this.jobs.delete(key);
    this.earlier = undefined;
  }
}
