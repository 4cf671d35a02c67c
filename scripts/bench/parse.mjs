/** Reading text: how far the parser is from merely looking at every character. */
import { documentOf } from './documents.mjs';
import { cpuMilliseconds } from './measure.mjs';
import { sayFigure, sayPart } from './report.mjs';

const tokens = /\/\/[^\n]*|"[^"\n]*"|[\p{L}_][\p{L}\p{N}_]*|\d[\d_.]*|\.\.|\s+|./gu;

/** The least anyone can do: touch each character once. */
function scan(text) {
  let sum = 0;
  for (let i = 0; i < text.length; i += 1) sum = (sum + text.charCodeAt(i)) | 0;
  return sum;
}

/** What a plain tokenizer costs: one regular expression, no tree. */
function tokenize(text) {
  const found = [];
  tokens.lastIndex = 0;
  for (let match = tokens.exec(text); match; match = tokens.exec(text)) found.push({ start: match.index, end: tokens.lastIndex });
  return found;
}

export function benchParse({ parse }) {
  sayPart('Parsing, processor time');
  for (const [lines, reach] of [[1000, undefined], [10_000, 25]]) {
    const text = documentOf(lines);
    const problems = parse(text).problems.length;
    if (problems > 0) throw new Error(`the generated plan has ${problems} syntax problems`);
    const value = cpuMilliseconds(() => parse(text));
    const name = `${lines.toLocaleString('en-US')} lines to a tree`;
    sayFigure({ what: name, value, unit: 'ms', floor: cpuMilliseconds(() => tokenize(text)), floorIs: 'a regular expression that finds tokens', reach });
    sayFigure({ what: `  the same`, value, unit: 'ms', floor: cpuMilliseconds(() => scan(text)), floorIs: 'looking at each character' });
  }
}
