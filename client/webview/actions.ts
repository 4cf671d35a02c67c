/** What the views may ask of the page. */
import type { ExportHost } from './export.js';
import type { PageState } from './state.js';

export interface PageActions extends ExportHost {
  state(): PageState;
  /** Changes the state, keeps it, and shows what follows from it. */
  change(part: Partial<PageState>): void;
  /** Changes the state and keeps it without drawing anything again. */
  remember(state: PageState): void;
  /** Shows a place of the file in the editor. Offset in its present text. */
  goto(offset: number): void;
}
