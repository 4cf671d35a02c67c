/** `npm run generate`: writes the generated files and tells which were stale. */
import { generate } from '../generate.mjs';
import { say } from '../speech.mjs';

const differences = await generate();
for (const difference of differences) say(difference);
say(differences.length === 0 ? 'Everything generated is fresh.' : `Brought ${differences.length} files up to date.`);
