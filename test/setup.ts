/** Random tests try the same cases on every machine, so that a red run can be looked into; `SCALE_TEST_SEED=random` looks for new ones. */
import fc from 'fast-check';

const chosen = process.env['SCALE_TEST_SEED'] ?? '20261124';
if (chosen !== 'random') fc.configureGlobal({ seed: Number(chosen) });
