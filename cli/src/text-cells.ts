/** How many cells of a terminal a text takes, and text made safe to print there. */

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const invisible = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** Control characters, and those that turn the reading direction: a file must not be able to steer the terminal that shows it. */
const unsafe = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]/gu;

export function cellsOf(character: string): number {
  if (character < '\u0300') return 1;
  if (invisible.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}

/** Cells of a text without line ends: 2 for Chinese, Japanese and Korean characters, 0 for combining marks. */
export function cellWidth(text: string): number {
  let cells = 0;
  for (const character of text) cells += cellsOf(character);
  return cells;
}

/** One line of foreign text: tabs and line ends become blanks, what a terminal would obey becomes `\ufffd`. */
export const printable = (text: string): string => text.replace(/\r\n|[\t\n\r]/gu, ' ').replace(unsafe, '\ufffd');

export function padEnd(text: string, cells: number): string {
  return text + ' '.repeat(Math.max(0, cells - cellWidth(text)));
}

export function padStart(text: string, cells: number): string {
  return ' '.repeat(Math.max(0, cells - cellWidth(text))) + text;
}

/** Pieces between which a line may end: words with their blank, and neighbouring letters of scripts written without blanks. */
function breakable(text: string): string[] {
  return text
    .split(/(?<=\s)(?=\S)/u)
    .flatMap(word => word.split(/(?<=[\u2e80-\ua4cf\uac00-\ud7a3\uff00-\uff60])(?=[\u3041-\u9fff\uac00-\ud7a3])/u));
}

/** `text` in lines of at most `cells`. A word longer than a line is left whole: it may be a path to copy. */
export function wrap(text: string, cells: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of breakable(text.trim())) {
    if (line !== '' && cellWidth((line + piece).trimEnd()) > cells) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return line === '' ? lines : [...lines, line.trimEnd()];
}

/** `text` behind a lead, the later lines indented to where it begins. */
export function hangingLines(lead: string, text: string, cells: number): string[] {
  const indent = ' '.repeat(cellWidth(lead));
  return wrap(text, Math.max(20, cells - cellWidth(lead))).map((line, index) => (index === 0 ? lead : indent) + line);
}
