/** What compute spent on an answer brings: samples, votes, a chooser, longer thinking. Plain numbers in, plain numbers out. */
export { anchored, betaCoverage, meanFailure, passAtOne, powerCoverage, type Difficulty } from './coverage.js';
export { divergenceOfBestOf, gainOfBestOf } from './best-of-n.js';
export { eachDraw } from './each-draw.js';
export { inferenceMultiplier } from './exchange.js';
export { fitCounts, type FittedCounts } from './fit-counts.js';
export { agreeingFrom, majorityAccuracy, majorityOfOne, mostVotes } from './majority.js';
export { meanPassAtK, passAtK, thinned, type PassCount } from './pass-at-k.js';
export { thinkingAccuracy, type ThinkingGain } from './thinking.js';
