/** The one list of what can be written: checks, completion, hover, the TextMate grammar and the reference pages are made from it. */
import { benchmark } from './kinds/benchmark.js';
import { budget } from './kinds/budget.js';
import { data } from './kinds/data.js';
import { hardware } from './kinds/hardware.js';
import { functions } from './kinds/functions.js';
import { law, scenario, sweep } from './kinds/law.js';
import { model } from './kinds/model.js';
import { withOtherNames } from './kinds/other-names.js';
import { posttrain } from './kinds/posttrain.js';
import { pretrain } from './kinds/pretrain.js';
import { testtime } from './kinds/testtime.js';
import type { KindSpec, Vocabulary } from './schema/types.js';

const kinds: readonly KindSpec[] = [model, data, hardware, pretrain, posttrain, testtime, budget, law, benchmark, scenario, sweep].map(
  withOtherNames,
);

export const vocabulary: Vocabulary = {
  kinds: new Map(kinds.map(kind => [kind.name, kind])),
  functions: new Map(functions.map(each => [each.name, each])),
};

/** The kind a block's properties belong to: a nested `phase` has those of a training phase. */
export const kindNamed = (name: string): KindSpec | undefined => vocabulary.kinds.get(name === 'phase' ? 'pretrain' : name);
