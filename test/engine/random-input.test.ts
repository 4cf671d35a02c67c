/** Whatever is typed has an answer: any text, words of the language in any order, plans without sense, examples with a slip. */
import fc from 'fast-check';
import { analyzed } from './support/plan.js';
import { assertSound } from './support/sound.js';
import { mutatedExample, randomPlan, tokenSoup } from './support/soup.js';

const settings = { samples: 64 };

/** Any signs there are, halves of pairs among them. */
const anyCodes = fc.array(fc.nat(0x10ffff), { maxLength: 200 }).map(codes => String.fromCodePoint(...codes));

function answers(text: string): void {
  const analysis = analyzed(text, { settings });
  assertSound(analysis, text);
  for (let offset = 0; offset <= text.length; offset += 1 + Math.floor(text.length / 50)) analysis.at(offset);
}

const holds = (texts: fc.Arbitrary<string>, numRuns: number): void => {
  fc.assert(fc.property(texts, answers), { numRuns });
};

describe('random input', () => {
  it('any text', () => {
    holds(fc.string({ unit: 'grapheme', maxLength: 200 }), 150);
  });
  it('any bytes', () => {
    holds(anyCodes, 150);
  });
  it('words of the language in any order', () => {
    holds(tokenSoup, 250);
  });
  it('plans without sense', () => {
    holds(randomPlan, 200);
  });
  it('examples with a slip or four', () => {
    holds(mutatedExample, 60);
  });
});
