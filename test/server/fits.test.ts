/** Laws that are fitted while somebody types. */
import assert from 'node:assert/strict';
import { fitLaw } from '../../engine/src/laws/fit/index.js';
import type { Fit } from '../../fitting/src/fitter.js';
import { memoryHost } from './memory-host.js';
import { startSession } from './session.js';

const runs = `params,flops,val_loss\n${Array.from({ length: 30 }, (_, run) => {
  const [n, d] = [1e7 * 1.3 ** run, 1e9 * 1.5 ** ((7 * run) % 19)];
  return `${n},${6 * n * d},${1.8 + 400 / n ** 0.34 + 1500 / d ** 0.36}`;
}).join('\n')}\n`;
const law = 'law house {\n  fit: csv("runs.csv") { N: params, C: flops, loss: val_loss }\n}\n';

/** Answers when it is told to. */
function heldFit(): { readonly fit: Fit; readonly begun: string[]; readonly ended: string[]; answer: () => void } {
  let answer = (): void => undefined;
  const [begun, ended]: [string[], string[]] = [[], []];
  const fit: Fit = (job, { signal } = {}) =>
    new Promise(resolve => {
      begun.push(job.key);
      answer = () => {
        resolve(fitLaw({ ...job, resamples: 40 }));
      };
      signal?.addEventListener('abort', () => {
        ended.push(job.key);
        resolve(undefined);
      });
    });
  return {
    fit,
    begun,
    ended,
    answer: () => {
      answer();
    },
  };
}

const hostWith = (fit: Fit): ReturnType<typeof memoryHost> => Object.assign(memoryHost({ '/plans/runs.csv': runs }), { fit });
const textOf = (hover: unknown): string => (hover as { contents: { value: string } } | null)?.contents.value ?? '';

describe('a law that is being fitted', () => {
  it('is unknown at first, and known without a keystroke when the fit is made', async () => {
    const held = heldFit();
    const session = await startSession(hostWith(held.fit));
    const uri = await session.open(law);
    assert.match(textOf(await session.hover(uri, 6)), /Unknown: `E`/);
    assert.equal(held.begun.length, 1);
    const published = session.published.length;
    held.answer();
    await session.eventually('the findings after the fit', () => (session.published.length > published ? true : undefined));
    const text = textOf(await session.hover(uri, 6));
    for (const name of ['E', 'A', 'alpha', 'B', 'beta', 'rmse', 'rows']) assert.match(text, new RegExp(`\`${name}\``));
    assert.doesNotMatch(text, /Unknown/);
    session.dispose();
  });

  it('is not fitted any further when an edit makes the fit superfluous', async () => {
    const held = heldFit();
    const session = await startSession(hostWith(held.fit));
    const uri = await session.open(law);
    await session.hover(uri, 6);
    await session.change(uri, law.replace('loss: val_loss', 'loss: val_loss, where: flops > 1e18'));
    await session.hover(uri, 6);
    await session.eventually('the next fit', () => (held.begun.length === 2 ? true : undefined));
    assert.equal(held.ended.length, 1);
    session.dispose();
  });

  it('can be written out as plain constants', async () => {
    const held = heldFit();
    const session = await startSession(hostWith(held.fit));
    const uri = await session.open(law);
    await session.hover(uri, 6);
    const published = session.published.length;
    held.answer();
    await session.eventually('the findings after the fit', () => (session.published.length > published ? true : undefined));
    const actions = await session.actions(uri, { start: 6, end: 6 });
    assert.ok(
      actions.some(({ title }) => title === 'Write the fitted constants here'),
      actions.map(({ title }) => title).join(' | '),
    );
    session.dispose();
  });
});
