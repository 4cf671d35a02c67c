/** How mocha runs the fast tests: the files are shared out over processes, one for each processor. */
import os from 'node:os';

export default {
  spec: [
    'out/test/{architecture,grammar,engine,library,chart,fitting,server,cli,client,docs,scripts}/**/*.test.js',
    'test/host/scripts.test.mjs',
  ],
  // Catches what hangs, and nothing else: on a busy machine a test may take many times as long as usual.
  timeout: 120_000,
  parallel: true,
  jobs: os.availableParallelism(),
  color: false,
  require: ['./out/test/setup.js'],
};
