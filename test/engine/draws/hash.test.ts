import assert from 'node:assert/strict';
import { hashText } from '../../../engine/src/draws/hash.js';

const names = Array.from({ length: 40_000 }, (_, i) => `plan.scale/core.${['mfu', 'price', 'tokens', 'goodput'][i % 4]}#${i >> 2}`);

function bitsSet(x: number): number {
  let count = 0;
  for (let rest = x; rest !== 0; rest >>>= 1) count += rest & 1;
  return count;
}

describe('hash of a text', () => {
  it('gives two whole numbers below 2^32, the same each time', () => {
    for (const text of ['', 'a', '訓練.小时', names[7]!]) {
      for (const part of hashText(text)) assert.ok(Number.isInteger(part) && part >= 0 && part < 2 ** 32);
      assert.deepEqual(hashText(text), hashText(text));
    }
  });

  it('meets no other text by both parts, and hardly by one', () => {
    const hashes = names.map(hashText);
    assert.equal(new Set(hashes.map(([a, b]) => `${a} ${b}`)).size, names.length);
    // Of 40,000 random numbers below 2^32, 0.2 pairs are expected to meet.
    assert.ok(new Set(hashes.map(([a]) => a)).size >= names.length - 5);
    assert.ok(new Set(hashes.map(([, b]) => b)).size >= names.length - 5);
  });

  it('changes half of the bits with one letter, in each part and between the parts', () => {
    let [first, second, between] = [0, 0, 0];
    for (const name of names) {
      const [a, b] = hashText(name);
      const [c, d] = hashText(`${name.slice(0, 3)}~${name.slice(4)}`);
      first += bitsSet(a ^ c);
      second += bitsSet(b ^ d);
      between += bitsSet(a ^ b);
    }
    for (const total of [first, second, between]) assert.ok(Math.abs(total / names.length - 16) < 0.1, String(total / names.length));
  });
});
