/** What is wrong with the values of scenarios and sweeps is told where they are written. */
import assert from 'node:assert/strict';
import { analyzed } from './support/plan.js';
import { applied } from './support/report.js';

const base =
  'model m { params: 7B }\npretrain base {\n  model: m\n  hardware: h100 * 8\n  tokens: 100B\n  mfu: 40%\n  phase anneal { share: 10% }\n}\n' +
  'let price = $2/h\n';

/** Codes of errors and warnings with the words they mark. */
function told(text: string): string[] {
  const whole = base + text;
  return analyzed(whole)
    .diagnostics.filter(each => each.severity === 'error' || each.severity === 'warning')
    .map(({ code, start, end }) => `${code} ${whole.slice(start, end)}`);
}

const cases: Readonly<Record<string, readonly [text: string, told: readonly string[]]>> = {
  'an unknown chip in a scenario': ['scenario x { base.hardware: h300 * 4 }', ['SC033 h300']],
  'a share above one in a scenario': ['scenario y { base.mfu: 200% }', ['SC011 200%']],
  'a wrong dimension in a scenario': ['scenario w { base.tokens: 5 days }', ['SC012 5 days']],
  'an unknown chip in a sweep': ['sweep s { base.hardware: [h300 * 4, h100 * 8], show: [base.days] }', ['SC033 h300']],
  'a share above one in a sweep': ['sweep s { base.mfu: [200%, 40%], show: [base.days] }', ['SC011 200%']],
  'a value of several points of a grid, once': [
    'sweep s { base.mfu: [200%, 40%], base.tokens: [1T, 2T, 5 days], show: [base.days] }',
    ['SC011 200%', 'SC012 5 days'],
  ],
  'a group of a scenario': ['scenario g { base { mfu: 200% } }', ['SC011 200%']],
  'a value that reads its own block': ['scenario o { base.days: tokens * nothing }', ['SC033 nothing']],
  'a let': ['scenario l { price: nothing }', ['SC033 nothing']],
  'what a scenario takes over, where it is written': [
    'scenario y { base.mfu: 200% }\nscenario z from y { base.tokens: 5 days }',
    ['SC011 200%', 'SC012 5 days'],
  ],
  'a path that leads nowhere, once': ['scenario n { base.nothing: 200% }', ['SC030 nothing']],
  'nothing of sound values': [
    'scenario a { base.hardware: h100 * 16, base.mfu: 45%, base.days: derived, price: $3/h }\nscenario b from a { base.tokens: 200B }\n' +
      'sweep s { base.hardware: [h100 * 16, h200 * 8], base.mfu: [30%, 40%], show: [base.days] }',
    [],
  ],
};

describe('values of scenarios and sweeps', () => {
  for (const [what, [text, expected]] of Object.entries(cases)) {
    it(`tell of ${what}`, () => assert.deepEqual(told(text), expected));
  }

  it('are mended like those of blocks', () => {
    const text = `${base}sweep s { base.hardware: [h10 * 8, h200 * 8], show: [base.days] }`;
    const [found] = analyzed(text).diagnostics.filter(each => each.code === 'SC033');
    assert.match(applied(found!.fixes[0]!, text), /hardware: \[h100 \* 8, h200 \* 8\]/);
  });

  it('keep their place when text before them grows', () => {
    const text = `${base}scenario y { base.mfu: 200% }`;
    const later = `// before\n${text}`;
    const [found] = analyzed(later, { previous: analyzed(text) }).diagnostics.filter(each => each.code === 'SC011');
    assert.equal(later.slice(found!.start, found!.end), '200%');
  });

  it('of imported files are told there', () => {
    const files = { 'other.scale': `${base}scenario y { base.mfu: 200% }` };
    assert.deepEqual(
      analyzed('import "other.scale" as other\npretrain p { params: 1B, tokens: 1T }\nassert other.y.base.days > 0 days', {
        files,
      }).diagnostics.filter(each => each.code === 'SC011'),
      [],
    );
  });
});
