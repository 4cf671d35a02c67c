/** What is told of the methods of post-training, in the order of their codes. */
import type { AnyCheck } from '../check.js';
import { adapterRank } from './adapter-rank.js';
import { bits } from './bits.js';
import { lonelyGroup } from './lonely-group.js';
import { noGenerators } from './no-generators.js';
import { notOfMethod } from './not-of-method.js';
import { nothingKept } from './nothing-kept.js';
import { prunedSize } from './pruned-size.js';
import { teacherSmaller } from './teacher-smaller.js';
import { undecidedMethod } from './undecided-method.js';

export const methodChecks: readonly AnyCheck[] = [
  teacherSmaller,
  adapterRank,
  bits,
  prunedSize,
  lonelyGroup,
  nothingKept,
  notOfMethod,
  noGenerators,
  undecidedMethod,
];
