/** The engine's public face. */
export type * from './analysis.js';
export { defaultSettings } from './analysis.js';
export { analyze } from './analyze.js';
export { readConfig, type ConfigFault } from './config/read-config.js';
export type { ConfigContent } from './config/types.js';
export { modelBlock, modelLines, modelName } from './config/write-model.js';
export { catalogue, type CatalogueEntry } from './checks/catalogue.js';
export { loadClosure, type ReadFile } from './closure.js';
export type * from './curves/types.js';
export type * from './diagnostic.js';
export { documentationUrl } from './documentation.js';
export type * from './estimate.js';
export { isSpread, percentileTexts, shortText, unknownText, wordText } from './estimate-text.js';
export type * from './laws/fit/types.js';
export { constantPaths, headlinePaths } from './kinds/headlines.js';
export { trainingKinds } from './kinds/measures.js';
export { isCsvCall, spellColumn, writtenCsv } from './names/data-file.js';
export { jsonPath } from './names/config-file.js';
export { kindReadAs } from './names/meant.js';
export { resolvePath } from './names/paths.js';
export { findProperty, namesAt } from './names/properties.js';
export {
  formatMedian,
  formatNumber,
  formatRange,
  formatShare,
  joinParts,
  partsOfRange,
  roundForOutput,
  type NumberParts,
} from './quantity/format.js';
export { closest } from './quantity/suggest.js';
export { parseUnit, siblings, unitDoc, unitNames, unitsOfDimension, type Unit } from './quantity/units.js';
export type * from './schema/types.js';
export { kindNamed, vocabulary } from './vocabulary.js';
export { fitEdit, type FitEdit } from './write-fit.js';
