/**
 * What a phase that answers may expect on its benchmark: of one answer, of many with a program that checks, of a vote, of a reward model's
 * choice, of a search. These are different curves and never stand for each other: what samples cover is an accuracy only where the right
 * one among them can be told.
 */
import { isPoint, maximum, minimum, type Draws } from '../draws/arithmetic.js';
import { summarize } from '../draws/summary.js';
import { representatives, taken } from '../draws/representatives.js';
import { lawAt, lawValue, validity, type Law } from '../laws/apply.js';
import { withError } from '../laws/backtest.js';
import {
  anchored,
  betaCoverage,
  eachDraw,
  gainOfBestOf,
  majorityAccuracy,
  powerCoverage,
  thinkingAccuracy,
  Vote,
  type Difficulty,
} from '../laws/benefit/index.js';
import { formatNumber, formatShare } from '../quantity/format.js';
import type { Reader } from '../schema/value.js';

export interface Found {
  /** A share between 0 and 1. */
  readonly draws: Draws;
  /** Inside the ranges of the laws it rests on, or how far outside. */
  readonly valid: true | string;
  /** So far outside that it is no more than a guess. */
  readonly far: boolean;
}

/** A string completes "unknown, because …". */
export type Answer = Found | string;

/** Times the end of the range that a law was fitted on: beyond, its value is a guess. */
const farOfLaw = 10;
/**
 * Times the samples of a problem that were counted. Of published counts cut to 100 samples, the range of coverage at 10,000 still held what
 * was measured in nine of ten cases; nothing is known of more.
 */
const farOfCounts = 100;

/**
 * What an answer is asked for: its `draws`; only whether it is valid, which takes no time; or a place of a `picture`, for which a few draws
 * stand for all where a draw takes long.
 */
export type AskedFor = 'draws' | 'validity' | 'picture';

/** Draws along each of the two that matter most, of which a picture takes the square. */
const drawsOfPicture = 16;

export class AnswerModel {
  private readonly benchmark: Reader | undefined;
  private readonly name: string;
  /** Single answers by the thinking they were asked with: a picture asks for the same one at every place. */
  private readonly singles = new Map<Draws, Answer>();
  private standIns: { readonly drivers: readonly Draws[]; readonly chosen: Uint32Array | undefined } | undefined;

  /** `reader` is that of the phase. */
  constructor(
    private readonly reader: Reader,
    private readonly askedFor: AskedFor = 'draws',
  ) {
    const named = reader.read('benchmark');
    this.benchmark = named?.kind === 'block' ? reader.open(named.block) : undefined;
    this.name = named?.kind === 'block' ? named.block.name : '';
  }

  /** A program can tell a right answer on the benchmark. */
  get verifiable(): boolean {
    const value = this.benchmark?.read('verifiable');
    return value?.kind === 'boolean' && value.value;
  }

  /** One answer with so many tokens of thinking. */
  single(thinking: Draws): Answer {
    const kept = this.singles.get(thinking) ?? this.singleAnswer(thinking);
    this.singles.set(thinking, kept);
    return kept;
  }

  private singleAnswer(thinking: Draws): Answer {
    const before = this.reader.number('pass_at_1')?.draws;
    if (thinking === 0 && before !== undefined) return found(before);
    const law = this.lawOf('from_thinking', ['T', 'R0']);
    if (law !== undefined) return this.byLaw(law, { T: thinking, ...(before === undefined ? {} : { R0: before }) });
    if (before === undefined) return this.reader.because('pass_at_1');
    const [slope, from] = [this.benchmark?.number('thinking.slope')?.draws, this.benchmark?.number('thinking.from')?.draws];
    if (slope === undefined || from === undefined)
      return `${this.nothingSays('what thinking brings')}; name a law in \`from_thinking\`, give \`thinking\` { slope, from }, or \`accuracy\` as it was measured`;
    return found(
      eachDraw(
        (start, tokens, gain, first, ceiling) => thinkingAccuracy(start, tokens, { slope: gain, from: first, ceiling }),
        before,
        thinking,
        slope,
        from,
        this.ceiling,
      ),
    );
  }

