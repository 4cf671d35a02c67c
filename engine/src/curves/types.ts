/** What a picture of projected performance is made of. Plain data: it travels to the panel as JSON. */
import type { Summary } from '../estimate.js';

/** Kinds of block that compute: they have curves, and budgets add them up. */
export type PhaseKind = 'pretrain' | 'posttrain' | 'testtime';

export interface CurveAxis {
  /** `Training compute`, `Loss` */
  readonly label: string;
  /** `FLOP`, `GPU-hour`, `$`, `day`, `nats/token`, or empty. */
  readonly unit: string;
  readonly scale: 'log' | 'linear';
  /** Shares are labelled as percentages. */
  readonly share: boolean;
}

export interface CurvePoint {
  readonly x: number;
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
  /** Inside the range the law was fitted on: drawn solid; outside dashed. */
  readonly valid: boolean;
  /** What stands at this place where the axis does not say it: `64 samples`. */
  readonly at?: string;
}

export interface Curve {
  readonly id: string;
  readonly label: string;
  /**
   * `frontier`: best size at each compute. `model`: this plan's model, more or fewer tokens; of a later phase, more or less of it. `slice`:
   * sizes at one compute. `strategy`: one way to answer, with more or less compute for a question.
   */
  readonly role: 'frontier' | 'model' | 'slice' | 'strategy';
  readonly points: readonly CurvePoint[];
  /** Law and publication: `besiroglu_2024, arXiv 2404.10102`. */
  readonly source: string;
}

export interface CurveMarker {
  readonly id: string;
  readonly label: string;
  /** `start`: the checkpoint a later phase begins with. `measured`: what somebody measured, whatever a law says of it. */
  readonly role: 'plan' | 'optimal' | 'start' | 'measured' | 'landmark';
  readonly x: Summary;
  readonly y: Summary;
  /** Short lines for the tooltip and the table: `70.6B params`, `15T tokens`. */
  readonly details: readonly string[];
  /** Offset in the main file of what this marker stands for; absent for library landmarks. */
  readonly offset?: number;
}

/** A limit of the file along the x axis: a line across the plot. */
export interface CurveLimit {
  readonly id: string;
  /** `deadline`, `limit of total, less the other phases` */
  readonly label: string;
  readonly x: Summary;
  /** Offset in the main file of the block that sets it. */
  readonly offset?: number;
}

/** What a picture is about: performance against what is spent, sizes at the compute of the plan, or several laws beside each other. */
export type PictureView = 'performance' | 'isoflop' | 'laws';

/** What an x axis counts. */
export type AxisName = 'flop' | 'gpu_hours' | 'cost' | 'days' | 'params' | 'samples' | 'thinking';

/** One chart: one phase block and its law. */
export interface CurveSet {
  readonly id: string;
  /** Name of the phase block. */
  readonly block: string;
  readonly phase: PhaseKind;
  /** Absent: `performance`. */
  readonly view?: PictureView;
  /** What the x axis counts: charts of one block and view that differ in it are one chart with a choice of axes. */
  readonly axis?: AxisName;
  /** What the y axis shows; absent: whatever `y` says. */
  readonly gives?: 'loss' | 'accuracy';
  readonly title: string;
  readonly x: CurveAxis;
  readonly y: CurveAxis;
  readonly curves: readonly Curve[];
  readonly markers: readonly CurveMarker[];
  readonly limits?: readonly CurveLimit[];
  /** One sentence about what is shown and its assumptions. */
  readonly note: string;
  /** Curves that would stand here if more were known, and what completes "not drawn, since …". */
  readonly missing?: readonly MissingCurve[];
  /** Why there is nothing to draw; then `curves` is empty. */
  readonly unavailable?: string;
}

export interface MissingCurve {
  readonly label: string;
  readonly because: string;
}

/**
 * The three laws on one benchmark: pre-training and the post-training of its checkpoint on one axis of training compute, and beside it
 * test-time compute of a query, which is another axis. All three share the y axis, a score of 0..1.
 */
export interface ThreeLaws {
  readonly id: string;
  readonly title: string;
  /** What the score is measured on; `null` when no phase names a benchmark. */
  readonly benchmark: string | null;
  /** Of shares; in logarithms where samples raise the score so far above what training reaches that an even axis would show nothing of it. */
  readonly y: CurveAxis;
  /** Pre-training, post-training, test-time: always these three, each with curves or with what is missing for them in `unavailable`. */
  readonly panels: readonly CurveSet[];
  readonly note: string;
}

export type BudgetMeasure = 'flop' | 'gpu_hours' | 'cost' | 'energy' | 'co2';

export interface BudgetCell {
  /** `null` when unknown; `because` says why. */
  readonly range: Summary | null;
  readonly unit: string;
  readonly because: string | null;
  /** This part's share of the total, 0..1; absent on the total and on the ecosystem line. */
  readonly share?: Summary | null;
}

export interface BudgetRow {
  readonly name: string;
  readonly title: string;
  readonly phase: PhaseKind | 'total' | 'ecosystem';
  readonly cells: Readonly<Record<BudgetMeasure, BudgetCell>>;
  readonly offset?: number;
}

/** One budget block, or the implied one over every phase of the file. */
export interface BudgetView {
  readonly name: string;
  readonly title: string;
  readonly parts: readonly BudgetRow[];
  readonly total: BudgetRow;
  /** Derivative models of others: never part of the total. */
  readonly ecosystem?: BudgetRow;
  /** The limit in its unit; `probability` is the share of the draws in which the total stays within it. */
  readonly limit?: {
    readonly text: string;
    readonly measure: BudgetMeasure;
    readonly range: Summary;
    readonly unit: string;
    readonly probability: number;
  };
  readonly notes: readonly string[];
  readonly offset?: number;
}
