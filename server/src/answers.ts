/**
 * All that needs the engine. It is loaded when the editor has its first answer: reading and compiling grammar and engine takes longer than
 * everything else at the start, and nothing of it is needed to say what the server can do. So only types of what stands behind this file
 * are imported elsewhere.
 */
export { analyze, loadClosure } from '../../engine/src/index.js';
export { codeActions } from './features/code-actions.js';
export { codeLenses } from './features/code-lens.js';
export { completion } from './features/completion.js';
export { definition } from './features/definition.js';
export { diagnostics } from './features/diagnostics.js';
export { formatting } from './features/formatting.js';
export { hover } from './features/hover.js';
export { preview } from './features/preview.js';
export { flatSymbols, symbols } from './features/symbols.js';
