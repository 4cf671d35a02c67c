/** From a name to what it names, into imported files and the library as well. */
import type { Location, Position } from 'vscode-languageserver';
import { resolvePath, type Meaning, type Place } from '../../../engine/src/index.js';
import { offsetOf, rangeOf } from '../convert.js';
import type { Analysed, Workspace } from '../workspace.js';

/** `null` where nothing leads anywhere. */
export function definition(analysed: Analysed, position: Position, workspace: Workspace): Location | null {
  const meaning = analysed.analysis.at(offsetOf(analysed.document, position));
  const place = meaning === undefined ? undefined : placeOf(meaning, analysed.analysis.input.main);
  if (meaning === undefined || place === undefined) return null;
  const target = workspace.documentOf(analysed, place);
  return target === undefined ? null : { uri: target.uri, range: rangeOf(target, place) };
}

function placeOf(meaning: Meaning, main: string): Place | undefined {
  switch (meaning.kind) {
    case 'reference':
      return meaning.definition ?? meaning.block?.head ?? meaning.estimate?.place ?? undefined;
    case 'block-name':
      return meaning.block.head;
    case 'property':
      return meaning.estimate?.place ?? undefined;
    case 'table':
      return meaning.definition;
    case 'import':
      return { file: resolvePath(main, meaning.path), start: 0, end: 0 };
    default:
      return undefined;
  }
}
