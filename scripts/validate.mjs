/**
 * Predicts every published measurement with the constants that ship and says how far off it is. `npm run validate` does every group and,
 * with the data sets at hand (the folder that SCALE_DATA names), writes `docs/validation.md`; without them the rows they hold are reported
 * as skipped and the page stays as it is. `npm run validate -- serving samples` does the groups named and writes nothing.
 */
import fs from 'node:fs';
import { loadSources } from './bench/load-sources.mjs';
import { inCheckout } from './lib/places.mjs';
import { say } from './lib/speech.mjs';
import { calibrationSection } from './validate/calibration-test.mjs';
import { energySection } from './validate/energy-section.mjs';
import { expertSection } from './validate/expert-steps.mjs';
import { validateFits } from './validate/fits.mjs';
import { languageSection } from './validate/language-section.mjs';
import { dataFolder } from './validate/measurements.mjs';
import { memorySection } from './validate/memory-section.mjs';
import { plain, page } from './validate/report.mjs';
import { runsSection } from './validate/runs-section.mjs';
import { checkpointCounts, passCounts } from './validate/pass-counts.mjs';
import { samplesSection, strangersSection } from './validate/samples-section.mjs';
import { servingSections } from './validate/serving-sections.mjs';
import { coverageSection, heldOutSection, stepSections } from './validate/step-sections.mjs';
import { usualAlphaSection } from './validate/usual-alpha-section.mjs';

const complete = dataFolder() !== undefined;

/** Sections by the group they belong to; each is made only when its group is asked for. */
const groups = {
  async training() {
    const physics = await loadSources('engine', 'src/physics/index.ts');
    const engine = await loadSources('engine');
    if (!complete) say('Skipped: MPT and vTrain rows, each source from the others, coverage and calibration. They need the data sets.');
    return [
      memorySection(physics),
      ...stepSections(physics),
      heldOutSection(physics),
      expertSection(physics),
      runsSection(physics),
      languageSection(engine),
      energySection(engine.analyze, engine.defaultSettings),
      ...(complete ? [coverageSection(physics), calibrationSection(physics)] : []),
    ];
  },
  async serving() {
    if (!complete) say('Skipped: MLPerf rows. They need the data sets.');
    return servingSections(await loadSources('engine'));
  },
  async samples() {
    const [models, checkpoints] = [passCounts(), checkpointCounts()];
    if (models === undefined || checkpoints === undefined) {
      say('Skipped: repeated sampling. It needs the data sets.');
      return [];
    }
    const benefit = await loadSources('engine', 'src/laws/benefit/index.ts');
    const { maximize } = await loadSources('engine', 'src/laws/benefit/maximize.ts');
    return [
      samplesSection(benefit, models),
      strangersSection(benefit, models, checkpoints),
      usualAlphaSection(benefit, maximize, checkpoints),
    ];
  },
  /** Minutes long, and a report of its own: only when it is named. */
  async fits() {
    await validateFits();
    return [];
  },
};

const asked = process.argv.slice(2);
const stranger = asked.find(name => !(name in groups));
if (stranger !== undefined) throw new Error(`there is no group ${stranger}; there are ${Object.keys(groups).join(', ')}`);
const sections = [];
for (const name of asked.length > 0 ? asked : ['training', 'serving', 'samples']) sections.push(...(await groups[name]()));
for (const section of sections) say(plain(section));
if (asked.length === 0 && complete) {
  fs.writeFileSync(inCheckout('docs/validation.md'), page(sections));
  say('Written: docs/validation.md');
} else say('docs/validation.md is left as it is: it is written when every group runs with the data sets.');
