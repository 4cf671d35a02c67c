/**
 * When which document is analysed. A newer edit overtakes the older run; a request waits for the run over the present text, and makes it
 * start at once; nobody ever gets the result of an older text.
 */

import { later } from './later.js';

interface Task<T> {
  /** Counts the edits; a run whose number is no longer this one is overtaken. */
  generation: number;
  state: 'waiting' | 'running' | 'done';
  result: T | undefined;
  /** Takes back the start that is planned. */
  takeBack: () => void;
  waiters: ((result: T | undefined) => void)[];
  lastMilliseconds: number;
}

export interface SchedulerEvents<T> {
  /** Does the work. `isCurrent` turns false when a newer edit arrives; what is returned then is thrown away. */
  run(uri: string, isCurrent: () => boolean): Promise<T | undefined>;
  /** A result over the present text is there; `undefined` after a fault. */
  done(uri: string, result: T | undefined): void;
  fault(uri: string, error: unknown): void;
}

/**
 * Runs quicker than this, in milliseconds, are started on each keystroke; slower ones wait for a pause in the typing, half as long as they
 * take.
 */
const slowRun = 60;
const longestPause = 150;

export class Scheduler<T> {
  private readonly tasks = new Map<string, Task<T>>();

  constructor(private readonly events: SchedulerEvents<T>) {}

  /** The text of this document, or something it depends on, is new. */
  schedule(uri: string): void {
    const task = this.tasks.get(uri) ?? newTask<T>();
    this.tasks.set(uri, task);
    task.generation++;
    task.state = 'waiting';
    task.result = undefined;
    task.takeBack();
    const pause = task.waiters.length > 0 || task.lastMilliseconds < slowRun ? 0 : Math.min(task.lastMilliseconds / 2, longestPause);
    // Never at once: edits that came in together are one run.
    task.takeBack = later(() => void this.start(uri, task), pause);
  }

  /**
   * The result for the present text, as soon as it is there; `undefined` for a document that is not known, or closed meanwhile, or after a
   * fault.
   */
  result(uri: string): Promise<T | undefined> {
    const task = this.tasks.get(uri);
    if (task === undefined || task.state === 'done') return Promise.resolve(task?.result);
    const promise = new Promise<T | undefined>(resolve => task.waiters.push(resolve));
    if (task.state === 'waiting') {
      task.takeBack();
      task.takeBack = later(() => void this.start(uri, task), 0);
    }
    return promise;
  }

  /** The last result if it is of the present text; does not wait. */
  present(uri: string): T | undefined {
    return this.tasks.get(uri)?.result;
  }

  /** The document is closed: runs end, waiters get nothing. */
  forget(uri: string): void {
    const task = this.tasks.get(uri);
    if (task === undefined) return;
    this.tasks.delete(uri);
    task.generation++;
    task.takeBack();
    answer(task, undefined);
  }

  /** Every document known, most recently opened last. */
  uris(): readonly string[] {
    return [...this.tasks.keys()];
  }

  private async start(uri: string, task: Task<T>): Promise<void> {
    const generation = task.generation;
    const isCurrent = (): boolean => task.generation === generation;
    task.state = 'running';
    const begin = performance.now();
    let result: T | undefined;
    try {
      result = await this.events.run(uri, isCurrent);
    } catch (error) {
      if (isCurrent()) this.events.fault(uri, error);
    }
    if (!isCurrent()) return;
    task.lastMilliseconds = performance.now() - begin;
    task.state = 'done';
    task.result = result;
    answer(task, result);
    this.events.done(uri, result);
  }
}

function newTask<T>(): Task<T> {
  return { generation: 0, state: 'waiting', result: undefined, takeBack: () => undefined, waiters: [], lastMilliseconds: 0 };
}

function answer<T>(task: Task<T>, result: T | undefined): void {
  const waiters = task.waiters;
  task.waiters = [];
  for (const resolve of waiters) resolve(result);
}
