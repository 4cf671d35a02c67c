/** "Did you mean": offered only when it is close, because a wrong guess is worse than none. */

/** Candidates read: among thousands of names a guess is no help, and a file with as many faults would wait for all of them. */
const mostRead = 500;

/**
 * The candidates nearest to `word` by edit distance, best first, the earlier of two equally near; case does not count. Empty when nothing
 * is close, and always for a word of one letter.
 */
export function closest(word: string, candidates: Iterable<string>, most = 3): string[] {
  const letters = [...word];
  if (letters.length < 2 || letters.length > 80) return [];
  const limit = tolerance(letters.length);
  const near: { candidate: string; distance: number }[] = [];
  const seen = new Set<string>();
  for (const candidate of candidates) {
    if (seen.size === mostRead) break;
    if (seen.has(candidate)) continue;
    seen.add(candidate);
    if (
      candidate === word ||
      Math.abs(candidate.length - word.length) > 2 * limit ||
      Math.abs([...candidate].length - letters.length) > limit
    )
      continue;
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    // One changed letter of a word of two leaves nothing to recognise it by.
    if (distance <= limit && distance < letters.length - 1) near.push({ candidate, distance });
  }
  near.sort((a, b) => a.distance - b.distance);
  const best = near[0]?.distance ?? 0;
  return near
    .filter(entry => entry.distance <= best + 1)
    .slice(0, most)
    .map(entry => entry.candidate);
}

/** How many slips a word of this length may hold and still be recognised. */
function tolerance(length: number): number {
  if (length <= 2) return 0;
  if (length <= 6) return 1;
  return length <= 10 ? 2 : 3;
}

/** Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b` (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  const from = [...a];
  const to = [...b];
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = last[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1);
      let best = Math.min(replaced, last[j]! + 1, row[j - 1]! + 1);
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      if (swapped) best = Math.min(best, beforeLast[j - 2]! + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[to.length]!;
}
