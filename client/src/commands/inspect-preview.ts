/** Tells what the preview in use shows. Hidden from the palette: it is how tests look into the panel. */
import type { PanelState } from '../../../server/src/protocol.js';
import type { CommandParts } from './parts.js';

export function inspectPreview({ previews }: CommandParts): PanelState | null {
  return previews.inspect();
}
