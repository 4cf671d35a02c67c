/** Our own requests between client and server. Types only: the method names are literal types, so a misspelt one does not compile. */
import type { BudgetView, CurveSet, ThreeLaws } from '../../engine/src/curves/types.js';

export interface PreviewParams {
  readonly uri: string;
}

/** Everything the panel shows of one file. The panel computes nothing: texts come formatted beside the numbers. */
export interface PreviewData {
  readonly uri: string;
  /** Version of the text these figures belong to. */
  readonly version: number;
  /** File name for the heading. */
  readonly file: string;
  /** Seed, samples and library version: `seed 1 · 4,096 draws · library 2026-11`. */
  readonly provenance: string;
  readonly charts: readonly CurveSet[];
  readonly threeLaws: readonly ThreeLaws[];
  readonly budgets: readonly BudgetView[];
  /** The first error of the text, if there is one: the picture then shows what still has a meaning. `line` counts from one. */
  readonly problem?: { readonly message: string; readonly line: number; readonly offset: number; readonly count: number };
}

/** Request: client asks for the figures of a file. Answers `null` when the file is not open or not a `.scale` file. */
export type PreviewRequest = 'scale/preview';

/** Notification: server tells that the figures of a file are new. */
export type PreviewChanged = 'scale/previewChanged';

export interface PreviewChangedParams {
  readonly uri: string;
  readonly version: number;
}

/** Command sent by a code lens: arguments are the uri and the name of the block. */
export type OpenPreviewCommand = 'scale.openPreviewAt';

/** Messages between the extension and the page of the panel. */
export type ToPage =
  | { readonly type: 'data'; readonly data: PreviewData }
  | { readonly type: 'stale'; readonly reason: string }
  | { readonly type: 'empty'; readonly reason: string }
  | { readonly type: 'reveal'; readonly block: string };

export type FromPage =
  | { readonly type: 'ready' }
  | { readonly type: 'goto'; readonly uri: string; readonly offset: number }
  | { readonly type: 'save'; readonly name: string; readonly mime: string; readonly content: string }
  | { readonly type: 'state'; readonly state: PanelState };

/** What the page keeps for itself, and what tests read. */
export interface PanelState {
  readonly uri: string;
  readonly view: 'curves' | 'three-laws' | 'budget';
  readonly version: number;
  readonly charts: number;
  readonly curvePoints: number;
  readonly budgetRows: number;
  readonly stale: boolean;
  /** The smallest text of the total line of the first budget, as shown. */
  readonly total: string;
}
