/**
 * Predicts every published measurement with the constants that ship and says how far off it is: memory, seconds of a step, GPU-hours and electricity of
 * whole runs. With the data sets at hand (the folder that SCALE_DATA names) it also predicts each source from the others and writes
 * `docs/validation.md`; without them those rows are reported as skipped and the page stays as it is. `npm run validate -- fits` fits laws to published runs.
 */
import fs from 'node:fs';
import { loadSources } from './bench/load-sources.mjs';
import { inCheckout } from './lib/places.mjs';
import { say } from './lib/speech.mjs';
import { calibrationSection } from './validate/calibration-test.mjs';
import { energySection } from './validate/energy-section.mjs';
import { validateFits } from './validate/fits.mjs';
import { dataFolder } from './validate/measurements.mjs';
import { memorySection } from './validate/memory-section.mjs';
import { plain, page } from './validate/report.mjs';
import { languageSection } from './validate/language-section.mjs';
import { runsSection } from './validate/runs-section.mjs';
import { coverageSection, heldOutSection, stepSections } from './validate/step-sections.mjs';

if (process.argv[2] === 'fits') await validateFits();
else await validateTraining();

async function validateTraining() {
  const physics = await loadSources('engine', 'src/physics/index.ts');
  const engine = await loadSources('engine');
  const complete = dataFolder() !== undefined;
  const sections = [
    memorySection(physics), ...stepSections(physics), heldOutSection(physics), runsSection(physics), languageSection(engine), energySection(engine.analyze, engine.defaultSettings),
    ...(complete ? [coverageSection(physics), calibrationSection(physics)] : []),
  ];
  for (const section of sections) say(plain(section));
  if (complete) {
    fs.writeFileSync(inCheckout('docs/validation.md'), page(sections));
    say('Written: docs/validation.md');
  } else say('Skipped: MPT and vTrain rows, each source from the others, coverage and calibration. They need the data sets; docs/validation.md is left as it is.');
}
