/** Fits laws in threads: one finds the constants, then two share the resamples, half each. How they are shared changes no digit. */
import fs from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FitJob, FitOutcome } from '../../engine/src/laws/fit/types.js';
import type { FromThread, ToThread } from './messages.js';

export interface FitWatch {
  /** Called now and then with the share done, from 0 to 1. */
  readonly progress?: (share: number) => void;
  /** Ends the work; nothing comes of it then. */
  readonly signal?: AbortSignal;
}

/** The outcome, or `undefined` when it was ended. Never rejects. */
export type Fit = (job: FitJob, watch?: FitWatch) => Promise<FitOutcome | undefined>;

/** The thread of an installation; else what the compiler left in a checkout, which comes first where the program itself was left by it. */
const places = ['dist/scale-fit.js', 'out/fitting/src/thread.js'];

/** @param folder in which the product is installed: it holds `dist` */
export function fitterIn(folder: string): Fit {
  const file = (typeof __filename === 'string' ? places : places.toReversed())
    .map(place => path.join(folder, place))
    .find(place => fs.existsSync(place));
  if (file === undefined)
    return () => Promise.resolve({ ok: false, because: `the program that fits is missing: ${path.join(folder, places[0]!)}` });
  return (job, watch = {}) => fitInThreads(file, job, watch);
}

/** Of what finding the constants takes, about: it comes before the resamples. */
const shareOfPoint = 0.3;

async function fitInThreads(file: string, job: FitJob, { progress = () => undefined, signal }: FitWatch): Promise<FitOutcome | undefined> {
  if (isEnded(signal)) return undefined;
  const threads = [new Thread(file, job), new Thread(file, job)] as const;
  const end = (): void => {
    for (const thread of threads) thread.end();
  };
  signal?.addEventListener('abort', end, { once: true });
  try {
    return await fitWith(threads, job, progress);
  } catch (fault) {
    if (isEnded(signal)) return undefined;
    return {
      ok: false,
      because: `the program that fits came to a fault of its own: ${fault instanceof Error ? fault.message : String(fault)}`,
    };
  } finally {
    signal?.removeEventListener('abort', end);
    end();
  }
}

const isEnded = (signal: AbortSignal | undefined): boolean => signal?.aborted === true;

async function fitWith([first, second]: readonly [Thread, Thread], job: FitJob, progress: (share: number) => void): Promise<FitOutcome> {
  const { point, heldOut } = await first.ask({ do: 'point' }, 'point');
  if (point === undefined) return { ok: false, because: 'no constants were found with which the formula is positive at every run' };
  const done = [0, 0];
  const halves = [0, Math.ceil(job.resamples / 2), job.resamples];
  const parts = await Promise.all(
    [first, second].map((thread, index) =>
      thread.ask({ do: 'resample', point, from: halves[index]!, to: halves[index + 1]! }, 'resampled', share => {
        done[index] = share;
        progress(shareOfPoint + ((1 - shareOfPoint) * (done[0]! + done[1]!)) / Math.max(1, job.resamples));
      }),
    ),
  );
  const { outcome } = await first.ask({ do: 'finish', point, heldOut, resampled: parts.flatMap(({ rows }) => rows) }, 'outcome');
  return outcome;
}

type Answer<K extends FromThread['is']> = Extract<FromThread, { readonly is: K }>;

class Thread {
  private readonly worker: Worker;

  constructor(file: string, job: FitJob) {
    this.worker = new Worker(file);
    this.tell({ do: 'begin', job });
  }

  /** Rejects when the thread fails or is ended before it answers. */
  ask<K extends FromThread['is']>(message: ToThread, wanted: K, progress: (done: number) => void = () => undefined): Promise<Answer<K>> {
    return new Promise((resolve, reject) => {
      const listen = (answer: FromThread): void => {
        if (answer.is === 'progress') progress(answer.done);
        if (answer.is !== wanted) return;
        this.worker.off('message', listen);
        resolve(answer as Answer<K>);
      };
      this.worker.on('message', listen);
      this.worker.once('error', reject);
      this.worker.once('exit', () => {
        reject(new Error('it was ended'));
      });
      this.tell(message);
    });
  }

  end(): void {
    void this.worker.terminate();
  }

  private tell(message: ToThread): void {
    this.worker.postMessage(message);
  }
}
