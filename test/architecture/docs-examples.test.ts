/** What the documentation shows is a plan that holds: every example is analysed, and none has an error. */
import assert from 'node:assert/strict';
import { analyze, defaultSettings, type Library } from '../../engine/src/index.js';
import { filesIn, textOf } from './sources.js';

/** Examples of faults; and pages that are generated from the vocabulary's drafts, in which names stand for what a user fills in. */
const notPlans = /^docs\/reference\//u;
const pages = ['README.md', ...filesIn('docs', '.md'), ...filesIn('client/media', '.md')].filter(page => !notPlans.test(page));

describe('an example of the documentation', () => {
  for (const { place, text } of pages.flatMap(plansOf)) {
    it(`has no error: ${place}`, () => {
      const library = JSON.parse(textOf('library/index.json')) as Library;
      const analysis = analyze({ main: 'plan.scale', files: new Map([['plan.scale', { text }]]), library, settings: defaultSettings });
      assert.notEqual(analysis, 'stopped');
      if (analysis === 'stopped') return;
      assert.deepEqual(
        analysis.diagnostics.filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code} ${message}`),
        [],
      );
    });
  }
});

/** Examples with an import or a data file speak of files that are not there. */
function plansOf(page: string): { place: string; text: string }[] {
  const blocks = [...textOf(page).matchAll(/^```scale\n([\s\S]*?)^```$/gmu)].map(match => match[1]!);
  return blocks
    .filter(text => !/^import |\b(?:json|csv)\("/mu.test(text))
    .map((text, index) => ({ place: `${page}, block ${index + 1}`, text }));
}
