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
  for (const [lines, reach, referenceFloor] of [[1000], [10_000, 25, 0.167]]) {
    const text = documentOf(lines);
    const problems = parse(text).problems.length;
    if (problems > 0) throw new Error(`the generated plan has ${problems} syntax problems`);
    const [value, scanned, tokenized] = cpuMilliseconds([() => parse(text), () => scan(text), () => tokenize(text)]);
    const name = `${lines.toLocaleString('en-US')} lines to a tree`;
    sayFigure({ what: name, value, unit: 'ms', floor: scanned, floorIs: 'looking at each character', reach, referenceFloor });
    sayFigure({
      what: `${name}, the same beside another floor`,
      value,
      unit: 'ms',
      floor: tokenized,
      floorIs: 'a regular expression that finds tokens',
    });
  }
}