  /** At least one of k answers is right: an accuracy where a program picks it. */
  coverage(samples: Draws, thinking: Draws): Answer {
    if (!this.verifiable)
      return `${this.benchmark === undefined ? 'no benchmark is named' : `no program checks the answers of ${this.name} (\`verifiable: no\`)`}, and a right answer among many is worth nothing while none can be told from a wrong one`;
    const law = this.lawOf('from_samples', ['k', 'R0', 'T']);
    if (law !== undefined) return this.byLawOfMany(law, samples, thinking);
    const fitted = this.byPower(samples);
    if (fitted !== undefined) return fitted;
    return this.overProblems(samples, thinking, this.spread(), (difficulty, k) => betaCoverage(difficulty, k));
  }

  /** The most frequent of k answers. */
  majority(samples: Draws, thinking: Draws): Answer {
    if (samples === 1) return this.single(thinking);
    const law = this.lawOf('from_votes', ['k', 'R0', 'T']);
    if (law !== undefined) return this.byLawOfMany(law, samples, thinking);
    const ceiling = this.benchmark?.number('majority_ceiling')?.draws;
    if (ceiling === undefined)
      return `${this.nothingSays('where votes end')}; give \`majority_ceiling\`, the share of problems whose most frequent answer is right`;
    const votes = new Map<number, Vote>();
    const voteOf = (k: number): Vote => {
      const votesMade = votes.get(Math.round(k)) ?? new Vote(k);
      votes.set(Math.round(k), votesMade);
      return votesMade;
    };
    return this.overProblems(
      samples,
      thinking,
      this.spread(),
      (difficulty, k, limit) => majorityAccuracy(voteOf(k), difficulty, limit),
      ceiling,
    );
  }

  /** The one of k answers that a reward model likes best. */
  bestByReward(samples: Draws, thinking: Draws): Answer {
    if (samples === 1) return this.single(thinking);
    const [alpha, beta] = [this.benchmark?.number('best_of_n.alpha')?.draws, this.benchmark?.number('best_of_n.beta')?.draws];
    if (alpha === undefined || beta === undefined)
      return 'what the choice of a reward model brings is measured, not published: Gao et al. 2022 give the form and no coefficients; give `best_of_n.alpha` and `best_of_n.beta` in the benchmark';
    return this.withSingle(thinking, one =>
      found(this.bounded(eachDraw((start, k, rise, fall) => start + gainOfBestOf(k, rise, fall), one.draws, samples, alpha, beta)), one),
    );
  }

  /** A search of so many steps, by a law of the user's own: none is published. */
  search(steps: Draws, thinking: Draws): Answer {
    const law = this.lawOf('from_search', ['k', 'R0', 'T']);
    if (law === undefined)
      return 'there is no published law of what a search brings; name one of your own in `from_search` of the benchmark, over k';
    return this.verifiable ? this.byLawOfMany(law, steps, thinking) : `no program checks the answers of ${this.name} (\`verifiable: no\`)`;
  }

  // ── parts ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

  private get ceiling(): Draws {
    return this.benchmark?.number('ceiling')?.draws ?? 1;
  }

  private readonly bounded = (draws: Draws): Draws => maximum(0, minimum(draws, this.ceiling));

  private nothingSays(what: string): string {
    return this.benchmark === undefined ? `no benchmark is named that says ${what}` : `${this.name} does not say ${what}`;
  }

  private lawOf(slot: string, offered: readonly string[]): Law | string | undefined {
    return this.benchmark === undefined ? undefined : lawAt(this.benchmark, slot, offered);
  }

  private byLaw(law: Law | string, variables: Readonly<Record<string, Draws>>): Answer {
    if (typeof law === 'string') return law;
    if (law.gives !== 'accuracy') return `the law ${law.name} gives ${law.gives}, not accuracy`;
    if (law.reads.has('R0') && variables.R0 === undefined) return this.reader.because('pass_at_1');
    const value = lawValue(law, variables);
    if (typeof value === 'string') return value;
    const far = [...law.valid].some(([name, { low, high }]) => {
      const at = variables[name] === undefined ? undefined : summarize(variables[name]).p50;
      return at !== undefined && (at > farOfLaw * high || at < low / farOfLaw);
    });
    return { draws: this.bounded(withError(value, law, variables)), valid: validity(law, variables), far };
  }

  private byLawOfMany(law: Law | string, samples: Draws, thinking: Draws): Answer {
    const readsOne = typeof law !== 'string' && law.reads.has('R0');
    return readsOne
      ? this.withSingle(thinking, one => this.byLaw(law, { k: samples, T: thinking, R0: one.draws }))
      : this.byLaw(law, { k: samples, T: thinking });
  }

