/** What is wrong or doubtful about a service; numbers are in internal base units unless they are written out. */
import type { At } from './problem.js';

export type ServingProblem =
  | {
      readonly kind: 'demand-apart';
      readonly block: string;
      readonly load: string;
      readonly stream: string;
      readonly how: string;
      readonly low: number;
      readonly high: number;
      readonly value: At | null;
    }
  | {
      readonly kind: 'replica-too-small';
      readonly block: string;
      readonly chip: string;
      readonly count: number;
      readonly needs: string;
      readonly has: string;
      readonly batch: number | null;
      readonly fewest: number | null;
      readonly value: At | null;
    }
  | { readonly kind: 'no-verifier'; readonly strategy: string; readonly insertAt: number; readonly isFirst: boolean }
  | { readonly kind: 'whole-count'; readonly what: string; readonly value: number; readonly repair: string; readonly whole: At | null }
  | {
      readonly kind: 'latency-missed';
      readonly block: string;
      readonly latency: string;
      readonly wanted: string;
      readonly probability: number;
      /** Alone on a replica an answer takes this long; `null` where that is fast enough. */
      readonly floor: string | null;
      readonly batch: BatchRepair | null;
    }
  | { readonly kind: 'large-draft'; readonly draft: string; readonly draftSize: string; readonly model: string; readonly modelSize: string }
  | { readonly kind: 'impossible-demand'; readonly property: 'utilization' | 'peak_to_average' | 'growth'; readonly text: string }
  | {
      readonly kind: 'beyond-context';
      readonly longest: number;
      readonly context: number;
      readonly model: string;
      readonly query: 'easy' | 'hard';
      readonly thinking: { readonly most: number; readonly at: At } | null;
    }
  | { readonly kind: 'no-gain'; readonly slower: number; readonly sequences: number; readonly batch: BatchRepair | null };

/** A smaller batch that mends it. */
export interface BatchRepair {
  readonly batch: number;
  readonly edit: At;
  /** Nothing is written there yet. */
  readonly isNew: boolean;
}
