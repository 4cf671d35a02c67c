/** Fits that several documents want: one after the other, each once, and none that nobody wants any more. */
import type { FitJob, FitOutcome } from '../../engine/src/laws/fit/types.js';
import type { Fit } from './fitter.js';

export interface FitEvents {
  /** An outcome came; those who wanted it. */
  done(wantedBy: readonly string[]): void;
  /** A job begins; what it gives is told how far it has come, and is called with 1 at the end. */
  begun?(job: FitJob): (share: number) => void;
}

/** Outcomes kept. A plan has a handful of laws; each holds a thousand resamples of as many constants. */
const mostKept = 64;

export class FitQueue {
  /** By the key of their job, the longest unused first. */
  private readonly kept = new Map<string, FitOutcome>();
  private readonly wanted = new Map<string, readonly FitJob[]>();
  private running: { readonly key: string; readonly stop: AbortController } | undefined;

  constructor(private readonly fit: Fit, private readonly events: FitEvents) {}

  /** For the next analysis. */
  get outcomes(): ReadonlyMap<string, FitOutcome> {
    return this.kept;
  }

  /** What a document wants now, in place of what it wanted before. */
  want(by: string, jobs: readonly FitJob[]): void {
    if (jobs.length === 0) this.wanted.delete(by);
    else this.wanted.set(by, jobs);
    const { running } = this;
    if (running !== undefined && this.wantedBy(running.key).length === 0) running.stop.abort();
    else if (running === undefined) void this.next();
  }

  private wantedBy(key: string): readonly string[] {
    return [...this.wanted].filter(([, jobs]) => jobs.some(job => job.key === key)).map(([by]) => by);
  }

  private async next(): Promise<void> {
    const job = [...this.wanted.values()].flat().find(each => !this.kept.has(each.key));
    if (job === undefined) return;
    const stop = new AbortController();
    this.running = { key: job.key, stop };
    const tell = this.events.begun?.(job) ?? (() => undefined);
    const outcome = await this.fit(job, { progress: tell, signal: stop.signal });
    tell(1);
    this.running = undefined;
    if (outcome !== undefined) this.keep(job.key, outcome);
    void this.next();
  }

  private keep(key: string, outcome: FitOutcome): void {
    this.kept.set(key, outcome);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= mostKept) break;
      this.kept.delete(oldest);
    }
    this.events.done(this.wantedBy(key));
  }
}
