/**
 * Predicts every published measurement with the constants that ship and says how far off it is: memory, seconds of a step, GPU-hours and electricity of
 * whole runs. With the data sets at hand (the folder that SCALE_DATA names) it also predicts each source from the others and writes
 * `docs/validation.md`; without them those rows are reported as skipped and the page stays as it is. `npm run validate -- serving` does services alone.
 */
import fs from 'node:fs';
import { loadSources } from './bench/load-sources.mjs';
import { inCheckout } from './lib/places.mjs';
import { say } from './lib/speech.mjs';
import { calibrationSection } from './validate/calibration-test.mjs';
import { energySection } from './validate/energy-section.mjs';
import { dataFolder } from './validate/measurements.mjs';
import { memorySection } from './validate/memory-section.mjs';
import { plain, page } from './validate/report.mjs';
import { languageSection } from './validate/language-section.mjs';
import { runsSection } from './validate/runs-section.mjs';
import { servingSections } from './validate/serving-sections.mjs';
import { coverageSection, heldOutSection, stepSections } from './validate/step-sections.mjs';

const physics = await loadSources('engine', 'src/physics/index.ts');
const engine = await loadSources('engine');
const complete = dataFolder() !== undefined;
const only = process.argv[2];
if (only !== undefined && only !== 'serving') throw new Error(`there is no group ${only}; the one that can be asked for alone is serving`);
const sections = only === 'serving' ? servingSections(engine) : [
  memorySection(physics), ...stepSections(physics), heldOutSection(physics), runsSection(physics), languageSection(engine), energySection(engine.analyze, engine.defaultSettings),
  ...(complete ? [coverageSection(physics), calibrationSection(physics)] : []), ...servingSections(engine),
];
for (const section of sections) say(plain(section));
if (only !== undefined) say(process.env.SCALE_DATA === undefined ? 'Skipped: MLPerf rows. They need the data set that SCALE_DATA names.' : 'One group: docs/validation.md is left as it is.');
else if (complete) {
  fs.writeFileSync(inCheckout('docs/validation.md'), page(sections));
  say('Written: docs/validation.md');
} else say('Skipped: MPT and vTrain rows, each source from the others, coverage and calibration. They need the data sets; docs/validation.md is left as it is.');
