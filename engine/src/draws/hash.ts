/**
 * Two 32-bit hashes of a text, as good as independent: each lane multiplies with its own odd constant, and both are stirred into each other
 * at the end so that texts which differ in one letter share nothing. Not for secrets.
 */
export function hashText(text: string): readonly [number, number] {
  let first = 0x2f6b1c9d ^ text.length;
  let second = 0x7a4e93d1 + text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    first = Math.imul(rotate(first, 5) ^ unit, 0x9e3779b1);
    second = Math.imul(rotate(second, 9) + unit, 0x85ebca77) ^ (second >>> 15);
  }
  return [finish(first ^ rotate(second, 16)), finish(second + Math.imul(first, 0xc2b2ae3d))];
}

function rotate(x: number, bits: number): number {
  return (x << bits) | (x >>> (32 - bits));
}

/** Every bit of the input changes every bit of the output with probability close to a half (finaliser of MurmurHash3, A. Appleby). */
function finish(x: number): number {
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}
