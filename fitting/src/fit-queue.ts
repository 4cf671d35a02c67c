/** Fits that several documents want: one after the other, each once, and none that nobody wants any more. */
import type { FitJob, FitOutcome } from '../../engine/src/laws/fit/types.js';
import type { Fit } from './fitter.js';

export interface FitEvents {
  /** An outcome came; those who wanted it. */
  done(wantedBy: readonly string[]): void;
  /** A job begins; what it gives is told how far it has come, and is called with 1 at the end. */
  begun?(job: FitJob): (share: number) => void;
}

/** Outcomes kept beside those in use. A plan has a handful of laws; each holds a thousand resamples of as many constants. */
const mostKept = 64;

export class FitQueue {
  /** By the key of their job, the oldest first. */
  private readonly kept = new Map<string, FitOutcome>();
  private readonly wanted = new Map<string, readonly FitJob[]>();
  /** Keys of what each document rests on: not forgotten while it is open, or it would want them again for ever. */
  private readonly used = new Map<string, ReadonlySet<string>>();
  private running: { readonly key: string; readonly stop: AbortController } | undefined;

  constructor(
    private readonly fit: Fit,
    private readonly events: FitEvents,
  ) {}

  /** For the next analysis. */
  get outcomes(): ReadonlyMap<string, FitOutcome> {
    return this.kept;
  }

  /** What a document wants now, in place of what it wanted before, and the keys of all that it rests on. */
  want(by: string, jobs: readonly FitJob[], used: readonly string[] = jobs.map(({ key }) => key)): void {
    this.wanted.set(by, jobs);
    this.used.set(by, new Set(used));
    this.proceed();
  }

  /** A document is closed. */
  forget(by: string): void {
    this.wanted.delete(by);
    this.used.delete(by);
    this.proceed();
  }

  /** Ends what nobody wants any more, or begins. */
  private proceed(): void {
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
    const wantedBy = this.wantedBy(key);
    this.kept.set(key, outcome);
    const idle = [...this.kept.keys()].filter(each => each !== key && [...this.used.values()].every(used => !used.has(each)));
    for (const oldest of idle.slice(0, Math.max(0, idle.length - mostKept))) this.kept.delete(oldest);
    this.events.done(wantedBy);
  }
}
