/** Problems of one item of a file, on the way to becoming diagnostics. */
import type { Item } from '../names/items.js';
import type { Problem } from '../schema/problem.js';

export interface Found {
  readonly item: Item;
  readonly problems: readonly Problem[];
}
