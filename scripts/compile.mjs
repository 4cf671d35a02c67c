/** Compiles all of it, tests included. */
import { compile } from './lib/test-steps.mjs';

const { failed } = await compile();
process.exitCode = failed > 0 ? 1 : 0;
