/** What holds of every analysis, whatever the text: all numbers are numbers, all places lie in the text, and nothing speaks of NaN. */
import assert from 'node:assert/strict';
import type { Analysis } from '../../../engine/src/index.js';
import { plainAll } from './plan.js';

const machineWords = /\b(NaN|Infinity|undefined|\[object Object\])\b/;

/** `text` is the main file. */
export function assertSound(analysis: Analysis, text: string): void {
  const all = plainAll(analysis);
  walk(all, 'analysis', text);
  assert.ok(JSON.stringify(all).length > 0);
  for (const { code, message, start, end, fixes, related } of analysis.diagnostics) {
    assert.match(code, /^SC\d{3}$/);
    assert.ok(message.length > 10 && /[.!?)]$/.test(message), `${code}: ${message}`);
    for (const at of [{ start, end }, ...fixes.flatMap(fix => fix.edits), ...related.filter(each => each.file === analysis.input.main)]) {
      assert.ok(at.start >= 0 && at.start <= at.end && at.end <= text.length, `${code} at ${at.start}–${at.end} of ${text.length}`);
    }
  }
}

/** A text may quote what the user wrote, so only words that the file does not contain are held against it. */
function walk(value: unknown, at: string, text: string): void {
  if (typeof value === 'number') assert.ok(Number.isFinite(value), `${at} is ${value}`);
  else if (typeof value === 'string') {
    const word = machineWords.exec(value)?.[0];
    assert.ok(word === undefined || text.includes(word), `${at}: ${value}`);
  } else if (Array.isArray(value))
    value.forEach((each, index) => {
      walk(each, `${at}[${index}]`, text);
    });
  else if (typeof value === 'object' && value !== null) for (const [key, each] of Object.entries(value)) walk(each, `${at}.${key}`, text);
}
