/** The layout of a training phase where the block does not say it: chosen as a whole, or completed. */
import { usualInterleave, usualZeros } from '../physics/layout/candidates.js';
import { chooseLayout, fits, memoryOf, type Job } from '../physics/layout/choose.js';
import type { Layout, Recompute } from '../physics/setup.js';
import type { Condition, Default } from '../schema/types.js';
import type { Reader, Value } from '../schema/value.js';
import { byDefault } from './define.js';
import { factor } from './quantities.js';
import { jobOf, layoutNumbers, layoutOf, median } from './training-job.js';

/** The search is the one costly thing here, and every degree asks for it. */
export const chosenFor = (reader: Reader, job: Job): Layout | undefined =>
  reader.keep(`layout ${JSON.stringify(job)}`, () => ({ layout: chooseLayout(job)?.layout })).layout;

/** A part of the layout that is chosen where none of it is given. */
const chosen =
  (read: (layout: Layout) => Value) =>
  (reader: Reader): Value | undefined => {
    const job = jobOf(reader);
    const layout = job === undefined ? undefined : chosenFor(reader, job);
    return layout === undefined ? undefined : read(layout);
  };

const plain = (value: number): Value => ({ kind: 'number', draws: value, dimension: factor.dimension });

const recomputing = (word: Recompute): Value => ({ kind: 'word', word, args: new Map(), text: word });

type OpenWords = Pick<Layout, 'zero' | 'recompute'>;

/** What a layout leaves open, from what people take first to what takes least memory: the first that fits, else the last. */
function openWords(reader: Reader): OpenWords | undefined {
  const job = jobOf(reader);
  const pipeline = median(reader, 'parallelism.pp');
  const zero = median(reader, 'parallelism.zero') as Layout['zero'] | undefined;
  const recompute = reader.word('parallelism.recompute') as Recompute | undefined;
  const zeros = zero !== undefined ? [zero] : pipeline === undefined ? [1 as const] : usualZeros(pipeline);
  const recomputes: readonly Recompute[] = recompute !== undefined ? [recompute] : ['selective', 'full'];
  const words = zeros.flatMap(stage => recomputes.map(kept => ({ zero: stage, recompute: kept })));
  return (
    words.find(each => {
      const layout = layoutOf(reader, each);
      return job === undefined || layout === undefined || fits(memoryOf(job, layout), job.chip) !== 'no';
    }) ?? words.at(-1)
  );
}

/** A part of what is open where some of the layout is given. */
const open =
  (read: (words: OpenWords) => Value) =>
  (reader: Reader): Value | undefined => {
    const words = openWords(reader);
    return words === undefined ? undefined : read(words);
  };

const leastThatFits = 'what people take first of what fits';

const noLayout = 'no layout is given: the simplest of those that fit and are fastest';
const someGiven: Condition = { path: 'parallelism', anyGiven: true };
const usual = { tp: '1', pp: '1', cp: '1', ep: '1', micro_batch: '1' } as const;

/** A pipeline is cut into as many pieces as it is usual to; without one there is nothing to cut. */
function openInterleave(reader: Reader): Value | undefined {
  const job = jobOf(reader);
  const [pipeline, data] = [median(reader, 'parallelism.pp'), median(reader, 'parallelism.dp')];
  if (job === undefined || pipeline === undefined || data === undefined || !(pipeline >= 1) || !(data >= 1))
    return pipeline === 1 ? plain(1) : undefined;
  return plain(usualInterleave(job.architecture.layers, { pipeline, data }, job.batch));
}

/**
 * Where the layout is given in part, the rest is the simplest; where none of it is given, one is chosen that fits. `dp` follows from the
 * others and the count.
 */
export const layoutDefaults: readonly Default[] = [
  ...Object.entries(usual).map(([name, text]) =>
    byDefault(`parallelism.${name}`, text, 'the layout that is given names no other', { when: [someGiven] }),
  ),
  byDefault('parallelism.interleave', 'as many pieces as whole layers make', leastThatFits, { when: [someGiven], compute: openInterleave }),
  byDefault('parallelism.interleave', '1', 'the layout that is given names no other', { when: [someGiven] }),
  byDefault('parallelism.zero', '1, else 3', leastThatFits, { when: [someGiven], compute: open(({ zero }) => plain(zero)) }),
  byDefault('parallelism.recompute', 'selective, else full', leastThatFits, {
    when: [someGiven],
    compute: open(({ recompute }) => recomputing(recompute)),
  }),
  ...Object.entries(layoutNumbers)
    .filter(([name]) => name !== 'dp')
    .map(([name, key]) => byDefault(`parallelism.${name}`, 'chosen', noLayout, { compute: chosen(layout => plain(layout[key])) })),
  byDefault('parallelism.recompute', 'chosen', noLayout, { compute: chosen(layout => recomputing(layout.recompute)) }),
  byDefault('parallelism.recompute', 'selective', 'the usual trade of memory for time', {
    when: [{ path: 'counting', is: ['recompute'] }],
  }),
];
