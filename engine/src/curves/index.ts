/** What makes curves of laws, for those that measure its speed and its digits; pictures come from an analysis. */
export { atOneCompute, frontier, ownModel } from './law-performance.js';
export { curveOf, placesBetween, plainPerformance, scoreCurve, type Performance, type Reached } from './performance.js';