  private byPower(samples: Draws): Answer | undefined {
    if (this.benchmark?.word('coverage_form') !== 'power') return undefined;
    const [a, b] = [this.benchmark.number('power.a')?.draws, this.benchmark.number('power.b')?.draws];
    if (a === undefined || b === undefined)
      return this.benchmark.read('pass_counts') === undefined ? undefined : this.benchmark.because('power.a');
    return { draws: this.bounded(eachDraw(powerCoverage, a, b, samples)), ...this.reachOf(samples) };
  }

  /** How problems differ, or why that is unknown. */
  private spread(): { readonly alpha: Draws; readonly unsolvable: Draws } | string {
    const alpha = this.benchmark?.number('difficulty.alpha')?.draws;
    if (alpha !== undefined && summarize(alpha).p5 > 0)
      return { alpha, unsolvable: this.benchmark?.number('difficulty.unsolvable')?.draws ?? 0 };
    if (this.benchmark?.read('pass_counts') !== undefined) return this.benchmark.because('difficulty.alpha');
    return `${this.nothingSays('how its problems differ in difficulty')}; give \`pass_counts\` or \`difficulty.alpha\``;
  }

  private overProblems(
    samples: Draws,
    thinking: Draws,
    spread: ReturnType<AnswerModel['spread']>,
    of: (difficulty: Difficulty, k: number, more: number) => number,
    more: Draws = 0,
  ): Answer {
    if (typeof spread === 'string') return spread;
    return this.withSingle(thinking, one => {
      const solvable = 1 - summarize(spread.unsolvable).p50;
      if (summarize(one.draws).p50 > solvable)
        return `one answer is right in ${formatShare(summarize(one.draws).p50)} of cases, and only ${formatShare(solvable)} of the problems can be solved at all`;
      const reach = this.reachOf(samples);
      const reached = { valid: one.valid === true ? reach.valid : one.valid, far: one.far || reach.far };
      if (this.askedFor === 'validity') return { draws: one.draws, ...reached };
      const chosen = this.askedFor === 'picture' ? this.standInsOf([one.draws, more, spread.alpha]) : undefined;
      const draws = eachDraw(
        (alpha, unsolvable, right, k, extra) => {
          // Where every solvable problem is always solved, or none ever, there is no distribution left, and nothing for more answers to
          // add.
          if (right <= 0 || right >= 1 - unsolvable) return Math.max(0, right);
          return of(anchored(alpha, unsolvable, right), k, extra);
        },
        ...[spread.alpha, spread.unsolvable, one.draws, samples, more].map(draws => taken(draws, chosen)),
      );
      return { draws: maximum(0, minimum(draws, taken(this.ceiling, chosen))), ...reached };
    });
  }

  /** Draws that stand for all, by what moves the answer most. */
  private standInsOf(drivers: readonly Draws[]): Uint32Array | undefined {
    const kept = this.standIns;
    if (kept?.drivers.every((each, index) => each === drivers[index]) === true) return kept.chosen;
    const chosen = representatives(drivers, drawsOfPicture);
    this.standIns = { drivers, chosen };
    return chosen;
  }

  /** How far k is from the samples that were counted. */
  private reachOf(samples: Draws): Omit<Found, 'draws'> {
    const counted = this.benchmark?.number('difficulty.samples')?.draws;
    const k = summarize(samples).p50;
    const most = counted === undefined ? Infinity : summarize(counted).p50;
    if (k <= most) return { valid: true, far: false };
    return {
      valid: `the counts of ${this.name} have ${formatNumber(most, '')} samples of a problem, and here are ${formatNumber(k, '')}`,
      far: k > farOfCounts * most,
    };
  }

  private withSingle(thinking: Draws, then: (one: Found) => Answer): Answer {
    const one = this.single(thinking);
    return typeof one === 'string' ? one : then(one);
  }
}

const found = (draws: Draws, like?: Found): Found => ({ draws, valid: like?.valid ?? true, far: like?.far ?? false });

/** Exactly so many, of things that exist whole: a point that is not whole, or none at all, is a slip. */
export const isCount = (draws: Draws): boolean => (isPoint(draws) ? Number.isInteger(draws) && draws >= 1 : summarize(draws).p5 >= 0.5);
