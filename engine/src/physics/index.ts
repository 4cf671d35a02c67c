/** What scripts that fit and validate take of this folder; the language takes the files themselves. */
export * from './architecture.js';
export * from './setup.js';
export * from './memory/activations.js';
export * from './memory/states.js';
export * from './memory/training-memory.js';
export * from './throughput/efficiencies.js';
export * from './throughput/step-time.js';
export * from './throughput/workload.js';
export * from './calibration/calibrate.js';
export * from './calibration/least-squares.js';
export * from './layout/choose.js';
export * from './layout/repair.js';
export * from './predict-step.js';
export * from './calendar/run-utilization.js';
export { fitted } from './throughput/fitted-efficiencies.js';
