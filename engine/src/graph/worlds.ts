/** The plan as written and its variants: for each a world that answers, with what may be kept from the analysis before. */
import type { Library, Settings } from '../analysis.js';
import type { FitOutcome } from '../laws/fit/types.js';
import { isBlock } from '../names/items.js';
import type { World } from '../names/world.js';
import type { Vocabulary } from '../schema/types.js';
import { createUniverse } from './answers.js';
import { Fits } from './queries/fits.js';
import { Questions } from './queries/question.js';
import type { Session } from './queries/session.js';
import { questionsAbout } from './queries/shelf.js';
import type { Universe } from './queries/world-context.js';
import { planOf, type Overrides } from './variants/scenario.js';

/** Sessions of the plan and of its scenarios, kept for the next analysis. */
export interface Memory {
  readonly world: World;
  readonly base: Session;
  readonly scenarios: ReadonlyMap<string, Session>;
  readonly fits: Fits;
  readonly questions: Questions;
}

/**
 * The questions of the analysis before. Where most of them are no longer asked, as after a day of editing, those alone that are: their
 * answers are found by them.
 */
function questionsFrom(memory: Memory | undefined, library: Library): Questions {
  if (memory === undefined) return new Questions(questionsAbout(library));
  const { questions, base, scenarios } = memory;
  const sessions = [base, ...scenarios.values()];
  const answers = sessions.reduce((sum, session) => sum + session.size, 0);
  return questions.size <= 2 * answers ? questions : questions.only(sessions.flatMap(session => [...session.questionsBehind()]));
}

export class Worlds {
  /** The plan as written. */
  readonly base: Universe;
  /** Fits that the plan and its variants ask for. */
  readonly fits: Fits;
  private readonly questions: Questions;
  private readonly scenarios = new Map<string, Universe>();
  private readonly inProgress = new Set<string>();

  constructor(
    private readonly world: World,
    private readonly vocabulary: Vocabulary,
    private readonly settings: Settings,
    private memory: Memory | undefined,
    private readonly shouldStop: () => boolean,
    fitted: ReadonlyMap<string, FitOutcome> = new Map(),
  ) {
    this.fits = new Fits(fitted, memory?.fits);
    this.questions = questionsFrom(memory, world.library);
    this.base = this.create(new Map(), memory === undefined ? [] : [memory.base]);
  }

  /** The world under a scenario; `undefined` where there is none, and while it is being made. */
  scenario(file: string, name: string): Universe | undefined {
    const key = `${file}|${name}`;
    const known = this.scenarios.get(key);
    if (known !== undefined) return known;
    const item = this.world.items(file)?.byName.get(name);
    if (item === undefined || !isBlock(item) || this.inProgress.has(key)) return undefined;
    this.inProgress.add(key);
    try {
      const { overrides } = planOf(this.base, item);
      const earlier = this.memory?.scenarios.get(key);
      const universe = this.create(overrides, [...(earlier === undefined ? [] : [earlier]), this.base.session]);
      this.scenarios.set(key, universe);
      return universe;
    } finally {
      this.inProgress.delete(key);
    }
  }

  /** The world at a point of a sweep. */
  point(overrides: Overrides): Universe {
    return this.create(overrides, [this.base.session]);
  }

  /** What the next analysis may keep. */
  get sessions(): Memory {
    return {
      world: this.world,
      base: this.base.session,
      scenarios: new Map([...this.scenarios].map(([name, universe]) => [name, universe.session])),
      fits: this.fits,
      questions: this.questions,
    };
  }

  /** What came before is only needed while answering; kept, it would grow with every edit. */
  forget(): void {
    this.memory = undefined;
    this.world.forget();
    this.fits.forget();
    for (const universe of [this.base, ...this.scenarios.values()]) universe.session.forget();
  }

  private create(overrides: Overrides, earlier: readonly Session[]): Universe {
    const { seed, samples } = this.settings;
    return createUniverse({
      world: this.world,
      vocabulary: this.vocabulary,
      seed,
      samples,
      overrides,
      questions: this.questions,
      earlier,
      shouldStop: this.shouldStop,
      fits: this.fits,
      scenario: (file, name) => this.scenario(file, name),
    });
  }
}
