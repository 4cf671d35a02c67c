/** "Write the fitted constants here": offered on a law, once its fit is made. */
import { fitEdit, type Analysis } from '../../../engine/src/index.js';
import type { Rewriting } from './write-derived.js';

export function writeFit(analysis: Analysis, text: string, offset: number): Rewriting[] {
  const block = analysis.blocks.find(({ kind, place }) => kind === 'law' && place.start <= offset && offset <= place.end);
  const edit = block === undefined ? undefined : fitEdit(analysis, block.name, text);
  return edit === undefined ? [] : [{ title: 'Write the fitted constants here', edit }];
}
