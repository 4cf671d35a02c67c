/** Goes from the preview to its file. */
import { showSource } from '../preview/source.js';
import type { CommandParts } from './parts.js';

export async function showPreviewSource({ previews }: CommandParts): Promise<void> {
  const uri = previews.fileInUse();
  if (uri !== undefined) await showSource(uri);
}
