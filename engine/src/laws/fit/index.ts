/** Fitting as hosts and their threads use it. */
export { fitLaw, noFit } from './fit-law.js';
export { bestOf, fitPoint, stepsOf, weightsOf } from './point.js';
export { finishFit, holdOut, partOf, predictHeld } from './report.js';
export { fitResamples } from './resample.js';
export type * from './types.js';
