/** Files that are computed from other files of the project. */
import { generate } from './generate.mjs';
import { buildLibraryIndex } from './library-index.mjs';

/**
 * Brings the library's index, the TextMate grammar and the reference pages up to date; they must be there before anything is compiled or
 * bundled.
 * @throws when a source is wrong, with the place in the message
 */
export async function buildGenerated() {
  await buildLibraryIndex();
  await generate();
}
