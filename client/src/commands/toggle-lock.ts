/** Locks the preview to the file it shows, or lets it follow the active file again. */
import type { CommandParts } from './parts.js';

export function toggleLock({ previews }: CommandParts): void {
  previews.toggleLock();
}
