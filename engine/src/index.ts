/** The engine's public face. */
export type * from './analysis.js';
export { defaultSettings } from './analysis.js';
export { analyze } from './analyze.js';
export { readConfig, type ConfigFault } from './config/read-config.js';
export type { ConfigContent } from './config/types.js';
export { modelBlock, modelLines, modelName } from './config/write-model.js';
export { catalogue, type CatalogueEntry } from './checks/catalogue.js';
export type * from './curves/types.js';
export type * from './diagnostic.js';
export { documentationUrl } from './documentation.js';
export type * from './estimate.js';
export { headlinePaths } from './kinds/headlines.js';
export { jsonPath } from './names/config-file.js';
export { resolvePath } from './names/paths.js';
export { findProperty, namesAt } from './names/properties.js';
export { needs, type Needs } from './needs.js';
export type * from './schema/types.js';
export { kindNamed, vocabulary } from './vocabulary.js';
