/** The one thing every question is answered with: the files, the vocabulary, the settings, the session and the scenarios. */
import type { World } from '../../names/world.js';
import type { Given } from '../../names/merge.js';
import type { Vocabulary } from '../../schema/types.js';
import type { Fits } from './fits.js';
import type { Session } from './session.js';

export interface Universe {
  readonly world: World;
  readonly vocabulary: Vocabulary;
  readonly seed: number;
  readonly samples: number;
  readonly session: Session;
  readonly fits: Fits;
  /** Overrides of a scenario by `file|block`; empty in the plan as written. */
  readonly overrides: ReadonlyMap<string, ReadonlyMap<string, Given | null>>;
  /** The same world under a scenario of a file. */
  scenario(file: string, name: string): Universe | undefined;
}
