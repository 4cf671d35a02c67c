/** What compute spent on an answer brings: samples, votes, a chooser, longer thinking. Plain numbers in, plain numbers out. */
export { anchored, betaCoverage, meanFailure, passAtOne, powerCoverage, type Difficulty } from './coverage.js';
export { divergenceOfBestOf, gainOfBestOf } from './best-of-n.js';
export { eachDraw } from './each-draw.js';
export { inferenceMultiplier } from './exchange.js';
export { fitCounts, fitSpread, usualAlpha, type FittedCounts, type NoFit } from './fit-counts.js';
export { coverageCurve, fitPowerCoverage, fitPowerCurve, type CurvePoint, type PowerFit } from './fit-curve.js';
export { agreeingFrom, majorityAccuracy, mostVotes, Vote } from './majority.js';
export { meanPassAtK, passAtK, thinned, type PassCount } from './pass-at-k.js';
export { thinkingAccuracy, type ThinkingGain } from './thinking.js';
