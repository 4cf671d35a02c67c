/** How wide text will be, without a page to measure it in. Errs a little on the wide side, so that boxes do not touch. */

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;
const narrow = /[ .,:;|!'`()[\]ijlftr]/u;

function charactersWidth(character: string): number {
  if (wide.test(character)) return 1;
  if (narrow.test(character)) return 0.36;
  return /[A-ZMWmw@%]/u.test(character) ? 0.76 : 0.58;
}

/** Pixels that `text` takes at a font size, estimated from the kind of each character. */
export function textWidth(text: string, size: number): number {
  let total = 0;
  for (const character of text) total += charactersWidth(character);
  return total * size;
}

/** `text` cut to a width, with an ellipsis where something is missing. */
export function truncateText(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const characters = [...text];
  let used = textWidth('…', size);
  let count = 0;
  while (count < characters.length && used + charactersWidth(characters[count]!) * size <= width) {
    used += charactersWidth(characters[count]!) * size;
    count += 1;
  }
  return count === 0 ? '…' : `${characters.slice(0, count).join('').trimEnd()}…`;
}

/** Words, and single characters in scripts that are written without blanks. */
function breakable(text: string): string[] {
  return text
    .split(/(\s+)/u)
    .flatMap(piece => (wide.test(piece) ? [...piece] : [piece]))
    .filter(piece => piece.length > 0);
}

/** `text` in lines of at most `width` pixels and at most `maximum` lines; the last one is cut when there is more. */
export function wrapText(text: string, size: number, width: number, maximum = 4): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of breakable(text.replace(/\s+/gu, ' ').trim())) {
    if (line !== '' && textWidth(line + piece, size) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line = line === '' ? piece.trimStart() : line + piece;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  if (lines.length > maximum) lines.splice(maximum - 1, lines.length, `${lines.slice(maximum - 1).join(' ')}`);
  return lines.map(each => truncateText(each, size, width));
}
