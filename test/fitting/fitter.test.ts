/** Fits in threads, and the queue in which documents wait for them. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { fitLaw, type FitJob, type FitOutcome } from '../../engine/src/laws/fit/index.js';
import { FitQueue } from '../../fitting/src/fit-queue.js';
import { fitterIn, type Fit } from '../../fitting/src/fitter.js';

const checkout = path.resolve(import.meta.dirname, '../../..');

const jobOf = (key: string, resamples = 30): FitJob => {
  const n = Float64Array.from({ length: 24 }, (_, run) => 1e7 * 1.4 ** run);
  return {
    key,
    form: 'E + A / N^alpha',
    free: ['E', 'A', 'alpha'],
    fixed: {},
    variables: { N: n },
    observed: n.map((size, run) => (1.8 + 300 / size ** 0.33) * (1 + 0.004 * Math.sin(7 * run))),
    lines: Array.from(n, (_, run) => run + 2),
    compared: 'logs' as const,
    resamples,
  };
};

describe('fitting in threads', () => {
  it('gives what one thread alone would give, and tells how far it is', async () => {
    const shares: number[] = [];
    const outcome = await fitterIn(checkout)(jobOf('a', 100), { progress: share => shares.push(share) });
    assert.deepEqual(outcome, fitLaw(jobOf('a', 100)));
    assert.ok(shares.length > 0 && shares.every(share => share > 0 && share <= 1));
  });

  it('ends at once when nobody wants it any more', async () => {
    const stop = new AbortController();
    const fitting = fitterIn(checkout)(jobOf('b', 5_000_000), { signal: stop.signal });
    setTimeout(() => {
      stop.abort();
    }, 100);
    assert.equal(await fitting, undefined);
  });

  it('says what is missing where the program that fits is not installed', async () => {
    const outcome = await fitterIn('/nowhere')(jobOf('c'));
    assert.match(outcome?.ok === false ? outcome.because : '', /is missing: /);
  });
});

describe('the queue of fits', () => {
  /** A fitter that answers when it is told to. */
  function held(): { readonly fit: Fit; readonly begun: string[]; readonly ended: string[]; release: () => void } {
    let finish = (): void => undefined;
    const control = {
      begun: [] as string[],
      ended: [] as string[],
      release: () => {
        finish();
      },
    };
    const fit: Fit = (job, { signal } = {}) =>
      new Promise<FitOutcome | undefined>(resolve => {
        control.begun.push(job.key);
        finish = () => {
          resolve({ ok: false, because: job.key });
        };
        signal?.addEventListener('abort', () => {
          control.ended.push(job.key);
          resolve(undefined);
        });
      });
    return { fit, ...control, release: control.release };
  }
  const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

  it('makes each fit once, one after the other, and tells those who want it', async () => {
    const { fit, begun, release } = held();
    const told: (readonly string[])[] = [];
    const queue = new FitQueue(fit, { done: by => told.push(by) });
    queue.want('one', [jobOf('x'), jobOf('y')]);
    queue.want('two', [jobOf('x')]);
    assert.deepEqual(begun, ['x']);
    release();
    await turn();
    assert.deepEqual(begun, ['x', 'y']);
    assert.deepEqual(told, [['one', 'two']]);
    release();
    await turn();
    assert.deepEqual([...queue.outcomes.keys()], ['x', 'y']);
    queue.want('three', [jobOf('x')]);
    assert.deepEqual(begun, ['x', 'y']);
  });

  it('ends a fit that nobody wants any more and begins the next', async () => {
    const { fit, begun, ended } = held();
    const queue = new FitQueue(fit, { done: () => undefined });
    queue.want('one', [jobOf('x')]);
    queue.want('one', [jobOf('z')]);
    await turn();
    assert.deepEqual([begun, ended], [['x', 'z'], ['x']]);
    queue.forget('one');
    await turn();
    assert.deepEqual(ended, ['x', 'z']);
    assert.equal(queue.outcomes.size, 0);
  });

  it('keeps a bounded number of outcomes', async () => {
    const queue = new FitQueue(job => Promise.resolve({ ok: false, because: job.key }), { done: () => undefined });
    const jobs = Array.from({ length: 100 }, (_, index) => jobOf(String(index)));
    const settled = async (): Promise<void> => {
      for (let waited = 0; waited < 10; waited++) await turn();
    };
    queue.want('one', jobs);
    await settled();
    assert.equal(queue.outcomes.size, 100, 'what is in use is kept');
    queue.forget('one');
    queue.want('two', [jobOf('more')]);
    await settled();
    assert.equal(queue.outcomes.size, 65);
  });
});
