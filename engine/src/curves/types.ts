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
}

export interface Curve {
  readonly id: string;
  readonly label: string;
  /** `frontier`: best size at each compute. `model`: this plan's model, more or fewer tokens. */
  readonly role: 'frontier' | 'model';
  readonly points: readonly CurvePoint[];
  /** Law and publication: `besiroglu_2024, arXiv 2404.10102`. */
  readonly source: string;
}

export interface CurveMarker {
  readonly id: string;
  readonly label: string;
  readonly role: 'plan' | 'optimal' | 'landmark';
  readonly x: Summary;
  readonly y: Summary;
  /** Short lines for the tooltip and the table: `70.6B params`, `15T tokens`. */
  readonly details: readonly string[];
  /** Offset in the main file of what this marker stands for; absent for library landmarks. */
  readonly offset?: number;
}

/** One chart: one phase block and its law. */
export interface CurveSet {
  readonly id: string;
  /** Name of the phase block. */
  readonly block: string;
  readonly phase: PhaseKind;
  readonly title: string;
  readonly x: CurveAxis;
  readonly y: CurveAxis;
  readonly curves: readonly Curve[];
  readonly markers: readonly CurveMarker[];
  /** One sentence about what is shown and its assumptions. */
  readonly note: string;
  /** Why there is nothing to draw; then `curves` is empty. */
  readonly unavailable?: string;
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
  readonly limit?: { readonly text: string; readonly measure: BudgetMeasure; readonly range: Summary; readonly unit: string; readonly probability: number };
  readonly notes: readonly string[];
  readonly offset?: number;
}
